from __future__ import annotations

import pytest

from directive_extract.wordpieces.wordpiece import END, START, UNKNOWN, _vocabulary, bare_piece_ids, piece_ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("hello world", [7592, 2088]),
        ("Hello, WORLD!", [7592, 1010, 2088, 999]),
        ("embeddings", [7861, 8270, 4667, 2015]),
        ("Đà", None),
        ("x" * 101, [UNKNOWN]),
        ("", []),
    ],
    ids=["words", "case and marks", "pieces", "diacritics", "too long", "empty"],
)
def test_pieces_are_those_of_bert(text: str, ids: list[int] | None) -> None:
    found = piece_ids(text)
    assert (found[0], found[-1]) == (START, END)
    assert ids is None or found[1:-1] == ids
    assert UNKNOWN not in found[1:-1] or ids == [UNKNOWN]


def test_what_is_beyond_the_limit_is_cut() -> None:
    assert len(piece_ids("word " * 500, limit=16)) == 16


def test_marks_are_those_of_the_vocabulary() -> None:
    assert [_vocabulary()[mark] for mark in ("[UNK]", "[CLS]", "[SEP]")] == [UNKNOWN, START, END]


@pytest.mark.parametrize("text", ["Don't (see 3.2) pay 40%, e-mail X_1!", "  two   spaces ", "#42 & `code`~^|"])
def test_plain_text_is_cut_like_any_other(text: str) -> None:
    assert bare_piece_ids(text) == bare_piece_ids(text + " \u2019")[:-1]
