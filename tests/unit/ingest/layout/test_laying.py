from __future__ import annotations

import pytest
from sheets import lines, piece, sheet, wrapped

from directive_extract.ingest.layout import lay_out
from directive_extract.ingest.layout.pieces import Rule

LONG = (
    "The Department of Fisheries shall publish the quota list for the northern lagoons by 30 May 2026 and "
    "send a copy to every landing station that reported catches in the previous season, together with the "
    "forms that skippers have to fill in."
)
OTHER = (
    "Landing stations shall return the forms within two weeks. Those that do not will be visited by an "
    "inspector, who reports to the Director before the season opens."
)


def texts(*sheets):
    return lay_out(sheets).text.split("\n")


def test_lines_that_the_margin_ended_are_joined():
    assert texts(sheet(*wrapped(LONG))) == [LONG]


def test_a_gap_parts_paragraphs():
    assert texts(sheet(*wrapped(LONG), *wrapped(OTHER, top=160))) == [LONG, "", OTHER]


def test_a_short_last_line_parts_paragraphs_without_a_gap():
    assert texts(sheet(*wrapped(LONG), *wrapped(OTHER, top=148))) == [LONG, "", OTHER]


def test_an_indent_parts_paragraphs_whose_last_line_is_full():
    full = " ".join(["quota"] * 12) + "."  # 72 of 75 columns
    page = sheet(*lines(full, full), *lines("Landing stations shall return the forms, all of", left=90, top=124))
    assert texts(page)[0] == f"{full} {full}"


def test_items_follow_each_other_without_a_blank_line():
    page = sheet(*lines("The Board decided:", "a) to close the gate", "b) to open the weir"))
    assert texts(page) == ["The Board decided:", "", "a) to close the gate", "b) to open the weir"]


def test_an_item_goes_on_where_its_text_hangs():
    label, first = piece("1."), piece("The harbour office shall clear the wreck near the eastern breakwater,", 90)
    second = piece("(a) before the ferry season and", 90, 112)
    assert texts(sheet(label, first, second)) == [f"1. {first.text} {second.text}"]


def test_a_word_broken_at_a_line_end_is_joined_and_a_compound_keeps_its_hyphen():
    page = sheet(
        *lines(
            "The working group shall finish the re-registration of the boats in the inspec\x02",
            "torate by May, and the port office shall work on the re\x02",
            "registration of nets and on a follow\x02",
            "up to it.",
        )
    )
    (text,) = texts(page)
    assert "inspectorate by May" in text
    assert "re-registration of nets" in text
    assert "follow-up to it" in text


def test_every_character_has_its_place():
    laid = lay_out([sheet(*wrapped(LONG))])
    placed = {i for f in laid.fragments for i in range(f.start, f.end)}
    assert all(laid.text[i] == " " for i in set(range(len(laid.text))) - placed)
    for fragment in laid.fragments:
        left, top, right, _ = fragment.box(fragment.start + 4, fragment.start + 10)
        assert (left, right) == (72 + 4 * 6, 72 + 10 * 6)
        assert top == 100 + 12 * laid.fragments.index(fragment)


def test_two_columns_are_read_one_after_the_other_and_a_heading_parts_them():
    left, right = wrapped(LONG, 38), wrapped(OTHER, 38, left=320)
    head = piece("CONCLUSIONS OF THE MEETING ON THE NORTHERN LAGOONS", 150, 60)
    assert texts(sheet(*right, head, *left)) == [head.text, "", LONG, "", OTHER]


def test_a_sentence_goes_on_in_the_next_column():
    rows = wrapped(f"{LONG} {LONG}", 38)
    left, right = rows[:6], rows[6:]
    for number, one in enumerate(right):
        moved = piece(one.text, 320, 100 + 12 * number)
        right[number] = moved
    assert texts(sheet(*left, *right)) == [f"{LONG} {LONG}"]


def pages(count, body=lambda number: wrapped(LONG, top=200)):
    return [
        sheet(
            piece(f"Ministry of Fisheries    No. 14/2026, sheet {number}", 72, 30),
            *body(number),
            piece(str(number), 300, 800),
            number=number,
        )
        for number in range(1, count + 1)
    ]


def test_what_recurs_at_the_edges_of_pages_is_put_aside():
    laid = lay_out(pages(3))
    assert [(a.reason, laid.text[a.start : a.end][:8].strip()) for a in laid.asides] == [
        ("header", "Ministry"), ("page number", "1"), ("header", "Ministry"), ("page number", "2"),
        ("header", "Ministry"), ("page number", "3"),
    ]  # fmt: skip


def test_a_sentence_that_runs_over_a_page_is_whole_and_the_furniture_stands_behind_it():
    rows = wrapped(f"{LONG} {LONG}")
    laid = lay_out(pages(2, lambda number: rows[:3] if number == 1 else rows[3:]))
    blocks = [block for block in laid.text.split("\n") if block]
    assert f"{LONG} {LONG}" in blocks
    assert laid.pages[0].start == 0
    assert len(laid.asides) == 4


def test_the_only_page_has_a_page_number_when_it_stands_apart():
    laid = lay_out([sheet(*wrapped(LONG), piece("- 3 -", 290, 800))])
    assert [aside.reason for aside in laid.asides] == ["page number"]


def test_a_year_at_the_foot_is_no_page_number():
    laid = lay_out([sheet(*wrapped(LONG), piece("2026", 290, 800))])
    assert laid.asides == ()


def test_line_numbers_are_put_aside():
    rows = wrapped(f"{LONG} {OTHER} {LONG} {OTHER}")
    numbers = [piece(str(i + 1), 40, row.top) for i, row in enumerate(rows)]
    laid = lay_out([sheet(*rows, *numbers)])
    assert laid.text.startswith(f"{LONG} {OTHER}")
    assert {aside.reason for aside in laid.asides} == {"line number"}


def test_numbers_of_a_list_are_no_line_numbers():
    rows = lines("Close the gate", "Open the weir", "Paint the hut", "Mend the net", left=100)
    numbers = [piece(str(i + 1) + ".", 72, row.top) for i, row in enumerate(rows)]
    laid = lay_out([sheet(*rows, *numbers)])
    assert laid.asides == ()
    assert laid.text.startswith("1. Close the gate\n2. Open")


def test_a_note_is_put_aside_and_its_mark_is_not_in_the_sentence():
    body = wrapped(LONG)
    mark = piece("1", body[0].right, 98, size=6)
    note = piece("1 The list of the previous season remains in force until then.", 72, 700, size=8)
    laid = lay_out([sheet(*body, mark, note)])
    assert laid.text.split("\n")[0] == LONG
    assert [(aside.reason, laid.text[aside.start : aside.end]) for aside in laid.asides] == [("footnote", note.text)]


def test_raised_units_and_ordinals_stay():
    first = piece("The yard of 400 m", 72, 100)
    unit = piece("2", first.right, 98, size=6)
    rest = piece("is to be paved by the 1", unit.right + 6, 100)
    ordinal = piece("st", rest.right, 98, size=6)
    assert texts(sheet(first, unit, rest, ordinal)) == ["The yard of 400 m2 is to be paved by the 1st"]


def grid(lefts, tops):
    """Rules of a table whose cells are all there."""
    right, bottom = lefts[-1], tops[-1]
    across = [Rule(lefts[0], top, right, top) for top in tops]
    return across + [Rule(left, tops[0], left, bottom) for left in lefts]


HEADER = ("No.", "Task", "Lead", "Deadline")
LEFTS = (70, 110, 300, 400, 500)


def row(top, *cells):
    return [piece(cell, left + 4, top + 4) for left, cell in zip(LEFTS, cells, strict=False) if cell]


def test_a_ruled_table_becomes_rows():
    page = sheet(
        *row(100, *HEADER), *row(120, "1", "Dredge the basin", "Port Office", "30 May 2026"),
        rules=grid(LEFTS, (100, 120, 140)),
    )  # fmt: skip
    assert texts(page) == ["| No. | Task | Lead | Deadline |", "| 1 | Dredge the basin | Port Office | 30 May 2026 |"]


def test_a_table_goes_on_over_the_page_and_its_repeated_header_is_dropped():
    rules = grid(LEFTS, (100, 120, 140))
    one = sheet(*row(100, *HEADER), *row(120, "1", "Dredge the", "Port Office", "30 May 2026"), rules=rules)
    two = sheet(*row(100, *HEADER), *row(120, "", "basin"), number=2, rules=rules)
    three = sheet(*row(100, *HEADER), *row(120, "2", "Paint", "Yard", "1 June"), number=3, rules=rules)
    assert texts(one, two, three) == [
        "| No. | Task | Lead | Deadline |",
        "| 1 | Dredge the basin | Port Office | 30 May 2026 |",
        "| 2 | Paint | Yard | 1 June |",
    ]


def test_a_merged_deadline_counts_for_all_its_rows():
    rules = [rule for rule in grid(LEFTS, (100, 120, 140, 160)) if rule.top != 140 or rule.left == rule.right]
    rules.append(Rule(70, 140, 400, 140))
    page = sheet(
        *row(100, *HEADER), *row(120, "1", "Dredge", "Port", "30 May"), *row(140, "2", "Paint", "Yard"), rules=rules
    )
    assert texts(page)[1:] == ["| 1 | Dredge | Port | 30 May |", "| 2 | Paint | Yard | 30 May |"]


def test_a_merged_task_is_one_row():
    rules = [rule for rule in grid(LEFTS, (100, 120, 140, 160)) if rule.top != 140 or rule.left == rule.right]
    rules.append(Rule(300, 140, 500, 140))
    page = sheet(
        *row(100, *HEADER), *row(120, "1", "Dredge", "Port", "30 May"), *row(140, "", "", "Yard", "1 June"), rules=rules
    )
    assert texts(page)[1:] == ["| 1 | Dredge | Port Yard | 30 May 1 June |"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_boxes_of_a_turned_page_are_those_of_the_page_as_shown(turn):
    page = sheet(*lines("Close the gate"), width=842.0, height=595.0, turn=turn)
    fragment = lay_out([page]).fragments[0]
    left, top, right, bottom = fragment.box(fragment.start, fragment.start + 5)
    width, height = page.frame
    expected = {
        90: (height - 110, 72, height - 100, 102),
        180: (width - 102, height - 110, width - 72, height - 100),
        270: (100, width - 102, 110, width - 72),
    }[turn]
    assert (left, top, right, bottom) == pytest.approx(expected)
