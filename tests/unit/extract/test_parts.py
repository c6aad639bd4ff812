"""Where, after "and", others are told to act or another time is set."""

from __future__ import annotations

import pytest

from directive_extract.extract.clauses import split_clauses
from directive_extract.extract.parts import part_starts


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
            "URGES pilots of small ships to keep a log, and ASKS the Port Office to print it.",
            [("URGES pilots of small ships to keep a log", False), ("ASKS the Port Office to print it", False)],
            id="a-body-acts-once-more",
        ),
        pytest.param(
            "Invites the Board to examine whether a lock is wanted, and decides to come back to it in May.",
            [
                ("Invites the Board to examine whether a lock is wanted", False),
                ("decides to come back to it in May", False),
            ],
            id="a-body-decides-besides",
        ),
        pytest.param(
            "He stressed the need to open the locks in July, directing the Port Office to report every week.",
            [
                ("He stressed the need to open the locks in July", False),
                ("directing the Port Office to report every week", True),
            ],
            id="a-participle-that-asks",
        ),
        pytest.param(
            "The yards must mend 40 quays, of which Port Weir has to finish nine by June.",
            [("The yards must mend 40 quays", False), ("of which Port Weir has to finish nine by June", False)],
            id="a-relative-clause-with-a-task",
        ),
        pytest.param(
            "The yards must mend nine quays, which must be in service by June.",
            [("The yards must mend nine quays, which must be in service by June", False)],
            id="a-relative-clause-about-a-thing",
        ),
        pytest.param(
            "Yards were asked to have the locks cleared before 25 May, and to certify it in writing.",
            [("Yards were asked to have the locks cleared before 25 May, and to certify it in writing", False)],
            id="the-second-verb-is-about-the-first",
        ),
        pytest.param(
            "The yard has to answer by telephone, and to have the quay open by the end of the month.",
            [("The yard has to answer by telephone, and to have the quay open by the end of the month", False)],
            id="by-telephone-is-no-time",
        ),
        pytest.param(
            "The yard has to mend the quay from 2 November, and to come back with figures after six months.",
            [
                ("The yard has to mend the quay from 2 November", False),
                ("to come back with figures after six months", True),
            ],
            id="a-beginning-and-a-period",
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


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("URGES pilots to keep a log, and ASKS the Port Office to print it.", "ASKS", id="capitals"),
        pytest.param(
            "DECIDE to meet in Port Weir and EXPRESS our thanks to those who cooked.", "EXPRESS", id="base-forms"
        ),
        pytest.param("He ordered the yard to close and also directed the pilots to help.", "also", id="also"),
        pytest.param("Requests the Bank to lend and asked the Court to report.", None, id="unlike-forms"),
        pytest.param("The Board requests the use of tools, and noted by all.", None, id="by-whom"),
        pytest.param("The NEWS of the port and MARK Ltd must be kept apart.", None, id="names-in-capitals"),
    ],
)
def test_a_body_acts_once_more_whatever_the_parser_says(parse, text: str, part: str | None) -> None:
    doc = parse(text)
    assert [doc[start].text for start, _ in part_starts(doc, 0, len(doc))] == ([part] if part else [])
