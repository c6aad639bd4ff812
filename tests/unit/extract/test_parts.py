"""Where, after "and", others are told to act or another time is set."""

from __future__ import annotations

import pytest

from directive_extract.extract.clauses import split_clauses


def parts(doc) -> list[tuple[str, bool]]:
    return [(doc[clause.start : clause.end].text, clause.continues) for clause in split_clauses(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The mayor asked the yard to mend the quay, and the inspectors to mark the channel.",
            [("The mayor asked the yard to mend the quay", False), ("the inspectors to mark the channel", False)],
            id="others-are-told",
        ),
        pytest.param(
            "The mayor told the clerk to direct the yard and the inspectors to agree on a fee.",
            [("The mayor told the clerk to direct the yard and the inspectors to agree on a fee", False)],
            id="both-are-told-by-the-clerk",
        ),
        pytest.param(
            "The yard has to close the quay by 3 May and to open it again by 9 June.",
            [("The yard has to close the quay by 3 May", False), ("to open it again by 9 June", True)],
            id="another-time",
        ),
        pytest.param(
            "The yard has to close the quay and to open it again by 9 June.",
            [("The yard has to close the quay and to open it again by 9 June", False)],
            id="one-time-for-both",
        ),
        pytest.param(
            "The yard has to close the quay and the basin by 3 May.",
            [("The yard has to close the quay and the basin by 3 May", False)],
            id="two-things",
        ),
    ],
)
def test_parts(parse, text: str, expected: list[tuple[str, bool]]) -> None:
    assert parts(parse(text)) == expected
