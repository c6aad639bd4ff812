"""Passages: readable text whose characters know their place in the source."""

from __future__ import annotations

from array import array

import pytest

from directive_extract.schema.outline import Passage

SOURCE = "Mend  the\nquay , now."
PASSAGE = Passage("Mend the quay, now.", array("L", [*range(5), *range(6, 14), *range(15, 21)]))


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        pytest.param(0, 19, "Mend the quay, now.", id="all"),
        pytest.param(4, 14, "the quay,", id="white-space-at-its-ends-goes"),
        pytest.param(4, 5, "", id="only-white-space"),
        pytest.param(3, 3, "", id="empty"),
        pytest.param(9, 999, "quay, now.", id="beyond-the-end"),
    ],
)
def test_cut(start, end, text) -> None:
    piece = PASSAGE.cut(start, min(end, len(PASSAGE.text)))
    assert piece.text == text
    assert all(
        SOURCE[o] == c or (c == " " and SOURCE[o] == "\n") for c, o in zip(piece.text, piece.offsets, strict=True)
    )


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        pytest.param(0, None, SOURCE, id="all"),
        pytest.param(5, 14, "the\nquay ,", id="interruptions-stay-in-the-quote"),
        pytest.param(13, 14, ",", id="one-character"),
        pytest.param(4, 4, "", id="empty"),
        pytest.param(19, 19, "", id="empty-at-the-end"),
    ],
)
def test_span_quotes_the_source(start, end, quote) -> None:
    span = PASSAGE.span(SOURCE, start, end)
    assert span.text == quote == SOURCE[span.start : span.end]


def test_place_of_an_empty_passage() -> None:
    assert Passage("", array("L")).place() == (0, 0)
