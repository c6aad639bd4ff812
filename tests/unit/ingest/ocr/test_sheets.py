from __future__ import annotations

from array import array

import pytest

from directive_extract.ingest.layout import Laid, lay_out
from directive_extract.ingest.ocr.sheets import to_sheet, turn_back
from directive_extract.ingest.ocr.word import Recognition, Turn, Word
from directive_extract.schema.placement import Fragment

LEVEL = Turn(0, 600, 800, 600, 800)


def word(text: str, left: float, top: float = 100, *, sure: float = 0.9, width: float = 10) -> Word:
    return Word(text, (left, top, left + width, top + 10), 10, sure)


def recognised(turn: Turn = LEVEL) -> Recognition:
    return Recognition(((word("The", 50, sure=0.9), word("quay", 62, sure=0.3), word("apart", 200)),), turn)


def test_words_without_a_wide_gap_are_one_piece() -> None:
    sheet = to_sheet(3, recognised())
    assert [piece.text for piece in sheet.pieces] == ["The quay", "apart"]
    assert (sheet.number, sheet.scanned, sheet.turn) == (3, True, 0)


def test_every_character_has_its_edges() -> None:
    piece = to_sheet(1, recognised()).pieces[0]
    assert len(piece.edges) == len(piece.text) + 1
    assert (piece.left, piece.edges[4], piece.right) == (50, 62, 72)
    assert list(piece.edges) == sorted(piece.edges)


def test_narrow_letters_get_less_of_the_box() -> None:
    edges = to_sheet(1, Recognition(((word("im", 0, width=40),),), LEVEL)).pieces[0].edges
    assert list(edges) == [0, 10, 40]


def test_a_larger_upright_page_lies_centred_on_the_one_shown() -> None:
    askew = Turn(1, 600, 800, 620, 810)
    assert to_sheet(1, recognised(askew)).pieces[0].left == 40


def test_places_come_back_word_by_word_with_their_confidence() -> None:
    page = recognised()
    laid = lay_out([to_sheet(1, page)])
    found = turn_back(laid, {1: page})
    words = {laid.text[part.start : part.end]: part.confidence for part in found}
    assert words == {"The": pytest.approx(0.9), "quay": pytest.approx(0.3), "apart": pytest.approx(0.9)}


def test_a_word_is_boxed_where_it_stands_on_the_page_askew() -> None:
    turn = Turn(2, 600, 800, 600, 800)
    page = Recognition(((word("quay", 500, 400),),), turn)
    laid = lay_out([to_sheet(1, page)])
    [fragment] = turn_back(laid, {1: page})
    box = turn.box_back((500, 400, 510, 410))
    assert fragment.box(fragment.start, fragment.end) == pytest.approx(box, abs=0.6)


def test_a_page_on_its_side_keeps_its_words_in_place() -> None:
    turn = Turn(-90, 800, 600, 600, 800)  # turned clockwise by a quarter to stand upright
    page = Recognition(((word("quay", 50, 100),),), turn)
    laid = lay_out([to_sheet(1, page)])
    [fragment] = turn_back(laid, {1: page})
    assert fragment.box(fragment.start, fragment.end) == pytest.approx(turn.box_back((50, 100, 60, 110)), abs=0.1)
    assert (laid.pages[0].width, laid.pages[0].height) == (800, 600)


def test_places_on_other_pages_stay() -> None:
    fragment = Fragment(0, 7, 1, 2, array("f", (0, 1, 2)))
    assert turn_back(Laid("ab", (), (fragment,), ()), {}) == (fragment,)
