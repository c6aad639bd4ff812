"""Pages for tests of the layout: words of a typewriter, 6 points wide and 10 high."""

from array import array

from directive_extract.ingest.layout import Piece, Sheet

WIDTH, SIZE, LEADING = 6.0, 10.0, 12.0


def piece(text, left=72.0, top=100.0, size=SIZE, **more):
    width = WIDTH * size / SIZE
    edges = array("f", (left + width * i for i in range(len(text) + 1)))
    return Piece(text, edges, top, top + size, size, **more)


def sheet(*pieces, number=1, width=595.0, height=842.0, **more):
    return Sheet(number, width, height, list(pieces), **more)


def lines(*texts, left=72.0, top=100.0, leading=LEADING, **more):
    """One piece a line, "" for a blank one."""
    return [piece(text, left, top + leading * i, **more) for i, text in enumerate(texts) if text]


def wrapped(text, columns=75, **more):
    """A paragraph as a typewriter sets it."""
    import textwrap

    return lines(*textwrap.wrap(text, columns), **more)
