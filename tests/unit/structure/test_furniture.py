"""Page headers, footers and page numbers that came along when pages were saved as text."""

from __future__ import annotations

import pytest

from directive_extract.structure.furniture import find_furniture
from directive_extract.structure.lines import read_lines

HEAD = "Office of the Canal Board\n\nSitting of 3 March\n\nThe Board met in the old lock house.\n\n"
BROKEN = "The engineers are to inspect every gate of the upper canal and\n\n{}\n\nreport what they find to the Board.\n"
WHOLE = "The engineers are to inspect every gate of the upper canal.\n\n{}\n\nThe clerk shall keep the list.\n"


def furniture(text: str) -> list[str]:
    lines = read_lines(text)
    return [lines[i].text for i in sorted(find_furniture(lines))]


@pytest.mark.parametrize(
    "line",
    ["12", "- 3 -", "Page 4 of 12", "page 7", "p. 9", "3/12", "Trang 2"],
)
def test_page_numbers_by_themselves(line: str) -> None:
    assert furniture(HEAD + WHOLE.format(line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Canal Board – Minutes – page 3", id="page-at-the-end"),
        pytest.param("14    Canal Board Proceedings", id="number-before"),
        pytest.param("Canal Board Proceedings      15", id="number-behind"),
        pytest.param("Canal Board, page 2 of 9", id="page-of"),
    ],
)
def test_numbers_at_the_edge_of_a_line(line: str) -> None:
    assert furniture(HEAD + WHOLE.format(line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("CANAL BOARD PROCEEDINGS", id="header-without-number"),
        pytest.param("8", id="number"),
        pytest.param("Canal Board\n17 June", id="two-lines"),
    ],
)
def test_whatever_cuts_a_sentence_in_two(line: str) -> None:
    assert furniture(HEAD + BROKEN.format(line)) == line.split("\n")


def test_a_running_title_with_a_page_number_below_it() -> None:
    assert furniture(HEAD + WHOLE.format("Office of the Canal Board\n4")) == ["Office of the Canal Board", "4"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("2026", id="a-year"),
        pytest.param("PLAN OF WORKS\n2026", id="a-heading-with-a-year"),
        pytest.param("14:30", id="a-time-of-day"),
        pytest.param("SPECIFIC TASKS", id="a-heading"),
        pytest.param("The Board adjourned at 12.", id="a-sentence-with-a-number"),
        pytest.param("a. one\nb. two\nc. three\nd. four", id="a-list"),
    ],
)
def test_what_only_looks_like_it_stays(line: str) -> None:
    assert furniture(HEAD + WHOLE.format(line)) == []


def test_a_line_that_recurs_with_other_digits() -> None:
    text = HEAD + WHOLE.format("CB/26/Rev.1 sheet 1 draft") + "\n" + WHOLE.format("CB/26/Rev.1 sheet 2 draft")
    assert furniture(text) == ["CB/26/Rev.1 sheet 1 draft", "CB/26/Rev.1 sheet 2 draft"]


def test_numbers_in_a_letterhead_are_no_furniture() -> None:
    assert furniture("Canal Board\n\n27\n\n" + WHOLE.format("Noted.")) == []


def test_a_line_next_to_text_is_text() -> None:
    assert furniture(HEAD + "The number of gates is\n12\nand grows.\n") == []


def test_page_numbers_amid_the_text_count_up_and_take_their_headers_along() -> None:
    text = "\n".join([
        "The yard shall mend the quay and paint the lamps of the long",
        " " * 40 + "1",
        "No. 7/QY                         May 3, 2027",
        "pier before the fair.",
        "It shall also list the ropes that are worn and the hooks that have",
        " " * 40 + "2",
        "No. 7/QY                         May 3, 2027",
        "been lost.",
    ])
    assert find_furniture(read_lines(text)) == {1, 2, 5, 6}


def test_a_figure_far_to_the_right_is_no_page_number_where_the_figures_do_not_count_up() -> None:
    text = "\n".join(["Lamps mended", " " * 40 + "12", "Lamps lost", " " * 40 + "7", "All told."])
    assert find_furniture(read_lines(text)) == set()


def test_a_heading_of_markdown_interrupts_nothing() -> None:
    assert furniture(HEAD + BROKEN.format("## Next steps")) == []
