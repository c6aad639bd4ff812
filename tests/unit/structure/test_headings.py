"""Headings, and short lines of minutes that say something although they end in no full stop."""

from __future__ import annotations

import pytest

MINUTES = """\
Minutes of the harbour users' meeting of 4 May 2026

Present: Ann Holm (chair), Bo Berg
Apologies: Cy Lund

MONEY

{}

The accounts were shown to the members, who had no questions.
"""
NEWS = """\
New quay for Port Weir

PORT WEIR (AFP) - The mayor said on Monday that the old quay of the town is in a bad state.

{}

The yard showed its plans to the council on Friday, he added.
"""
SAYING = {
    "to-do": "Bo to ring the yard about the crane",
    "joint-to-do": "Ann and Cy to draft the notice",
    "marked": "ACTION: Bo rings the yard",
    "numbered-mark": "AI-3: crane to be mended",
    "hashtag": "#agreed the quay stays shut on Sundays",
    "two-sentences": "Crane: still stuck. Bo rings the yard",
    "small-second-sentence": "Crane still stuck. ring the yard",
    "modal": "bus insurance runs out, Bo must renew it",
    "present": "Cy brings it up with the port office",
}
TITLES = {
    "capitals": "CALL TO ORDER",
    "named": "Repairs to the north mole",
    "letter-to": "Letter to final tenants",
    "report-by": "Report by the harbour master",
    "register": "ACTION REGISTER (end of meeting)",
}


def kind(make_outline, text: str, line: str) -> str:
    return next(b.kind for b in make_outline(text.format(line)).outline.blocks if line in b.passage.text)


@pytest.mark.parametrize("line", SAYING.values(), ids=SAYING)
def test_a_line_of_minutes_that_says_something_is_no_heading(make_outline, line: str) -> None:
    assert kind(make_outline, MINUTES, line) == "paragraph"


@pytest.mark.parametrize("line", TITLES.values(), ids=TITLES)
def test_titles_of_minutes_are_headings(make_outline, line: str) -> None:
    assert kind(make_outline, MINUTES, line) == "heading"


@pytest.mark.parametrize("line", [SAYING["modal"].capitalize(), SAYING["present"]], ids=["modal", "present"])
def test_cross_heads_of_reports_may_be_sentences(make_outline, line: str) -> None:
    assert kind(make_outline, NEWS, line) == "heading"


def test_what_an_arrow_points_at_is_no_heading(make_outline) -> None:
    assert kind(make_outline, MINUTES.replace("{}", "-> {}"), "nobody lends out the key") == "item"
