"""Candidates: a record compared with what the register holds now."""

from __future__ import annotations

import pytest

from directive_extract.register.reviewing import Desk, matching
from directive_extract.schema.register import Relation
from directive_extract.schema.review import Edit, RecordQuery

ENOUGH = 3  # entries in memory before they are written into the index


@pytest.fixture
def register(small):
    return small  # nothing here depends on the kind of database


@pytest.fixture(autouse=True)
def few_in_memory(monkeypatch):
    monkeypatch.setattr(matching, "_MOST_FRESH", ENOUGH)


@pytest.fixture
def paper(papers):
    return papers.extraction(
        "Minutes of 9 March\nThe Water Board shall repair the old dyke by 30 April 2026.", name="later"
    )


def test_an_empty_register_holds_nothing(laid) -> None:
    found = laid.candidates("R1")
    assert (found.match.entry, found.match.relation, found.alternatives) == ("", Relation.NEW, ())


def test_what_was_accepted_a_moment_ago_is_a_candidate_at_once(laid, accept, paper) -> None:
    laid.take_in(paper, "Lan")
    assert laid.candidates("R5").match.entry == ""
    accept("R1")
    found = laid.candidates("R5").match
    assert found.entry == "E1"
    assert found.comparisons
    laid.undo("Lan")
    assert laid.candidates("R5").match.entry == ""


def test_the_answer_is_the_same_from_memory_and_from_the_index(laid, accept, paper) -> None:
    laid.take_in(paper, "Lan")
    laid.candidates("R5")
    for record in ("R1", "R2", "R3"):
        accept(record)
    from_memory = laid.candidates("R5")
    assert laid._matching._fresh.entries
    accept("R4")
    from_index = laid.candidates("R5")
    assert not laid._matching._fresh.entries
    assert from_memory == from_index == Desk(laid.register).candidates("R5")


def test_the_record_is_compared_as_it_is_now(laid, accept, saw, paper) -> None:
    laid.take_in(paper, "Lan")
    accept("R1")
    laid.act("Lan", Edit(seen=saw("R5"), changes={"owners": [{"name": "Harbour Office"}]}))
    owner = next(part for part in laid.candidates("R5").match.comparisons if part.name == "owner")
    assert (owner.level, owner.words) == ("other", "Harbour Office and Water Board")


def test_an_accepted_record_is_what_its_entry_is(laid, accept) -> None:
    accept("R1")
    found = laid.candidates("R1").match
    assert (found.entry, found.decided, found.relation) == ("E1", True, Relation.SAME)


def test_what_was_kept_apart_is_no_candidate_of_that_record_any_more(laid, accept, paper) -> None:
    laid.take_in(paper, "Lan")
    accept("R1")
    accept("R5", act="apart", entry="E1")
    laid.undo("Lan")
    assert laid.candidates("R5").match.entry == "E1"


def test_asking_writes_nothing(laid, accept) -> None:
    accept("R1")
    before = laid.register.last_event()
    for row in laid.rows(RecordQuery()):
        laid.candidates(row.id)
    assert laid.register.last_event() == before
