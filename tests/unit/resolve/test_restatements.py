from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.resolve.restatements import Comparison, Wording, wording
from directive_extract.schema.directive import Deadline, DeadlineKind, Owner, Relation, Role

# Other directives, so that a word that stands in two of them is a rare one.
FILLERS = [f"archive{n} must sort map{n} of river{n}" for n in range(20)]


def told(text: str, owner: str = "", day: str | None = None, *, said: str = "", start: int = 0) -> Wording:
    owners = tuple(Owner(name=name) for name in owner.split(";") if name)
    deadline = None
    if day or said:
        date = dt.date.fromisoformat(day) if day else None
        deadline = Deadline(text=said or "by then", kind=DeadlineKind.FIXED, date=date, relation=Relation.BY)
    return wording(text, (start, start + len(text)), owners, deadline)


def joined(one: Wording, other: Wording) -> bool:
    apart = Wording(other.stems, other.numbers, other.text, other.negative, other.leads, other.deadline, (5000, 6000))
    comparison = Comparison([one, apart, *(told(filler, start=9000) for filler in FILLERS)])
    return (0, 1) in list(comparison.pairs()) and comparison.is_restatement(0, 1)


SAME = [
    pytest.param(told("Shops must close on Sunday"), told("shops must close on Sunday"), id="equal"),
    pytest.param(told("Close shops"), told("close shops!"), id="equal-and-short"),
    pytest.param(
        told("The port board must repair the pilot cranes at quay three before June", "port board"),
        told("The port board should repair the pilot cranes at quay three", "port board"),
        id="nearly-equal",
    ),
    pytest.param(
        told(
            "The port board has to take stock of cranes and lay the dossier before the mayor",
            "port board",
            "2026-06-30",
        ),
        told("Present the dossier on cranes to the council", "port board", "2026-06-30"),
        id="same-owner-and-date",
    ),
    pytest.param(
        told("Inspect buoys, beacons and lights of the northern fairway by boat", "pilots"),
        told("inspect buoys and beacons of the fairway", "pilots", "2026-06-30"),
        id="contained-and-same-owner",
    ),
    pytest.param(
        told("those berths, sheds and cranes that leak be sealed"),
        told("all berths, sheds and cranes that leak, must be sealed by divers", "port board"),
        id="contained-and-owner-on-one-side",
    ),
    pytest.param(told("Link all 12 registers"), told("link all twelve registers"), id="number-in-words"),
]

APART = [
    pytest.param(
        told("Shops must close on Sunday", "north ward"), told("shops must close on Sunday", "south ward"), id="owner"
    ),
    pytest.param(told("Shops close early", "", "2026-05-01"), told("shops close early", "", "2026-06-01"), id="date"),
    pytest.param(told("Repair 12 pilot cranes at the quay"), told("Repair 30 pilot cranes at the quay"), id="number"),
    pytest.param(
        told("Ships must pass the lock at night"), told("Ships must not pass the lock at night"), id="polarity"
    ),
    pytest.param(told("Repair the cranes of the quay"), told("Paint the sheds of the quay"), id="other-act"),
    pytest.param(
        told("nothing on the open channel gets encrypted"),
        told("keepers sign all commands from the first of July, nothing on the open channel gets encrypted"),
        id="one-of-two-things",
    ),
    pytest.param(
        told("the port board reports on dredging", "port board"),
        told("the port board buys a tug", "port board"),
        id="owner-only",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_is_restatement(one: Wording, other: Wording) -> None:
    assert joined(one, other)
    assert joined(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_is_no_restatement(one: Wording, other: Wording) -> None:
    assert not joined(one, other)
    assert not joined(other, one)


def test_what_overlaps_is_no_restatement() -> None:
    comparison = Comparison([told("close all shops on Sunday"), told("close all shops on Sunday", start=3)])
    assert not comparison.is_restatement(0, 1)


def test_may_join_ignores_words() -> None:
    comparison = Comparison([told("close shops"), told("open mills", start=100), told("not open mills", start=200)])
    assert comparison.may_join(0, 1)
    assert not comparison.may_join(0, 2)


def test_support_is_no_lead() -> None:
    owners = (Owner(name="Port Board"), Owner(name="Customs", role=Role.SUPPORT))
    assert wording("mend cranes", (0, 5), owners, None).leads == {"port board"}


def test_contradiction_needs_the_same_words_and_two_days() -> None:
    text = "The board must repair pilot cranes at the outer quay by then"
    first, second = told(text, "board", "2026-05-01"), told(text, "board", "2026-06-01", start=500)
    assert Comparison([first, second]).contradicts(0, 1)
    assert not Comparison([first, told(text, "board", "2026-05-01", start=500)]).contradicts(0, 1)
    assert not Comparison([first, told(text, "mayor", "2026-06-01", start=500)]).contradicts(0, 1)
    assert not Comparison([first, told(text, "board", start=500)]).contradicts(0, 1)


def test_pairs_skips_words_that_stand_everywhere() -> None:
    many = [told(f"port board item{n} entry{n}", start=n * 100) for n in range(60)]
    assert list(Comparison(many).pairs()) == []
