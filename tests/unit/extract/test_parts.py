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
        pytest.param(
            "The yard is to mend the quay by 3 May and paint the sheds by 9 June.",
            [("The yard is to mend the quay by 3 May", False), ("paint the sheds by 9 June", True)],
            id="another-time-right-behind-the-first",
        ),
        pytest.param(
            "The yard is told to mend the quay within ten days, and to paint the sheds.",
            [("The yard is told to mend the quay within ten days", False), ("to paint the sheds", True)],
            id="a-time-for-the-first-alone",
        ),
        pytest.param(
            "The Ministry of Ports must mend the quay by 3 May, and the Ministry of Works the sheds by 9 June.",
            [
                ("The Ministry of Ports must mend the quay by 3 May", False),
                ("the Ministry of Works the sheds by 9 June", False),
            ],
            id="a-verb-left-out",
        ),
        pytest.param(
            "The port office was tasked with mending the quay, and the inspectors with marking the channel.",
            [
                ("The port office was tasked with mending the quay", False),
                ("the inspectors with marking the channel", False),
            ],
            id="tasked-with",
        ),
        pytest.param(
            "The yard must mend the quay, while the sheds of those who left need to be painted.",
            [("The yard must mend the quay", False), ("the sheds of those who left need to be painted", False)],
            id="while-with-a-duty",
        ),
        pytest.param(
            "The yard must work on Monday and Tuesday.",
            [("The yard must work on Monday and Tuesday", False)],
            id="two-days",
        ),
    ],
)
def test_parts(parse, text: str, expected: list[tuple[str, bool]]) -> None:
    assert parts(parse(text)) == expected
