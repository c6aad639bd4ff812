from __future__ import annotations

import pytest

from directive_extract.resolve.lead_ins import without_lead_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(b) RESOLVED that the pier be closed", "the pier be closed"),
        ("IT WAS FURTHER RESOLVED THAT the pier be closed", "the pier be closed"),
        ("The Council decided that the port host a fair", "the port host a fair"),
        ("It is required that ports sign", "ports sign"),
        ("2.1 to present the findings", "to present the findings"),
        ("3 to hold a drill", "to hold a drill"),
        ("3 wells to be capped", "3 wells to be capped"),
        ("New: delegations to name experts", "delegations to name experts"),
        ("Mine action: to survey the roads", "survey the roads"),
        ("Requests Alba to lend a ship", "Alba to lend a ship"),
        ("The Pilot was reminded that two lamps must burn", "two lamps must burn"),
        ("of closely watching the wells", "closely watching the wells"),
        ("Third, close the pier", "close the pier"),
        ("The Board that meets in June is to close the pier", "The Board that meets in June is to close the pier"),
    ],
)
def test_without_lead_in(text: str, expected: str) -> None:
    assert without_lead_in(text) == expected
