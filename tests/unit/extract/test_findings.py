"""What can be seen in a clause."""

from __future__ import annotations

import pytest

from directive_extract.extract.clauses import split_clauses
from directive_extract.extract.findings import look
from directive_extract.schema.candidate import Subject


@pytest.fixture
def seen(parse):
    def first(text: str):
        doc = parse(text)
        return doc, look(doc, split_clauses(doc)[0])

    return first


@pytest.mark.parametrize(
    ("text", "cue", "subject", "kind"),
    [
        pytest.param("The inspectors must mark the channel.", "modal", "The inspectors", Subject.AGENT, id="modal"),
        pytest.param("They shall mark the channel.", "modal", "They", Subject.PRONOUN, id="pronoun"),
        pytest.param("The channel must be marked.", "modal", "The channel", Subject.THING, id="passive-of-a-thing"),
        pytest.param(
            "The mayor asked the inspectors to mark the channel.",
            "request-active",
            "the inspectors",
            Subject.AGENT,
            id="asked",
        ),
        pytest.param(
            "The inspectors were asked to mark the channel.",
            "request-passive",
            "The inspectors",
            Subject.AGENT,
            id="were-asked",
        ),
        pytest.param("It is necessary to mark the channel.", "necessary", "", Subject.NONE, id="nobody-named"),
        pytest.param(
            "By 3 May, the inspectors have to mark it.",
            "have-to",
            "the inspectors",
            Subject.AGENT,
            id="behind-an-adverbial",
        ),
        pytest.param("The inspectors mark the channel.", None, "The inspectors", Subject.AGENT, id="no-cue"),
    ],
)
def test_cue_and_subject(seen, text, cue, subject, kind) -> None:
    doc, finding = seen(text)
    assert (finding.cue.pattern.id if finding.cue else None) == cue
    assert doc[finding.subject[0] : finding.subject[1]].text == subject
    assert finding.kind is kind


@pytest.mark.parametrize(
    ("text", "imperative"),
    [
        ("Mark the channel by 3 May.", True),
        ("To mark the channel.", True),
        ("Do not move the crane.", True),
        ("Promptly mark the channel.", True),
        ("The inspectors mark the channel.", False),
        ("Marking of the channel.", False),
    ],
)
def test_imperatives(seen, text, imperative) -> None:
    _, finding = seen(text)
    assert finding.imperative is imperative
    if imperative:
        assert finding.subject[0] == finding.subject[1]


@pytest.mark.parametrize(
    ("text", "passive", "past", "present"),
    [
        ("The quay must be mended.", True, False, False),
        ("The quay was mended.", True, True, False),
        ("The yard mended the quay.", False, True, False),
        ("The yard mends the quay.", False, False, True),
        ("The yard is mending the quay.", False, False, True),
    ],
)
def test_voice_and_tense(seen, text, passive, past, present) -> None:
    _, finding = seen(text)
    assert (finding.passive, finding.past, finding.present) == (passive, past, present)


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("The yard must mend the quay.", False),
        ("The yard has a plan that must be read.", True),
        ("The yard mends what the storm, which nobody must forget, left.", True),
    ],
)
def test_a_cue_in_a_subordinate_clause_does_not_govern(seen, text, nested) -> None:
    _, finding = seen(text)
    assert finding.cue.nested is nested


def test_the_governing_cue_wins_over_a_nested_one(seen) -> None:
    _, finding = seen("The inspectors who must be paid were told to wait.")
    assert finding.cue.pattern.id == "request-passive"


def test_a_noun_is_no_order(seen) -> None:
    _, finding = seen("The orders of the yard fell.")
    assert finding.cue is None
