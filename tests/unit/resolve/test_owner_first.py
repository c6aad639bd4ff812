"""Owners that open a clause are left to the record and the verb behind them gets its base form, or nothing changes."""

from __future__ import annotations

import pytest

from directive_extract.resolve.owner_first import without_owner_first
from directive_extract.schema.directive import Owner
from directive_extract.schema.span import Span


def owners(*names: str) -> tuple[Owner, ...]:
    return tuple(Owner(name=name, evidence=Span(start=0, end=len(name), text=name)) for name in names)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param("The Purser obtain four tenders", ["Purser"], "obtain four tenders", id="subjunctive"),
        pytest.param("Ann orders the paint by May", ["Ann"], "order the paint by May", id="third-person"),
        pytest.param("Ann & Bo collect the keys", ["Ann", "Bo"], "collect the keys", id="two-owners"),
        pytest.param(
            "The office studies and answers the letter", ["the office"], "study and answer the letter", id="two-verbs"
        ),
        pytest.param("Ann promptly orders the paint", ["Ann"], "promptly order the paint", id="adverb"),
        pytest.param(
            "Ann orders the paint and brings it", ["Ann"], "order the paint and bring it", id="a-verb-further-behind"
        ),
        pytest.param("Ann orders paint and plans for Bo", ["Ann"], None, id="a-noun-further-behind"),
        pytest.param("No priest begin a service", ["No priest"], "do not begin a service", id="ban"),
        pytest.param("Ann and Bo each order paint", ["Ann", "Bo"], "order paint", id="each"),
        pytest.param("Could Ann please order paint", ["Ann"], "order paint", id="question"),
        pytest.param("Ann, jointly with Bo, set up a fund", ["Ann", "Bo"], "set up a fund", id="aside"),
        pytest.param("Police check posts, with guides, should close", ["Police"], None, id="the-verb-comes-later"),
        pytest.param("Ann wants the paint", ["Ann"], None, id="no-action"),
        pytest.param("Ann decides to wait", ["Ann"], None, id="infinitive"),
        pytest.param("Annex two needs paint", ["Ann"], None, id="part-of-a-word"),
        pytest.param("The paint is ordered by Ann", ["Ann"], None, id="owner-elsewhere"),
        pytest.param("Ann orders the paint", [], None, id="no-owner"),
    ],
)
def test_without_owner_first(text: str, names: list[str], expected: str | None) -> None:
    assert without_owner_first(text, owners(*names)) == expected
