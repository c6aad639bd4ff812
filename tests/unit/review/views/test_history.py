import datetime as dt

import pytest

from directive_extract.review.texts import Texts
from directive_extract.review.views.history import actions
from directive_extract.schema.entry import Event, EventKind

EN, VI = Texts.of("en"), Texts.of("vi")
AT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def event(seq, kind=EventKind.RECORD_CHANGED, *, batch=None, actor="Lan", record="R1", **values):
    return Event(
        seq=seq, at=AT, actor=actor, kind=kind, batch=batch or seq, record=record, previous="", hash="", **values
    )


def accepted(seq, **values):
    return event(seq, before={"standing": "waiting"}, after={"standing": "accepted"}, **values)


def test_actions_the_newest_first_and_one_for_each_batch():
    found = actions([event(1, EventKind.RECORD_ADDED, after={}), accepted(2), accepted(3, batch=2)], EN)
    assert [(one.batch, len(one.happenings)) for one in found] == [(2, 2), (1, 1)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param({"standing": "accepted"}, "R1 was accepted", id="accepted"),
        pytest.param({"standing": "waiting"}, "R1 was opened again", id="opened"),
        pytest.param({"item": {"action": "b"}}, "R1 was corrected", id="corrected"),
        pytest.param({"votes": [{"reviewer": "Hoa", "act": None}]}, "A reader gave an opinion on R1", id="vote"),
        pytest.param({"risks": []}, "R1 was changed", id="anything-else"),
    ],
)
def test_actions_say_what_a_change_means(after, expected):
    assert actions([event(1, before=dict.fromkeys(after), after=after)], EN)[0].happenings[0].what == expected


def test_actions_tell_what_changed_from_what_to_what():
    before = {"item": {"action": "Repair", "owners": [], "confidence": 0.5}, "kind": "task"}
    after = {
        "item": {"action": "Repair it", "owners": [{"name": "Board", "role": "lead"}], "confidence": 0.6},
        "kind": "task",
    }
    changes = actions([event(1, before=before, after=after)], EN)[0].happenings[0].changes
    assert [(one.field, one.before, one.after) for one in changes] == [
        ("Action", "Repair", "Repair it"),
        ("Owners", None, "Board"),
    ]


def test_actions_tell_a_change_of_an_entry():
    changed = event(
        1, EventKind.CHANGED, record=None, entry="E2", before={"state": "proposed"}, after={"state": "done"}
    )
    happening = actions([changed], VI)[0].happenings[0]
    assert happening.what == "Thay đổi mục E2"
    assert [(one.before, one.after) for one in happening.changes] == [("Đề xuất", "Đã hoàn thành")]


def test_actions_what_came_is_told_with_its_words():
    came = event(1, EventKind.RECORD_ADDED, after={"item": {"action": "Repair the dyke"}})
    assert actions([came], EN)[0].happenings[0].words == "Repair the dyke"


def test_actions_compare_wordings_word_by_word():
    before, after = {"item": {"action": "Repair the dyke"}}, {"item": {"action": "Repair the old dyke"}}
    change = actions([event(1, before=before, after=after)], EN)[0].happenings[0].changes[0]
    assert [(run.change, run.text.strip()) for run in change.words] == [
        ("same", "Repair the"),
        ("new", "old"),
        ("same", "dyke"),
    ]


def test_actions_name_the_words_that_an_event_does_not_hold():
    assert actions([accepted(1)], EN, {"R1": "Repair the dyke"})[0].happenings[0].words == "Repair the dyke"


def test_actions_tell_each_readers_opinion():
    votes = [{"reviewer": "Minh", "act": "add"}, {"reviewer": "Hoa", "act": None}]
    change = actions([event(1, before={"votes": votes[:1]}, after={"votes": votes})], EN)[0].happenings[0].changes[0]
    assert (change.before, change.after) == (None, "Hoa: Reject")


def test_actions_that_a_record_is_new_is_not_told():
    after = {"standing": "accepted", "entry": "E4", "relation": "new"}
    changes = actions([event(1, before={"standing": "waiting", "entry": None, "relation": None}, after=after)], EN)[0]
    assert [(one.before, one.after) for one in changes.happenings[0].changes] == [(None, "E4")]


def test_actions_an_undo_that_was_undone_takes_nothing_back():
    events = [accepted(1), accepted(2, undoes=1), accepted(3, undoes=2)]
    assert {one.batch: one.is_undone for one in actions(events, EN)} == {3: False, 2: True, 1: False}


def test_actions_of_many_records_are_shown_in_part():
    action = actions([accepted(seq, batch=1) for seq in range(1, 31)], EN)[0]
    assert len(action.first) + len(action.rest) == 30
    assert 0 < len(action.first) < 10
