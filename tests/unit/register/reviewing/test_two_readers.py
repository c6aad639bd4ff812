"""Second readers: two must agree."""

from __future__ import annotations

import pytest

from directive_extract.errors import ConfigError, InvalidChangeError, StaleRevisionError
from directive_extract.register.reviewing import Desk
from directive_extract.schema.review import Accept, Edit, RecordQuery, Reject, Risk, Seen, Standing


@pytest.fixture
def register(small):
    return small  # nothing here depends on the kind of database


@pytest.fixture
def desk(register):
    return Desk(register, readers=2)


@pytest.fixture
def reject(laid, saw):
    return lambda record, reviewer: laid.act(reviewer, Reject(seen=saw(record)))


def test_one_reader_alone_settles_nothing(laid, accept) -> None:
    accept("R1", "Lan")
    accept("R1", "Lan")
    record = laid.record("R1")
    assert (record.standing, [vote.reviewer for vote in record.votes]) == (Standing.WAITING, ["Lan"])
    assert laid.register.find() == []
    assert laid.disagreements() == []


def test_two_who_agree_settle_it(laid, accept) -> None:
    accept("R1", "Lan")
    done = accept("R1", "Minh")
    assert done.entries == ("E1",)
    record = laid.record("R1")
    assert (record.standing, record.decided_by, record.votes) == (Standing.ACCEPTED, "Minh", ())
    assert [event.actor for event in laid.record_history("R1")] == ["Lan", "Lan", "Minh"]


def test_two_who_agree_to_reject(laid, reject) -> None:
    reject("R1", "Lan")
    reject("R1", "Minh")
    assert laid.record("R1").standing is Standing.REJECTED


def test_two_who_differ_are_shown_until_one_gives_way(laid, accept, reject) -> None:
    accept("R1", "Lan")
    reject("R1", "Minh")
    assert [record.id for record in laid.disagreements()] == ["R1"]
    assert laid.record("R1").risks[0] is Risk.DISAGREEMENT
    assert laid.bulk(RecordQuery(text="dyke")) == []
    accept("R1", "Minh")
    assert (laid.record("R1").standing, laid.disagreements()) == (Standing.ACCEPTED, [])


def test_a_third_reader_settles_it(laid, accept, reject) -> None:
    accept("R1", "Lan")
    reject("R1", "Minh")
    accept("R1", "Hoa")
    assert laid.record("R1").standing is Standing.ACCEPTED


def test_who_corrects_the_record_disagrees_with_who_took_it_as_it_was(laid, accept, saw) -> None:
    accept("R1", "Lan")
    seen = saw("R1")
    laid.act("Minh", Edit(seen=seen, changes={"action": "Raise the dyke"}), Accept(seen=seen))
    assert [vote.item.action for vote in laid.record("R1").votes] == [
        "Repair the dyke by 30 april 2026",
        "Raise the dyke",
    ]
    accept("R1", "Lan")
    assert laid.entry("E1").action == "Raise the dyke"


def test_a_vote_changes_the_revision(laid, accept) -> None:
    accept("R1", "Lan")
    with pytest.raises(StaleRevisionError):
        laid.act("Minh", Accept(seen=Seen(record="R1", revision=1)))


def test_a_vote_for_what_can_not_be_is_refused(accept) -> None:
    with pytest.raises(InvalidChangeError):
        accept("R1", "Lan", act="join")


def test_votes_are_undone_until_another_has_settled_it(laid, accept) -> None:
    accept("R1", "Lan")
    laid.undo("Lan")
    assert laid.record("R1").votes == ()
    laid.redo("Lan")
    accept("R1", "Minh")
    with pytest.raises(StaleRevisionError, match="undo the later change first"):
        laid.undo("Lan")


def test_what_one_has_not_read_yet(laid, accept) -> None:
    accept("R1", "Lan")
    assert [row.id for row in laid.rows(RecordQuery(unread="Lan"))] == ["R2", "R3", "R4"]
    assert laid.rows(RecordQuery(unread="Minh"))[0].voters == ("Lan",)


def test_bulk_acceptance_by_two(laid) -> None:
    for reviewer in ("Lan", "Minh"):
        laid.act(reviewer, *(Accept(seen=seen) for seen in laid.bulk(RecordQuery(unread=reviewer))))
    assert laid.counts() == {Standing.ACCEPTED: 4}


def test_more_than_two_readers_are_not_offered(register) -> None:
    with pytest.raises(ConfigError):
        Desk(register, readers=3)
