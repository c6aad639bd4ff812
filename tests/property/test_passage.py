"""Lines, passages and sentences of any text: every character keeps its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from directive_extract.structure.lines import join, read_lines
from directive_extract.structure.sentences import split_sentences

# White space of every kind, hyphens at line ends, spaces before marks: what joining has to deal with.
PIECES = st.sampled_from(
    ["\n", "\r\n", "\r", "\f", "\u2028", "\x85", " ", "  ", "\t", "\u00a0", "\u200b", "\ufeff", "-", " ,", " .", ";",
     "!", "”", "(", "a", "Bc", "engi", "7", "Đ", "𝔄", "e\u0301", "No.", "p.m.", "..."]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200))


@given(TEXTS)
def test_lines_are_disjoint_and_leave_out_white_space_only(text: str) -> None:
    lines = read_lines(text)
    position = 0
    for line in lines:
        assert position <= line.start <= line.end
        assert text[line.start : line.end] == line.text
        assert text[position : line.start].strip(" \t\r\n\f\v\x85\u2028\u2029\u00a0\ufeff\u200b") == ""
        position = line.end
    assert text[position:].strip(" \t\r\n\f\v\x85\u2028\u2029\u00a0\ufeff\u200b") == ""


@given(TEXTS)
def test_joined_characters_know_their_place(text: str) -> None:
    passage = join(text, [(line.start, line.end) for line in read_lines(text) if not line.blank])
    assert len(passage.text) == len(passage.offsets)
    assert all(a < b for a, b in zip(passage.offsets, passage.offsets[1:], strict=False))
    for character, offset in zip(passage.text, passage.offsets, strict=True):
        # A fold shows as one space; behind a line that ends in no white space its place is the break before the next.
        assert text[offset] == character or character == " "


@given(TEXTS)
def test_joining_drops_white_space_and_hyphens_of_line_ends_only(text: str) -> None:
    passage = join(text, [(line.start, line.end) for line in read_lines(text) if not line.blank])
    kept = set(passage.offsets)
    dropped = "".join(c for i, c in enumerate(text) if i not in kept and not c.isspace() and c not in "\ufeff\u200b")
    assert dropped.strip("-") == ""


@given(TEXTS, st.data())
def test_cuts_and_spans_quote_the_source(text: str, data: st.DataObject) -> None:
    passage = join(text, [(line.start, line.end) for line in read_lines(text) if not line.blank])
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    piece = passage.cut(start, end)
    assert piece.text == passage.text[start:end].strip()
    span = piece.span(text)
    assert span.text == text[span.start : span.end]
    if piece.text:
        assert (span.text[0], span.text[-1]) == (piece.text[0], piece.text[-1])


@given(TEXTS, st.integers(1, 400))
def test_sentences_cover_a_text_in_order(text: str, max_words: int) -> None:
    position = 0
    for start, end in split_sentences(text, max_words):
        assert len(text[start:end].split()) <= max_words
        assert position <= start < end
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        position = end
    assert text[position:].strip() == ""
