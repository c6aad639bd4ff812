"""Zones: head, attendance, preamble, signature and what follows the end."""

from __future__ import annotations

import pytest

MINUTES = """\
HARBOUR USERS GROUP
Minutes of the meeting of 4 May 2026

Present: Ann Holm (chair), Bo Berg
Apologies: Cy Lund

PITCH

1. Ann to mend the crane.

AH - the keys

Signed: Ann Holm
"""
NOTES = """\
Harbour users - notes, 4 May
(typed as we go)
here: Ann H (chair), Bo
- crane is back
- Bo to ring the yard

next meeting 2 June
"""
NEWS = """\
New quay for Port Weir

PORT WEIR (AFP) - The mayor said on Monday that the old quay of the town must be mended before the winter.

“It leaks,” he said.

The yard has to send its plans to the council by the end of May, he added.

Related news

The yard must close.
"""
PLACES = {
    "attendance": (MINUTES, "Present: Ann Holm (chair), Bo Berg", "attendance"),
    "apologies": (MINUTES, "Apologies: Cy Lund", "attendance"),
    "heading-in-capitals": (MINUTES, "PITCH", None),
    "item": (MINUTES, "Ann to mend the crane.", None),
    "attendance-behind-a-line": (NOTES, "here: Ann H (chair), Bo", "attendance"),
    "initials": (MINUTES, "AH - the keys", None),
    "item-of-notes": (NOTES, "Bo to ring the yard", None),
    "tail": (NEWS, "The yard must close.", "related articles"),
}


@pytest.mark.parametrize(("text", "block", "reason"), PLACES.values(), ids=PLACES)
def test_reasons(make_outline, text: str, block: str, reason: str | None) -> None:
    reasons = {b.passage.text: b.reason for b in make_outline(text).outline.blocks}
    assert reasons[block] == reason


NUMBERED = """\
Minutes of the meeting of 4 May 2026

{names}

{first}1. Apologies
Cy Lund.

2. Crane
Bo to ring the yard.
"""


@pytest.mark.parametrize(
    ("names", "first"),
    [("Members: see the list", ""), ("PRESENT\nAnn Holm\nBo Berg", "")],
    ids=["numbered-apologies", "names-then-numbers"],
)
def test_a_numbered_agenda_ends_the_attendance(make_outline, names: str, first: str) -> None:
    reasons = {b.passage.text: b.reason for b in make_outline(NUMBERED.format(names=names, first=first)).outline.blocks}
    assert reasons["Crane"] is None
    assert reasons["Bo to ring the yard."] is None


def test_numbered_names_stay_in_the_attendance(make_outline) -> None:
    text = MINUTES.replace(
        "Present: Ann Holm (chair), Bo Berg", "PRESENT\n\n1. Ann Holm, chair\n\n2. Bo Berg, secretary"
    )
    reasons = {b.passage.text: b.reason for b in make_outline(text).outline.blocks}
    assert reasons["Bo Berg, secretary"] == "attendance"
