"""Outline to candidates and statements."""

from __future__ import annotations

import pytest

from directive_extract.extract.classifier import load_classifier
from directive_extract.extract.reading import read_outline, skip_outline
from directive_extract.schema.directive import Modality
from directive_extract.schema.extraction import Verdict

DOCUMENT = """\
Old quay to be mended

The Port Council met on Monday. It asked the Ministry of Ports to mend the quay before 3 May 2027; \
the Harbour Office must lend its crane.

Photo: Ann Holm

# Action items

No | Action | Owner | Due | Status
1 | Draw the piles | Harbour Office | 4 June 2027 | open
2 | Move the crane | Harbour Office | 4 May 2026 | completed
"""


@pytest.fixture
def read(make_outline, nlp):
    def reading(text: str, *, classifier: bool = False):
        return read_outline(make_outline(text).outline, nlp, load_classifier() if classifier else None)

    return reading


def test_directives_are_found_in_prose_and_tables(read) -> None:
    found = [candidate.passage.text for candidate in read(DOCUMENT).candidates if candidate.kind is Verdict.TASK]
    assert found[:2] == [
        "the Ministry of Ports to mend the quay before 3 May 2027",
        "the Harbour Office must lend its crane",
    ]
    assert len(found) == 3
    assert "Draw the piles" in found[2]


def test_every_sentence_has_a_verdict_and_a_reason(read) -> None:
    verdicts = {statement.span.text: statement.verdict for statement in read(DOCUMENT).statements}
    assert verdicts["The Port Council met on Monday."] is Verdict.BACKGROUND
    assert verdicts["Photo: Ann Holm"] is Verdict.BOILERPLATE
    assert verdicts["Action items"] is Verdict.BOILERPLATE
    assert verdicts["the Harbour Office must lend its crane."] is Verdict.TASK
    assert next(v for text, v in verdicts.items() if text.endswith("completed")) is Verdict.BACKGROUND
    assert all(statement.reason for statement in read(DOCUMENT).statements)


def test_statements_and_candidates_come_in_reading_order(read) -> None:
    reading = read(DOCUMENT)
    starts = [statement.span.start for statement in reading.statements]
    places = [candidate.passage.place() for candidate in reading.candidates]
    assert starts == sorted(starts)
    assert places == sorted(places)


def test_clauses_of_one_sentence_share_a_group(read) -> None:
    first, second, row = read(DOCUMENT).candidates
    assert first.group == second.group != row.group


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The Ministry must mend the quay.", Modality.OBLIGATION),
        ("The Ministry may not close the quay.", Modality.PROHIBITION),
    ],
)
def test_the_cue_settles_the_modality(read, text, modality) -> None:
    [candidate] = read(text).candidates
    assert candidate.modality is modality


def test_a_motto_of_several_clauses_is_one_principle(read) -> None:
    text = "Safety comes first, speed comes second, and show comes last."
    [candidate] = read(text).candidates
    assert (candidate.kind, candidate.passage.text) == (Verdict.PRINCIPLE, text.rstrip("."))


def test_principles_carry_no_owners_and_no_shape(read) -> None:
    [candidate] = read("Safety comes first, speed comes second.").candidates
    assert (candidate.mentions, candidate.frame, candidate.due, candidate.shape) == ((), (), (), None)


def test_what_is_not_read_is_accounted_for(make_outline) -> None:
    made = make_outline(DOCUMENT)
    reading = skip_outline(made.outline, "in another language")
    assert reading.candidates == ()
    assert {str(statement.verdict) for statement in reading.statements} == {"background", "boilerplate"}
    assert "in another language" in {statement.reason for statement in reading.statements}
    assert len(reading.statements) == sum(len(block.sentences) for block in made.outline.blocks)
