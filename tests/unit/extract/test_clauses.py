"""Full clauses apart; what reports them told from what is reported."""

from __future__ import annotations

import pytest

from directive_extract.extract.clauses import split_clauses


def clauses(doc) -> list[str]:
    return [doc[clause.start : clause.end].text for clause in split_clauses(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The yard must mend the quay.", ["The yard must mend the quay"], id="one"),
        pytest.param(
            "The yard must mend the quay and send the bill to the mayor.",
            ["The yard must mend the quay and send the bill to the mayor"],
            id="verbs-that-share-a-subject-stay-together",
        ),
        pytest.param(
            "The yard must mend the quay, and the pilots must mark the channel.",
            ["The yard must mend the quay", "the pilots must mark the channel"],
            id="a-subject-of-its-own",
        ),
        pytest.param(
            "The yard must mend the quay, while the pilots must mark the channel.",
            ["The yard must mend the quay", "the pilots must mark the channel"],
            id="while",
        ),
        pytest.param(
            "The ships that use the quay must pay a fee.", ["The ships that use the quay must pay a fee"], id="relative"
        ),
        pytest.param(
            "If the gate is open, the guard must call the mayor.",
            ["If the gate is open, the guard must call the mayor"],
            id="condition",
        ),
        pytest.param(
            "The yard must act so that the quay is safe.", ["The yard must act so that the quay is safe"], id="purpose"
        ),
        pytest.param("", [], id="empty"),
    ],
)
def test_split(parse, text: str, expected: list[str]) -> None:
    assert clauses(parse(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["The mayor said that the yard must mend the quay.", "The yard must mend the quay, the mayor said."],
    ids=["before", "behind"],
)
def test_what_is_said_is_apart_from_who_says_it(parse, text: str) -> None:
    doc = parse(text)
    said = next(c for c in split_clauses(doc) if not c.reports)
    assert doc[said.start : said.end].text == "the yard must mend the quay".capitalize() or doc[said.start].i > 0
    assert "mayor" not in doc[said.start : said.end].text
    assert doc[said.reporter].text == "said"
    assert [doc[c.head].text for c in split_clauses(doc) if c.reports] == ["said"]


@pytest.mark.parametrize(
    "text",
    [
        "The yard must mend the quay and, he added, the pilots must mark the channel (see the plan).",
        "“Mend it,” she said; “or close it!”",
        "To the pilots: mark the channel – and tell no one.",
        "!!!",
        "and and and",
    ],
)
def test_clauses_are_in_order_and_do_not_overlap(parse, text: str) -> None:
    position = 0
    for clause in split_clauses(parse(text)):
        assert position <= clause.start < clause.end
        position = clause.end
