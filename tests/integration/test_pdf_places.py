"""Every box of every span of the PDF fixtures holds its words, as another program reads them: pdfplumber."""

import re
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from directive_extract.pipeline import Extractor
from directive_extract.schema.span import Span

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = sorted(path.name for path in FIXTURES.glob("*.pdf"))
SLACK = 1.0  # points
# What a box may hold or lack beside the words: white space, cell borders, hyphens at line ends.
APART = re.compile(r"[\s|\-\u00ad]")
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}


@cache
def extraction(name):
    return Extractor().extract(FIXTURES / name)


def spans_of(value):
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from spans_of(part)
    elif hasattr(type(value), "model_fields"):
        for field in type(value).model_fields:
            yield from spans_of(getattr(value, field))


@cache
def characters(name):
    """Of each page what is printed along its lines, with the middle of each character on the page as shown."""
    with pdfplumber.open(FIXTURES / name) as document:
        return [_characters(page) for page in document.pages]


def _characters(page):
    left, top, *_ = page.cropbox
    main = max((c["matrix"][:2] for c in page.chars), key=[c["matrix"][:2] for c in page.chars].count)
    printed = [c for c in page.dedupe_chars().chars if c["matrix"][:2] == main]
    return [((c["x0"] + c["x1"]) / 2 - left, (c["top"] + c["bottom"]) / 2 - top, c["text"]) for c in printed]


def read_inside(name, span):
    found = []
    for box in span.boxes:
        x0, top, x1, bottom = box.bbox
        found += [
            text
            for x, y, text in characters(name)[box.page - 1]
            if x0 - SLACK <= x <= x1 + SLACK and top - SLACK <= y <= bottom + SLACK
        ]
    return "".join(LIGATURES.get(text, text) for text in found)


def slanted(made):
    """Statements that are printed across the page: a box along its edges holds other words as well."""
    return {s.span for s in made.statements if any(word in s.reason for word in ("stamp", "watermark"))}


@pytest.mark.parametrize("name", NAMES)
def test_every_box_holds_the_words_of_its_span(name):
    spans = [span for span in spans_of(extraction(name)) if span not in slanted(extraction(name))]
    assert len(spans) > 20
    wrong = [
        (span.text, read_inside(name, span))
        for span in spans
        if APART.sub("", read_inside(name, span)) != APART.sub("", span.text)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_every_span_has_a_page_and_a_box_on_it(name):
    made = extraction(name)
    pages = {page.number: page for page in made.document.layout}
    for span in spans_of(made):
        assert span.boxes, span.text
        for box in span.boxes:
            x0, top, x1, bottom = box.bbox
            assert 0 <= x0 < x1 <= pages[box.page].width
            assert 0 <= top < bottom <= pages[box.page].height


def test_there_are_fixtures():
    assert len(NAMES) >= 4
