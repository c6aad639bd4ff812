"""Recognised words handed to the layout, and their places turned back to the page as it is shown.

The layout works on an upright page, where lines are level; a reader of a result opens the file as it is.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from directive_extract.ingest.layout import Piece, Sheet
from directive_extract.ingest.ocr.word import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_extract.ingest.ocr.word import Recognition, Word
    from directive_extract.schema.placement import Fragment

# Widths of characters in print, relative to the usual one, to part a word's box among them.
_NARROW, _WIDE = frozenset("ijl.,;:'|!()[]‘’`t f"), frozenset("mwMW—%@")


def to_sheet(number: int, page: Recognition) -> Sheet:
    """A recognised page for the layout.

    Args:
        number: From 1.
        page: Its words.

    Returns:
        The page with a piece for each word; turned by quarters where the words are, but not askew.
    """
    turn = page.turn
    quarter = _quarter(turn)
    sheet = Sheet(number, turn.width, turn.height, scanned=True, turn=quarter)
    across = (turn.upright_width - sheet.frame[0]) / 2
    down = (turn.upright_height - sheet.frame[1]) / 2
    sheet.pieces = [_to_piece(word, across, down) for word in page.words]
    return sheet


def turn_back(fragments: Iterable[Fragment], turns: Mapping[int, Turn]) -> tuple[Fragment, ...]:
    """Put places back where the words stand on pages that lay askew in the scanner.

    Args:
        fragments: As the layout gives them, each with the characters of one word.
        turns: How recognised pages were turned, by page number.

    Returns:
        The same stretches; a box that is turned gets the smallest upright box around it.
    """
    skews = {number: _skew(turn) for number, turn in turns.items()}
    return tuple(
        _turned(fragment, skews[fragment.page]) if fragment.page in skews else fragment for fragment in fragments
    )


def _quarter(turn: Turn) -> int:
    """Degrees, clockwise, from the upright frame to the page as shown."""
    return round(turn.angle / 90) * 90 % 360


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


def _to_piece(word: Word, across: float, down: float) -> Piece:
    left, top, right, bottom = word.box
    widths = [_width(character) for character in word.text]
    unit = (right - left) / math.fsum(widths)
    edges = array("f", (left - across + unit * done for done in accumulate(widths, initial=0.0)))
    return Piece(word.text, edges, top - down, bottom - down, word.size, confidence=word.confidence)


def _width(character: str) -> float:
    if character in _NARROW:
        return 0.5
    return 1.5 if character in _WIDE else 1.0
