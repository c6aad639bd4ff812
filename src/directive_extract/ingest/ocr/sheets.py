"""Recognised words handed to the layout, and their places turned back to the page as it is shown.

The layout works on an upright page, where lines are level; a reader of a result opens the file as it is.
"""

from __future__ import annotations

import math
import re
from array import array
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from directive_extract.ingest.layout import Piece, Rule, Sheet
from directive_extract.ingest.ocr.word import Turn
from directive_extract.schema.placement import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from directive_extract.ingest.layout import Laid
    from directive_extract.ingest.ocr.word import Recognition, Word
    from directive_extract.schema.span import Box

WIDE = 0.8  # of the size: a wider gap parts stretches of a line, as in what PDF readers give
# Widths of characters in print, relative to the usual one, to part a word's box among them.
_NARROW, _WIDE = frozenset("ijl.,;:'|!()[]‘’`tf"), frozenset("mwMW—%@")
_WORD = re.compile(r"\S+")
_Spot = tuple[float, float]


def to_sheet(number: int, page: Recognition) -> Sheet:
    """A recognised page for the layout.

    Args:
        number: From 1.
        page: Its words.

    Returns:
        The page with a piece for each stretch of a line; turned by quarters where the words are, but not askew.
    """
    turn = page.turn
    sheet = Sheet(number, turn.width, turn.height, scanned=True, turn=round(turn.angle / 90) * 90 % 360)
    shift = (turn.upright_width - sheet.frame[0]) / 2, (turn.upright_height - sheet.frame[1]) / 2
    sheet.pieces = [_to_piece(words, shift) for line in page.lines for words in _stretches(line)]
    sheet.rules = [_to_rule(box, shift) for box in page.rulings]
    return sheet


def turn_back(laid: Laid, pages: Mapping[int, Recognition]) -> tuple[Fragment, ...]:
    """Put places back where the words stand, on pages that lay askew in the scanner, too.

    Args:
        laid: What the layout gave.
        pages: The recognised pages by number; the places on others stay.

    Returns:
        Fragments: of recognised pages one a word, with the recogniser's confidence in it; a box that is turned gets
        the smallest upright box around it.
    """
    skews = {number: _skew(page.turn) for number, page in pages.items()}
    sure = {number: _confidences(number, page) for number, page in pages.items()}
    found: list[Fragment] = []
    for fragment in laid.fragments:
        if fragment.page in pages:
            words = _words(fragment, laid.text, sure[fragment.page])
            found += [_turned(word, skews[fragment.page]) for word in words]
        else:
            found.append(fragment)
    return tuple(found)


def _stretches(line: Sequence[Word]) -> Iterator[list[Word]]:
    """Parts of a line without a wide gap."""
    part: list[Word] = []
    for word in line:
        if part and not 0 <= word.box[0] - part[-1].box[2] + word.size <= (1 + WIDE) * word.size:
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def _to_piece(words: Sequence[Word], shift: tuple[float, float]) -> Piece:
    text = " ".join(word.text for word in words)
    edges = array("f")
    for word in words:
        if edges:
            edges[-1] = max(edges[-1], edges[-2])  # the right edge of the word before is the left one of the space
        edges.extend(_edges(word, shift[0]))
    longest = max(words, key=lambda word: len(word.text))
    confidence = sum(word.confidence * len(word.text) for word in words) / sum(len(word.text) for word in words)
    return Piece(text, edges, longest.box[1] - shift[1], longest.box[3] - shift[1], longest.size, confidence=confidence)


def _to_rule(box: Box, shift: tuple[float, float]) -> Rule:
    """A line without thickness, along its middle."""
    left, top, right, bottom = box[0] - shift[0], box[1] - shift[1], box[2] - shift[0], box[3] - shift[1]
    if right - left >= bottom - top:
        return Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return Rule((left + right) / 2, top, (left + right) / 2, bottom)


def _edges(word: Word, shift: float) -> Iterable[float]:
    widths = [_width(character) for character in word.text]
    unit = (word.box[2] - word.box[0]) / math.fsum(widths)
    return (word.box[0] - shift + unit * done for done in accumulate(widths, initial=0.0))


def _width(character: str) -> float:
    if character in _NARROW:
        return 0.5
    return 1.5 if character in _WIDE else 1.0


def _confidences(number: int, page: Recognition) -> dict[_Spot, float]:
    """Confidence of each word by where it begins: its left edge, and the top of its piece."""
    found: dict[_Spot, float] = {}
    words = iter(page.words)
    for piece in to_sheet(number, page).pieces:
        for match in _WORD.finditer(piece.text):
            found[piece.edges[match.start()], piece.top] = next(words).confidence
    return found


def _words(fragment: Fragment, text: str, sure: Mapping[_Spot, float]) -> Iterator[Fragment]:
    """The words of a fragment; those of a page that lies on its side have been parted by the layout."""
    for match in _WORD.finditer(text, fragment.start, fragment.end):
        first, last = match.start() - fragment.start, match.end() - fragment.start
        edges = fragment.edges[first : last + 1]
        confidence = sure.get((edges[0], fragment.top), fragment.confidence)
        yield Fragment(match.start(), fragment.page, fragment.top, fragment.bottom, edges, confidence)


def _skew(turn: Turn) -> Turn:
    """What is left of a turn without its quarters, about the centre of the page as shown."""
    angle = turn.angle - round(turn.angle / 90) * 90
    return Turn(angle, turn.width, turn.height, turn.width, turn.height)


def _turned(fragment: Fragment, skew: Turn) -> Fragment:
    if not skew.angle:
        return fragment
    left, right = min(fragment.edges), max(fragment.edges)
    _, top, _, bottom = skew.box_back((left, fragment.top, right, fragment.bottom))
    middle = (fragment.top + fragment.bottom) / 2
    edges = array("f", (skew.back((edge, middle))[0] for edge in fragment.edges))
    return replace(fragment, top=top, bottom=bottom, edges=edges)
