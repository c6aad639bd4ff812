"""Whatever text comes: typed errors only, quotes of the source's own, nothing passed over, the same bytes twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from directive_extract.errors import DirectiveExtractError
from directive_extract.ingest import read_source
from directive_extract.pipeline import Extractor
from directive_extract.schema.metadata import Metadata
from directive_extract.schema.settings import Settings
from directive_extract.schema.span import Span
from directive_extract.structure.outline import build_outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_extract.schema.extraction import Extraction

FRAGMENTS = st.sampled_from([
    "The guild must mend the quay before 3 May 2027.", "The mayor asked the pilots to wait; the clerk, to report.",
    "First of all, draw the piles. Two , move the crane. Third , lock it.", "Owner: the yard",
    "ACTION: Ann to call", "TO: All pilots", "II. SPECIFIC TASKS", "1. ", "a) ", "- ", "(i) ", "3.2. ", "## ",
    "[ ] ", "Safety comes first", "They shall report monthly", "No boat may leave",
    "“It is necessary to act”, he said", "Photo: Ann Holm", "By Ann Holm", "No | Action | Owner | Due",
    "1 | Draw the piles | Yard | May", "14:02 <ann> bo to write the note", "Page 3 of 7", "Port Weir, 3 March 2027",
    "No. 14/HB-2", "Recalling its order 3,", "five tasks as follows:", "Present: A. Berg",
    "within ten days of the signing", "100% of the lamps", "it", "and", "while", ";", ":", " – ", ",", "(", ")",
    "”",
])  # fmt: skip
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", " ", "  ", "\t", "\f", "\u2028", "", "   "])
LIKE_DOCUMENTS = st.lists(st.tuples(FRAGMENTS, BREAKS), min_size=1, max_size=25).map(
    lambda pairs: "".join(part for pair in pairs for part in pair)
)
TEXTS = st.one_of(LIKE_DOCUMENTS, LIKE_DOCUMENTS, st.text(min_size=1, max_size=300))

# Taken off a statement, as the label of a list item is: ordinals, datelines, "(i)", the "and" behind a semicolon, and
# addressees before a colon.
OPENING = re.compile(
    r"\W*(?:(?:and|or|but)\b\W*)?(?:\([ivxa-h\d]+\)\W*)?(?:[^;!?]{1,230}[,:–—-]\W*)?(?:\([ivxa-h\d]+\)\W*)?",
    re.IGNORECASE,
)

# The model takes some ten milliseconds for such a text, and a busy machine more.
EXTRACTING = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def extracted(extractor: Extractor, text: str) -> Extraction:
    """Text in, extraction out; what is refused is no case."""
    try:
        return extractor.extract(text.encode("utf-8", "replace"), date="2027-01-15", name="a.txt")
    except DirectiveExtractError:
        assume(condition=False)
        raise


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)


@EXTRACTING
@given(TEXTS)
def test_every_quote_is_the_sources_own(extractor: Extractor, text: str) -> None:
    extraction = extracted(extractor, text)
    source = (
        extraction.document.text if extraction.document.text is not None else text.encode("utf-8", "replace").decode()
    )
    for span in spans(extraction):
        assert source[span.start : span.end] == span.text


@EXTRACTING
@given(TEXTS)
def test_every_sentence_gets_a_verdict(extractor: Extractor, text: str) -> None:
    extraction = extracted(extractor, text)
    source = read_source(text.encode("utf-8", "replace"), settings=Settings(), name="a.txt")
    covered = {i for statement in extraction.statements for i in range(statement.span.start, statement.span.end)}
    for block in build_outline(source, Metadata()).blocks:
        for start, end in block.sentences:
            sentence = block.passage.cut(start, end)
            marks = "".join(
                character if offset not in covered else "\0"
                for offset, character in zip(sentence.offsets, sentence.text, strict=True)
            )
            left_out = [run for run in re.split(r"\0+", marks) if re.search(r"\w", run)]
            assert all(OPENING.fullmatch(run) for run in left_out), (sentence.text, left_out)
            assert "\0" in marks or len(re.findall(r"\w+", marks)) <= 1, sentence.text


@EXTRACTING
@given(TEXTS)
def test_tasks_and_principles_lie_in_statements_that_say_so(extractor: Extractor, text: str) -> None:
    extraction = extracted(extractor, text)
    items: list[Any] = [*extraction.tasks, *extraction.principles]
    for item in items:
        first = item.evidence[0]
        assert any(
            s.span.start <= first.start and first.end <= s.span.end and s.verdict in {"task", "principle"}
            for s in extraction.statements
        )
    assert len({item.id for item in items}) == len(items)


@settings(EXTRACTING, max_examples=40)
@given(TEXTS)
def test_the_same_text_gives_the_same_bytes(extractor: Extractor, text: str) -> None:
    assert extracted(extractor, text).to_json() == extracted(Extractor(), text).to_json()


@settings(EXTRACTING, max_examples=60)
@given(st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-16", "replace"))))
def test_whatever_bytes_come_only_typed_errors_leave(extractor: Extractor, data: bytes) -> None:
    try:
        extraction = extractor.extract(data)
    except DirectiveExtractError as error:
        assert error.hint  # noqa: PT017 - most bytes are refused, some are text
    else:
        assert type(extraction).from_json(extraction.to_json()) == extraction
