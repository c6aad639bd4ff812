"""Clauses in their surroundings."""

from __future__ import annotations

import pytest

from directive_extract.extract.scopes import Mode
from directive_extract.extract.speakers import Voice


def only(sightings, words: str):
    [found] = [sighting for sighting in sightings if words in sighting.text]
    return found


def test_what_only_says_who_speaks_is_no_clause(see) -> None:
    texts = [sighting.text for sighting in see("The mayor said that the yard must mend the quay.")]
    assert texts == ["the yard must mend the quay"]


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        pytest.param("The quay must be mended.", "quay", Voice.AUTHORITY, id="the-document-itself"),
        pytest.param("Minister Holm said the quay must be mended.", "quay", Voice.AUTHORITY, id="issuer"),
        pytest.param("Delegates said the quay must be mended.", "quay", Voice.OTHER, id="somebody-else"),
        pytest.param(
            "Delegates said the quay must be mended. The crane must be sold.",
            "crane",
            Voice.OTHER,
            id="goes-on-speaking",
        ),
        pytest.param(
            "Delegates said the quay must be mended.\n\nThe crane must be sold.\n",
            "crane",
            Voice.AUTHORITY,
            id="next-paragraph",
        ),
        pytest.param(
            "Delegates said the quay must be mended. The Minister said the crane must be sold.",
            "crane",
            Voice.AUTHORITY,
            id="handed-back",
        ),
    ],
)
def test_whose_words_they_are(see, text, words, voice) -> None:
    assert only(see(text, "Minister Ann Holm"), words).voice is voice


def test_headings_and_lead_ins_govern(see) -> None:
    text = "It was agreed.\n\n# Specific tasks\n\nThe Ministry of Ports shall:\n\n- dredge the basin\n- lock the gate\n"
    sighting = only(see(text), "lock the gate")
    assert sighting.scope.mode is Mode.DIRECTIVE
    assert [mention.passage.text for mention in sighting.scope.owners] == ["The Ministry of Ports"]
    assert sighting.scope.section == ("Specific tasks",)


def test_the_announcement_of_a_list_announces(see) -> None:
    text = "The mayor set the tasks as follows:\n\n1. Dredge the basin.\n\n2. Lock the gate.\n"
    assert {s.text: s.announces for s in see(text)}["Lock the gate"] is False
    assert see(text)[0].announces is True


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“The quay must be mended.”", True),
        ("The mayor said: “The quay must be mended.”", True),
        ("The “old” quay must be mended.", False),
    ],
)
def test_quotations(see, text, quoted) -> None:
    assert only(see(text), "quay").quoted is quoted


def test_the_segment_before_is_known_within_a_block(see) -> None:
    found = see("The quay is closed. It must be mended.\n\nThe crane must be sold.\n")
    assert [sighting.previous for sighting in found] == ["", "The quay is closed.", ""]


def test_clauses_of_one_word_are_left_out(see) -> None:
    assert see("Noted.\n") == []


def test_place_runs_from_start_to_end(see) -> None:
    places = [
        sighting.place for sighting in see("The quay is closed.\n\nIt must be mended.\n\nThe crane must be sold.\n")
    ]
    assert places == sorted(places)
    assert (places[0], places[-1] < 1) == (0, True)
