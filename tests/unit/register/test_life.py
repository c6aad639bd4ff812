"""What an entry can become."""

from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.errors import InvalidChangeError
from directive_extract.register.life import NEXT_STATES, changed_entry
from directive_extract.schema.entry import State

AT = dt.datetime(2026, 3, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("before", "changes", "state", "percent"),
    [
        pytest.param("proposed", {"state": "confirmed"}, "confirmed", 0, id="confirmed-by-a-person"),
        pytest.param("confirmed", {"percent": 30}, "in_progress", 30, id="progress-means-in-progress"),
        pytest.param("confirmed", {"percent": 30, "state": "confirmed"}, "confirmed", 30, id="unless-said-otherwise"),
        pytest.param("in_progress", {"state": "done"}, "done", 100, id="done-is-all-of-it"),
        pytest.param("in_progress", {"state": "cancelled"}, "cancelled", 0, id="cancelled-keeps-progress"),
        pytest.param("cancelled", {"state": "confirmed"}, "confirmed", 0, id="taken-up-again"),
        pytest.param("done", {"result": "report of 5 May"}, "done", 100, id="result-afterwards"),
    ],
)
def test_changes(make, before, changes, state, percent) -> None:
    entry = make.draft(state=before, percent=100 if before == "done" else 0)
    new = changed_entry(entry, changes, AT)
    assert (new.state, new.percent) == (state, percent)


@pytest.mark.parametrize("before", list(State))
@pytest.mark.parametrize("after", list(State))
def test_only_the_listed_steps_are_taken(make, before, after) -> None:
    entry = make.draft(state=before, percent=100 if before == "done" else 0)
    if after == before or after in NEXT_STATES[before]:
        assert changed_entry(entry, {"state": after}, AT).state == after
    else:
        with pytest.raises(InvalidChangeError, match=f"what is {before} can't become {after}"):
            changed_entry(entry, {"state": after}, AT)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"percent": 101}, "percent", id="more-than-all"),
        pytest.param({"percent": "half"}, "percent", id="no-number"),
        pytest.param({"sources": ()}, "sources can't be set", id="sources"),
        pytest.param({"id": "E9"}, "id can't be set", id="id"),
        pytest.param({"action": ""}, "action", id="no-action"),
        pytest.param({"state": "finished"}, "state", id="no-such-state"),
        pytest.param({"deadline": {"text": "soon"}}, "kind", id="half-a-deadline"),
        pytest.param({"state": "done", "percent": 50}, "100 percent", id="half-done"),
    ],
)
def test_what_does_not_fit_is_refused(make, changes, message) -> None:
    with pytest.raises(InvalidChangeError, match=message):
        changed_entry(make.draft(), changes, AT)


def test_a_deadline_that_is_taken_away_stays_in_the_history(make) -> None:
    dated = changed_entry(make.draft(), {"deadline": make.deadline()}, AT)
    without = changed_entry(dated, {"deadline": None}, AT)
    assert (without.deadline, without.due) == (None, None)
    assert [version.deadline for version in without.deadlines] == [make.deadline(), None]


def test_the_same_deadline_again_is_no_new_version(make) -> None:
    dated = changed_entry(make.draft(), {"deadline": make.deadline()}, AT)
    assert changed_entry(dated, {"deadline": make.deadline()}, AT) == dated
