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
