"""Where the characters of a text stand: on which page and in which box, or in which paragraph of a Word file."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import Protocol

from directive_extract.schema.span import Box, PageBox, Span

# Two stretches stand on one line where the lower begins above the middle of the upper: superscripts do, lines do not.
SAME_LINE_SHARE = 0.5


class Placement(Protocol):
    """Knows the place of every character of one document's text."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages, in order; empty for formats without pages."""
        ...

    def place(self, span: Span) -> Span:
        """The span with its place, as far as the format has one.

        Args:
            span: A stretch of the document's text.

        Returns:
            The same stretch.
        """
        ...

    def confidence(self, start: int, end: int) -> float | None:
        """How sure the recogniser was of a stretch, 0 to 1.

        Args:
            start: First character.
            end: Behind the last character.

        Returns:
            The mean over its recognised characters; None where nothing was recognised from a picture.
        """
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        number: From 1.
        width: In PDF points.
        height: In PDF points.
        start: Offset of its first character in the text.
        end: Offset behind its last character; a paragraph that runs on belongs to the page where it began.
        scanned: Whether its text was recognised from a picture.
    """

    number: int
    width: float
    height: float
    start: int
    end: int
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of text that stands on one line of one page.

    Attributes:
        start: Offset of its first character in the text.
        page: Page number, from 1.
        top: Upper edge in PDF points, origin top left.
        bottom: Lower edge.
        edges: The left edge of each character and, last, the right edge of the last one: one more than characters.
        confidence: The recogniser's, 0 to 1; None for text that was no picture.
        apart: Whether something that is not part of the text (a footnote's mark) stands between it and the fragment
            before; no box joins them.
    """

    start: int
    page: int
    top: float
    bottom: float
    edges: array[float]
    confidence: float | None = None
    apart: bool = False

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.edges) - 1

    def box(self, start: int, end: int) -> Box:
        """The box of what stands between two offsets; both are clipped to the fragment.

        Returns:
            Left, top, right, bottom.
        """
        first = max(start, self.start) - self.start
        last = min(end, self.end) - self.start
        stretch = self.edges[first : last + 1]  # the smallest and largest: right-to-left and kerned text do not ascend
        return min(stretch), self.top, max(stretch), self.bottom


class PageLayout:
    """The placement of formats with pages: PDF and images.

    Args:
        pages: In order.
        fragments: Ascending in the text, not overlapping. Characters between them (line ends, marks that were put
            in for table cells) have no place.
    """

    def __init__(self, pages: tuple[Page, ...], fragments: tuple[Fragment, ...]) -> None:
        self._pages = pages
        self.fragments = fragments
        self._starts = array("L", (fragment.start for fragment in fragments))

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages, in order."""
        return self._pages

    def place(self, span: Span) -> Span:
        """The span with its page and boxes.

        Args:
            span: A stretch of the text.

        Returns:
            The span: `boxes` one a line, `page` and `bbox` of the page where it begins. Unchanged where none of its
            characters has a place.
        """
        boxes = self._boxes(span.start, span.end)
        if not boxes:
            return span
        page = boxes[0].page
        first = [box.bbox for box in boxes if box.page == page]
        around = (
            min(box[0] for box in first),
            min(box[1] for box in first),
            max(box[2] for box in first),
            max(box[3] for box in first),
        )
        return span.model_copy(update={"page": page, "bbox": around, "boxes": tuple(boxes)})

    def confidence(self, start: int, end: int) -> float | None:
        """How sure the recogniser was of a stretch.

        Args:
            start: First character.
            end: Behind the last character.

        Returns:
            The mean by characters, 0 to 1; None where nothing was recognised.
        """
        total = weight = 0.0
        for fragment in self._within(start, end):
            if fragment.confidence is not None:
                length = min(end, fragment.end) - max(start, fragment.start)
                total += fragment.confidence * length
                weight += length
        return total / weight if weight else None

    def _within(self, start: int, end: int) -> list[Fragment]:
        found: list[Fragment] = []
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self.fragments) and self.fragments[index].start < end:
            if self.fragments[index].end > start:
                found.append(self.fragments[index])
            index += 1
        return found

    def _boxes(self, start: int, end: int) -> list[PageBox]:
        """One box a line: what follows on the same line is joined."""
        boxes: list[PageBox] = []
        for fragment in self._within(start, end):
            box = fragment.box(start, end)
            last = boxes[-1] if boxes else None
            joins = last is not None and not fragment.apart and last.page == fragment.page
            if last is not None and joins and _on_one_line(last.bbox, box):
                boxes[-1] = PageBox(page=last.page, bbox=_around(last.bbox, box))
            else:
                boxes.append(PageBox(page=fragment.page, bbox=box))
        return boxes


class RunLayout:
    """The placement of word-processor files: which paragraph, and which run in it.

    Args:
        starts: Offset of the first character of each run, ascending.
        runs: For each its paragraph and run, both from 1; paragraph 0 for what has no place in the body, such as notes.
    """

    def __init__(self, starts: array[int], runs: tuple[tuple[int, int], ...]) -> None:
        self._starts = starts
        self._runs = runs

    @property
    def pages(self) -> tuple[Page, ...]:
        """None: where a page ends is settled when the file is printed."""
        return ()

    def place(self, span: Span) -> Span:
        """The span with the paragraph and the run it begins in.

        Args:
            span: A stretch of the text.

        Returns:
            The span.
        """
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return span
        paragraph, run = self._runs[index]
        if not paragraph:
            return span
        return span.model_copy(update={"paragraph": paragraph, "run": run})

    def confidence(self, start: int, end: int) -> float | None:  # noqa: ARG002 - nothing is recognised here
        """None: the file holds the characters themselves."""
        return None


def _on_one_line(one: Box, other: Box) -> bool:
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    smaller = min(one[3] - one[1], other[3] - other[1])
    return overlap > SAME_LINE_SHARE * smaller and other[0] >= one[0]


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
