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
        pytest.param(
            "No ship may sail while the gate is shut.",
            ["No ship may sail while the gate is shut"],
            id="while-says-when",
        ),
        pytest.param(
            "The yard must say how the quay will be mended and who is going to pay.",
            ["The yard must say how the quay will be mended and who is going to pay"],
            id="indirect-questions",
        ),
        pytest.param(
            "The pilots shall confirm that the channel is marked.",
            ["The pilots shall confirm that the channel is marked"],
            id="what-is-to-be-said",
        ),
        pytest.param(
            "The pilots have been told that the channel must be marked this year.",
            ["The pilots have been told that the channel must be marked this year"],
            id="what-somebody-is-told",
        ),
        pytest.param(
            "Works on national roads 1, 5, 14 and 51 shall be stopped on 3 May.",
            ["Works on national roads 1, 5, 14 and 51 shall be stopped on 3 May"],
            id="numbers-of-a-list",
        ),
        pytest.param(
            "The Bank for Small Ports, whose loans have reached only 41 yards, was urged to lend more.",
            ["The Bank for Small Ports, whose loans have reached only 41 yards, was urged to lend more"],
            id="a-relative-clause-before-the-verb",
        ),
        pytest.param(
            "AGREE to mend 80% of the quays in all ports at risk and that no ship shall pay for it",
            ["AGREE to mend 80% of the quays in all ports at risk", "no ship shall pay for it"],
            id="an-operative-verb-with-two-objects",
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
    ("text", "said", "by"),
    [
        pytest.param(
            "“Mend first, then count,” she said, adding that it rains.", "Mend first, then count", "said", id="order"
        ),
        pytest.param('"One ship, one fee", the mayor repeated.', "One ship, one fee", "repeated", id="no-verb"),
        pytest.param("“Mend it and lock it” is how the order puts it.", "Mend it and lock it", "is", id="is-how"),
        pytest.param("A quay that leaks is not a quay the port needs, he said.", None, "said", id="no-quotation-marks"),
    ],
)
def test_a_quotation_ends_where_its_speaker_is_named(parse, text: str, said: str | None, by: str) -> None:
    doc = parse(text)
    first, *behind = split_clauses(doc)
    assert doc[first.start : first.end].text == (said or text.removesuffix(", he said."))
    assert not first.reports
    assert next(doc[c.head].text for c in behind if c.reports) == by


@pytest.mark.parametrize(
    "text",
    [
        "The yard, she added, must mend the quay.",
        "The yard must, the port office said, mend the quay.",
    ],
)
def test_words_that_interrupt_are_no_clause_of_their_own(parse, text: str) -> None:
    assert [c.reports for c in split_clauses(parse(text))].count(False) == 1


def test_a_coordinated_clause_does_not_turn_its_neighbour_into_a_report(parse) -> None:
    doc = parse("The progress of work will be heard again in May, and those without results will answer for it.")
    assert [c.reports for c in split_clauses(doc)] == [False, False]


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
