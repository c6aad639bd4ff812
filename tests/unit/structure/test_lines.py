"""Lines with their offsets, and lines joined to what one would read aloud."""

from __future__ import annotations

import pytest

from directive_extract.structure.lines import join, read_lines


def ranges(text: str) -> list[tuple[int, int]]:
    return [(line.start, line.end) for line in read_lines(text) if not line.blank]


def aloud(text: str) -> str:
    return join(text, ranges(text)).text


@pytest.mark.parametrize(
    "mark", ["\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029"],
    ids=["lf", "crlf", "cr", "form-feed", "vertical-tab", "next-line", "line-separator", "paragraph-separator"],
)  # fmt: skip
def test_every_kind_of_line_break_ends_a_line(mark: str) -> None:
    text = f"one{mark}{mark}  two "
    assert [line.text for line in read_lines(text)] == ["one", "", "two"]
    assert [text[line.start : line.end] for line in read_lines(text)] == ["one", "", "two"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [""], id="empty"),
        pytest.param("a\n", ["a", ""], id="last-line-is-empty"),
        pytest.param("\ufeffa\u200b", ["a"], id="byte-order-mark-and-zero-width"),
        pytest.param("\u00a0 \t\nb", ["", "b"], id="only-white-space-is-blank"),
    ],
)
def test_read_lines(text: str, expected: list[str]) -> None:
    assert [line.text for line in read_lines(text)] == expected
    assert [line.blank for line in read_lines(text)] == [not line for line in expected]


@pytest.mark.parametrize(
    ("text", "indent", "width"),
    [("ab", 0, 2), ("   ab", 3, 5), ("\tab", 4, 6), ("  \tab", 4, 6), ("ab   ", 0, 2)],
    ids=["none", "spaces", "tab", "spaces-then-tab", "trailing"],
)
def test_indent_counts_columns(text: str, indent: int, width: int) -> None:
    [line] = read_lines(text)
    assert (line.indent, line.width) == (indent, width)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The board\nmet  again.", "The board met again.", id="wrapped-line-and-double-space"),
        pytest.param("mend\tthe\u00a0roof", "mend the roof", id="tab-and-hard-space"),
        pytest.param("Two , the port ; and more .", "Two, the port; and more.", id="spaces-before-marks"),
        pytest.param("“Act now” , she said ?", "“Act now”, she said?", id="space-behind-a-quotation-mark"),
        pytest.param("from 3 .5 to 4", "from 3 .5 to 4", id="no-mark-where-a-digit-follows"),
        pytest.param("a long-\nterm plan", "a long-term plan", id="hyphen-of-a-known-first-part-stays"),
        pytest.param("the engi-\nneers met", "the engineers met", id="hyphen-that-parts-a-word-goes"),
        pytest.param(
            "a sail-\nmaker; no sail-maker", "a sail-maker; no sail-maker", id="hyphen-written-elsewhere-stays"
        ),
        pytest.param("the plan -\nby May", "the plan - by May", id="dash-at-a-line-end"),
        pytest.param("the North-\nSouth road", "the North- South road", id="capital-behind-a-hyphen-is-no-word"),
        pytest.param("T he city shall act", "T he city shall act", id="drop-capital-is-left-as-it-is"),
    ],
)
def test_join_reads_as_one_would_read_aloud(text: str, expected: str) -> None:
    assert aloud(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Two , the  port\n  is \t to be\u00a0dredged .", "long-\nterm plans ; and\r\nmore", "engi-\nneers ; or"],
    ids=["spaces", "hyphen", "parted"],
)
def test_join_keeps_the_place_of_every_character(text: str) -> None:
    passage = join(text, ranges(text))
    assert list(passage.offsets) == sorted(set(passage.offsets))
    for character, offset in zip(passage.text, passage.offsets, strict=True):
        assert text[offset] == character or (character == " " and text[offset].isspace())


def test_join_of_nothing_is_empty() -> None:
    assert join("some text", []).text == ""
