from __future__ import annotations

import pytest

from directive_extract.errors import RecognitionError
from directive_extract.ingest.page_issues import (
    broken_pages,
    garbled_layers,
    name_pages,
    not_recognised,
    unread_pictures,
)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([4], "page 4"), ([1, 2, 3], "pages 1-3"), ([1, 3, 4, 9], "pages 1, 3-4, 9")],
    ids=["one", "run", "mixed"],
)
def test_pages_are_named_in_words(numbers: list[int], words: str) -> None:
    assert name_pages(numbers) == words


def test_what_to_install_is_said_where_recognition_was_wanted() -> None:
    [issue] = unread_pictures([2, 1], wanted=True)
    assert issue.code == "no_text_layer"
    assert issue.message.startswith("pages 1-2: ")
    assert "apt install tesseract-ocr tesseract-ocr-vie" in issue.message
    [issue] = garbled_layers([7], wanted=False)
    assert "switched off" in issue.message


def test_nothing_is_said_of_no_pages() -> None:
    assert not [*unread_pictures([], wanted=True), *broken_pages([]), *not_recognised({})]


def test_pages_that_failed_alike_share_an_issue() -> None:
    slow, crash = RecognitionError("took too long", hint="raise it"), RecognitionError("it failed")
    issues = list(not_recognised({1: crash, 3: slow, 2: slow}))
    assert [issue.message for issue in issues] == ["page 1: it failed", "pages 2-3: took too long; raise it"]
