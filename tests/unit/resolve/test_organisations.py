"""Names to ids: abbreviations, misspellings, mergers, and no id where two would fit."""

from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.resolve.organisations import OrganisationIndex
from directive_extract.schema.organisation import Organisation, Predecessor

BODIES = (
    Organisation(
        id="works",
        names=("Ministry of Works and Harbours", "Bộ Công trình"),
        abbreviations=("MWH",),
        predecessors=(Predecessor(names=("Harbour Board",), abbreviations=("HB",), until=dt.date(2024, 12, 31)),),
    ),
    Organisation(id="health", names=("Ministry of Health",), abbreviations=("MoH", "WHO")),
    Organisation(id="old-ports", names=("Port Office",), until=dt.date(2019, 12, 31)),
    Organisation(id="new-ports", names=("Port Office",), since=dt.date(2020, 1, 1)),
)
INDEX = OrganisationIndex(BODIES)
DAY = dt.date(2026, 3, 9)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Ministry of Works and Harbours", "works", id="as-listed"),
        pytest.param("the ministry of works & harbours", "works", id="article-case-ampersand"),
        pytest.param("bộ công trình", "works", id="another-language"),
        pytest.param("MWH", "works", id="abbreviation"),
        pytest.param("moh", None, id="abbreviation-in-small-letters"),
        pytest.param("who", None, id="word-spelled-like-an-abbreviation"),
        pytest.param("Harbour Board", "works", id="predecessor-after-the-merger"),
        pytest.param("HB", "works", id="predecessor-abbreviated"),
        pytest.param("Ministry of Works and Habrours", "works", id="letters-swapped"),
        pytest.param("Minstry of Heath", "health", id="two-slips"),
        pytest.param("Minstry of Heaht and", None, id="another-number-of-words"),
        pytest.param("Ministry of Wealth", None, id="another-first-letter-is-another-body"),
        pytest.param("Minstri of Heath", None, id="three-slips"),
        pytest.param("Department of Health", None, id="another-body"),
        pytest.param("Port Office", "new-ports", id="the-day-decides"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_name_finds_its_organisation(name: str, expected: str | None) -> None:
    assert INDEX.find(name, DAY) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(dt.date(2019, 12, 31), "old-ports"), (dt.date(2020, 1, 1), "new-ports"), (None, None)],
    ids=["before", "after", "unknown"],
)
def test_name_of_two_bodies_is_decided_by_the_day_or_not_at_all(day: dt.date | None, expected: str | None) -> None:
    assert INDEX.find("Port Office", day) == expected


def test_without_a_list_nothing_is_found() -> None:
    assert OrganisationIndex(()).find("Ministry of Health") is None
