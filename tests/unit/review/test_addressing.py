from __future__ import annotations

import pytest

from directive_extract.review.addressing import Place, local
from directive_extract.schema.review import Standing


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("/documents/D3?record=R1&text=a%20b", "/documents/D3?text=a+b&record=R9", id="filters stay"),
        pytest.param("/documents/D3", "/documents/D3?record=R9", id="bare"),
        pytest.param("/documents/D3?view=pages&evil=1", "/documents/D3?view=pages&record=R9", id="others go"),
    ],
)
def test_way_to_another_record(address: str, expected: str) -> None:
    place = Place.read(address)
    assert place is not None
    assert place.with_record("R9") == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/documents/D1",
        "//elsewhere.example/documents/D1",
        "/",
        "",
        "/documents/D1/../x",
        "javascript:x",
    ],
)
def test_other_addresses_are_no_place(address: str) -> None:
    assert Place.read(address) is None
    assert Place.read(address, "D7") == Place("D7")


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        pytest.param("open", {Standing.WAITING, Standing.SKIPPED}, id="open"),
        pytest.param("rejected", {Standing.REJECTED}, id="one"),
        pytest.param("nonsense", set(Standing) - {Standing.REPLACED}, id="none that there is"),
        pytest.param("", set(Standing) - {Standing.REPLACED}, id="all"),
    ],
)
def test_standings(standings: str, expected: set[Standing]) -> None:
    assert set(Place.of("D1", [("standings", standings)]).query.standings) == expected


def test_filter_that_cannot_be_is_passed_over() -> None:
    assert Place.of("D1", [("kind", "nonsense")]).query.document == "D1"


@pytest.mark.parametrize(("number", "expected"), [("12", 12), ("-1", None), ("x", None), ("9" * 30, None), ("", None)])
def test_statement(number: str, expected: int | None) -> None:
    assert Place.of("D1", [("statement", number)]).statement == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("/bulk?text=a", "/bulk?text=a", id="here"),
        pytest.param("//elsewhere.example", "/", id="another server"),
        pytest.param("/\\elsewhere.example", "/", id="backslash"),
        pytest.param("https://elsewhere.example/", "/", id="scheme"),
        pytest.param("/a\r\nSet-Cookie: x", "/", id="line break"),
        pytest.param("", "/", id="nothing"),
    ],
)
def test_local(address: str, expected: str) -> None:
    assert local(address) == expected
