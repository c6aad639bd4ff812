"""The form of a line stands above its wording, from the minutes to the record."""

from __future__ import annotations

import pytest

from directive_extract import Extractor

HEAD = "HARBOUR USERS GROUP\nMinutes of the meeting of 4 May 2026\n\nPresent: Ann Holm (chair), Bo Berg, Cy Lund\n\n"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


FOUND = {
    "marked": ("- ACTION: backport the fix (Bo)", [["Bo"]]),
    "owner-at-the-end": ("- talk on ropes - Cy - thurs", [["Cy"]]),
    "tag-over-a-thing": ("The crane to be made ready by 4 June.\n(Action: Harbour Office)", [["Harbour Office"]]),
    "ticked": ("- [x] Ann to mend the crane", []),
    "none": ("- ACTION: none.", []),
}


@pytest.mark.parametrize(("text", "owners"), FOUND.values(), ids=FOUND)
def test_tasks(extractor: Extractor, text: str, owners: list[list[str]]) -> None:
    tasks = extractor.extract(HEAD + text + "\n").tasks
    assert [[owner.name for owner in task.owners] for task in tasks] == owners


def test_what_comes_before_an_aside_is_left_out(extractor: Extractor) -> None:
    (task,) = extractor.extract(HEAD + "- permits on the next agenda, Bo to find out what the town pays\n").tasks
    assert task.evidence[0].text == "Bo to find out what the town pays"


def test_remarks_of_a_closed_row_still_ask(extractor: Extractor) -> None:
    table = (
        "| No | Action | Owner | Due | Status |\n|---|---|---|---|---|\n"
        "| 1 | Sell the boats | Bo | 1 May | Closed. The last two are to be sold by 12 June. |\n"
    )
    (task,) = extractor.extract(HEAD + table).tasks
    assert [owner.name for owner in task.owners] == ["Bo"]
    assert str(task.deadline.date) == "2026-06-12"


def test_an_action_that_was_read_as_a_request_begins_with_who_is_to_do_it(extractor: Extractor) -> None:
    text = f"{HEAD}- Bo Berg to write to the yard asking for the drawings\n"
    [task] = extractor.extract(text).tasks
    assert task.evidence[0].text.startswith("Bo Berg to write")


@pytest.mark.parametrize(
    "remark",
    [
        "Done on 3 May. Remaining four by 9 June",
        "Open; Cy to finish it before the winter",
    ],
    ids=["rest-with-a-day", "to-do-behind-a-semicolon"],
)
def test_what_a_remark_leaves_to_do_is_looked_at(extractor: Extractor, remark: str) -> None:
    text = f"{HEAD}| No | Action | Owner | Status |\n|--|--|--|--|\n| 1 | Mend lamps | Bo | {remark} |\n"
    spans = [clause.text for sentence in extractor.explain(text).sentences for clause in sentence.clauses]
    assert any("four" in span or "Cy to finish" in span for span in spans)
