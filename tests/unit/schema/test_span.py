"""Spans fit their quote."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from directive_extract.schema.span import Span


def test_a_span_is_half_open() -> None:
    text = "Mend the quay now."
    span = Span(start=5, end=13, text="the quay", page=2, bbox=(1.0, 2.0, 3.5, 4.0))
    assert text[span.start : span.end] == span.text


def test_characters_outside_the_basic_plane_count_one() -> None:
    assert Span(start=0, end=2, text="𝔄b").end == 2


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"start": 3, "end": 2, "text": ""}, id="ends-before-it-starts"),
        pytest.param({"start": 0, "end": 4, "text": "abc"}, id="quote-too-short"),
        pytest.param({"start": 0, "end": 2, "text": "abc"}, id="quote-too-long"),
        pytest.param({"start": -1, "end": 2, "text": "abc"}, id="negative-start"),
        pytest.param({"start": 0, "end": 1, "text": "a", "page": 0}, id="pages-count-from-one"),
        pytest.param({"start": 0, "end": 1, "text": "a", "bbox": (1, 2, 3)}, id="box-of-three-numbers"),
        pytest.param({"start": 0, "end": 1, "text": "a", "length": 1}, id="unknown-field"),
        pytest.param({"start": 0, "text": "a"}, id="no-end"),
    ],
)
def test_what_is_no_span_is_refused(fields) -> None:
    with pytest.raises(ValidationError):
        Span(**fields)


def test_spans_do_not_change() -> None:
    span = Span(start=0, end=1, text="a")
    with pytest.raises(ValidationError):
        span.start = 1
