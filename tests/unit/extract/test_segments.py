"""Sentences are cut at semicolons; labels, datelines and what leads in are taken off."""

from __future__ import annotations

import pytest

from directive_extract.extract.scopes import Mode
from directive_extract.extract.segments import cut_segments


@pytest.fixture
def cut(make_outline):
    return lambda text: list(cut_segments(make_outline(text).outline.blocks))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The quay is closed. It must be mended.", ["The quay is closed.", "It must be mended."], id="sentences"
        ),
        pytest.param(
            "The yard must mend the quay; and the pilots, who know it, must help.",
            ["The yard must mend the quay", "the pilots, who know it, must help."],
            id="semicolon-with-and",
        ),
        pytest.param(
            "The Assembly affirms that the quay is for all, and that nobody owns the tide.",
            ["The Assembly affirms that the quay is for all", "nobody owns the tide."],
            id="viewpoints-behind-that",
        ),
        pytest.param(
            "The yard must (with care; without haste) mend the quay.",
            ["The yard must (with care; without haste) mend the quay."],
            id="semicolon-in-parentheses",
        ),
        pytest.param(
            "The yard must: (i) draw the piles, (ii) move the crane.",
            ["The yard must:", "draw the piles,", "move the crane."],
            id="inline-labels",
        ),
        pytest.param(
            "Builders of the Port Weir – Lone Elm – South Quay road must open it.",
            ["Builders of the Port Weir – Lone Elm – South Quay road must open it."],
            id="dashes-in-a-name",
        ),
        pytest.param(
            "The Port Weir - Lone Elm road is to be closed.",
            ["The Port Weir - Lone Elm road is to be closed."],
            id="an-article-opens-no-dateline",
        ),
        pytest.param(
            "The pilots are not to be moved for now: the port office was given a year.",
            ["The pilots are not to be moved for now", "the port office was given a year."],
            id="an-order-before-a-colon",
        ),
        pytest.param("PORT WEIR (AFP) – The quay is closed.", ["The quay is closed."], id="dateline"),
        pytest.param(
            "The quay is closed. First of all , draw the piles. Two , move the crane. Third, lock the gate.",
            ["The quay is closed.", "draw the piles.", "move the crane.", "lock the gate."],
            id="ordinals-of-machine-translation",
        ),
        pytest.param(
            "The mayor was clear: the yard must mend the quay.",
            ["The mayor was clear", "the yard must mend the quay."],
            id="colon-before-a-directive",
        ),
        pytest.param(
            "Two ships: the Ada and the Bo.", ["Two ships: the Ada and the Bo."], id="colon-before-a-list-of-things"
        ),
        pytest.param(
            "The three clears are: clear water; clear rules; clear books.",
            ["The three clears are: clear water; clear rules; clear books."],
            id="unpacked-motto-stays-whole",
        ),
    ],
)
def test_cut(cut, text: str, expected: list[str]) -> None:
    assert [segment.passage.text for segment in cut(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Photo: Ann Holm\n\nThe quay is closed.\n", id="boilerplate"),
        pytest.param("# Works\n\nThe quay is closed.\n", id="heading"),
    ],
)
def test_only_what_can_hold_directives_is_cut(cut, text: str) -> None:
    assert [segment.passage.text for segment in cut(text)] == ["The quay is closed."]


def test_a_lead_names_those_who_must_act(cut) -> None:
    [segment] = cut("It was agreed.\n\n1. For the Ministry of Ports: dredge the basin in May.\n")[1:]
    assert segment.passage.text == "dredge the basin in May."
    assert [mention.passage.text for mention in segment.lead.owners] == ["Ministry of Ports"]


def test_a_lead_holds_for_the_sentences_behind_it_in_its_block(cut) -> None:
    first, second, third = cut(
        "It was agreed.\n\n1. Ministry of Ports: dredge the basin. Report to the mayor.\n\n2. Lock the gate.\n"
    )[1:]
    assert first.lead == second.lead
    assert first.lead is not None
    assert third.lead is None


def test_a_lead_tells_what_kind_of_clauses_follow(cut) -> None:
    assert cut("The viewpoint is as follows: ships must pay.")[-1].lead.mode is Mode.VIEWPOINT


def test_segments_number_their_sentences_and_places(cut) -> None:
    numbers = [(s.sentence, s.position) for s in cut("Draw the piles; move the crane. Lock it.\n\nThe end is near.\n")]
    assert numbers == [(0, 0), (0, 1), (1, 0), (2, 0)]
