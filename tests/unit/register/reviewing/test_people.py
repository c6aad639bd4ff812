"""Reviewers, their passwords and sessions."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from argon2 import PasswordHasher

from directive_extract.errors import ConfigError, EntryNotFoundError, InvalidChangeError
from directive_extract.register.reviewing import Reviewers, Sessions, people
from directive_extract.schema.review import Reviewer

GOOD = "correct horse"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch):
    """Hashing is dear on purpose; here it is not what is tested."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(people, "_hasher", lambda: hasher)
    people._nobody.cache_clear()
    yield
    people._nobody.cache_clear()


@pytest.fixture
def reviewers(register):
    return Reviewers(register)


@pytest.fixture
def lan(reviewers):
    return reviewers.add("Lan", GOOD, "vi")


def test_who_knows_the_password_comes_in(reviewers, lan) -> None:
    assert reviewers.check("Lan", GOOD) == Reviewer(name="Lan", language="vi")
    assert reviewers.check(" Lan ", GOOD) == lan
    assert reviewers.get("Lan") == lan
    assert reviewers.list() == [lan]


@pytest.mark.parametrize(
    ("name", "password"),
    [
        pytest.param("Lan", "wrong horse", id="wrong-password"),
        pytest.param("Lan", "", id="no-password"),
        pytest.param("lan", GOOD, id="another-name"),
        pytest.param("Minh", GOOD, id="unknown-name"),
        pytest.param("", GOOD, id="no-name"),
        pytest.param("La\x00n", GOOD, id="unprintable-name"),
        pytest.param("x" * 10_000, "y" * 1_000_000, id="huge"),
    ],
)
def test_who_does_not_stays_out(reviewers, lan, name, password) -> None:
    assert reviewers.check(name, password) is None


def test_an_unknown_name_is_verified_like_a_known_one(reviewers, lan, monkeypatch) -> None:
    asked = []
    hasher = people._hasher()

    class Watching:
        def hash(self, password):
            return hasher.hash(password)

        def verify(self, held, password):
            asked.append(held)
            return hasher.verify(held, password)

    monkeypatch.setattr(people, "_hasher", Watching)
    assert reviewers.check("Minh", "wrong horse") is None
    assert reviewers.check("Lan", "wrong horse") is None
    assert [held.split("$")[1:4] for held in asked] == [asked[0].split("$")[1:4]] * 2


def test_passwords_are_hashed_with_argon2id_as_recommended(monkeypatch) -> None:
    monkeypatch.undo()
    assert people._hasher().hash(GOOD).startswith("$argon2id$")
    assert people._hasher().memory_cost >= 19_456  # OWASP's least, in KiB


def test_a_hash_of_cheaper_days_is_made_anew(reviewers, lan, monkeypatch) -> None:
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(people, "_hasher", lambda: dearer)
    assert reviewers.check("Lan", GOOD) == lan
    with reviewers._register.reading() as connection:
        held = connection.exec_driver_sql("SELECT password FROM reviewer").scalar()
    assert not dearer.check_needs_rehash(held)
    assert reviewers.check("Lan", GOOD) == lan


@pytest.mark.parametrize("password", ["short", "x" * 1_001], ids=["short", "long"])
def test_passwords_that_are_refused(reviewers, password) -> None:
    with pytest.raises(ConfigError, match="8 to 1000 characters"):
        reviewers.add("Lan", password)
    assert reviewers.list() == []


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "a\u202eb", "x" * 201])
def test_names_that_are_refused(reviewers, name) -> None:
    with pytest.raises(ConfigError, match="can't be a name"):
        reviewers.add(name, GOOD)


def test_one_name_is_one_person_however_its_accents_are_written(reviewers) -> None:
    assert reviewers.add("Nguye\u0302\u0303n", GOOD).name == "Nguy\u1ec5n"
    with pytest.raises(InvalidChangeError, match="already"):
        reviewers.add("Nguy\u1ec5n", GOOD)
    assert reviewers.check("Nguye\u0302\u0303n", GOOD) is not None


def test_a_new_password_ends_the_old_one_and_sessions(reviewers, lan, register) -> None:
    token = Sessions(register).open("Lan", 8)
    reviewers.set_password("Lan", "another horse")
    assert reviewers.check("Lan", GOOD) is None
    assert reviewers.check("Lan", "another horse") == lan
    assert Sessions(register).reviewer_of(token) is None


def test_who_is_deactivated_is_out_until_given_a_new_password(reviewers, lan, register) -> None:
    sessions = Sessions(register)
    token = sessions.open("Lan", 8)
    reviewers.deactivate("Lan")
    assert reviewers.check("Lan", GOOD) is None
    assert [sessions.reviewer_of(one) for one in (token, sessions.open("Lan", 8))] == [None, None]
    assert [one.active for one in reviewers.list()] == [False]
    reviewers.set_password("Lan", GOOD)
    assert reviewers.check("Lan", GOOD) == lan


def test_the_language_is_chosen(reviewers, lan) -> None:
    reviewers.set_language("Lan", None)
    assert reviewers.get("Lan").language is None


@pytest.mark.parametrize("act", ["deactivate", "set_password", "set_language"])
def test_who_is_not_there_can_not_be_changed(reviewers, act) -> None:
    with pytest.raises(EntryNotFoundError, match="no reviewer Minh"):
        getattr(reviewers, act)("Minh", *([GOOD] if act != "deactivate" else []))


# Sessions


class Hands:
    """A clock that is set by hand."""

    now = dt.datetime(2026, 3, 9, 8, 0, tzinfo=dt.UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Hands()


def test_a_token_is_a_person_until_it_runs_out(register, clock) -> None:
    sessions = Sessions(register)
    token = sessions.open("Lan", 8)
    assert sessions.reviewer_of(token) == "Lan"
    clock.now += dt.timedelta(hours=8, microseconds=-1)
    assert sessions.reviewer_of(token) == "Lan"
    clock.now += dt.timedelta(microseconds=1)
    assert sessions.reviewer_of(token) is None


def test_a_closed_session_is_closed_and_no_other(register) -> None:
    sessions = Sessions(register)
    one, other = sessions.open("Lan", 8), sessions.open("Lan", 8)
    sessions.close(one)
    sessions.close("none")
    assert [sessions.reviewer_of(token) for token in (one, other)] == [None, "Lan"]


@pytest.mark.parametrize("token", ["", "none", "\udcff", "x" * 100_000])
def test_other_tokens_are_nobodys(register, token) -> None:
    Sessions(register).open("Lan", 8)
    assert Sessions(register).reviewer_of(token) is None


def test_only_the_hash_of_a_token_is_kept_and_what_ran_out_goes(register, clock) -> None:
    sessions = Sessions(register)
    sessions.open("Lan", 1)
    clock.now += dt.timedelta(hours=2)
    token = sessions.open("Minh", 1)
    with register.reading() as connection:
        held = connection.exec_driver_sql("SELECT token, reviewer FROM session").all()
    assert held == [(hashlib.sha256(token.encode()).hexdigest(), "Minh")]
