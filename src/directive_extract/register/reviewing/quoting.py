"""Words that a person has marked in a document, as a span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.errors import InvalidChangeError
from directive_extract.schema.span import Box, PageBox, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.register.reviewing.documents import Source


def quote(source: Source, start: int, end: int) -> Span:
    """The words between two places of a document.

    Args:
        source: The document.
        start: First character.
        end: The one after the last.

    Returns:
        The span without spaces at its ends. Where the format has pages it has the boxes of the sentences that it
        touches: the desk keeps no box for each character.

    Raises:
        InvalidChangeError: There are no words there, or the document's text is not known.
    """
    if source.text is None:
        raise InvalidChangeError(
            "the text of this document was not kept", hint="take it in anew, with the text that its spans count in"
        )
    marked = source.text[start:end] if start < end <= len(source.text) else ""
    words = marked.strip()
    if not words:
        raise InvalidChangeError(f"there are no words at {start} to {end}", hint="mark some words of the text")
    start += marked.index(words)
    sentences = [
        statement.span
        for statement in source.extraction.statements
        if statement.span.start < start + len(words) and statement.span.end > start
    ]
    place = next((span for span in sentences if (span.start, span.text) == (start, words)), None)
    return place or Span(start=start, end=start + len(words), text=words, **_places(sentences))


def _places(sentences: Sequence[Span]) -> dict[str, object]:
    if not sentences:
        return {}
    first = sentences[0]
    boxes: tuple[PageBox, ...] = tuple(box for span in sentences for box in span.boxes)
    around = [span.bbox for span in sentences if span.page == first.page and span.bbox is not None]
    return {
        "page": first.page,
        "bbox": _union(around) if around else None,
        "boxes": boxes,
        "paragraph": first.paragraph,
        "run": first.run,
    }


def _union(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
