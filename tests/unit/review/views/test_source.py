from __future__ import annotations

import pytest

from directive_extract.review.views.marks import Mark, MarkKind, left_out
from directive_extract.review.views.source import Stretch, marks_in, sections, show, stretches, touched
from directive_extract.schema.extraction import BlockInfo, PageInfo, Statement, Verdict
from directive_extract.schema.review import Standing
from directive_extract.schema.span import Span


def block(kind: str, text: str, words: str, **values: object) -> BlockInfo:
    start = text.index(words)
    return BlockInfo(kind=kind, start=start, end=start + len(words), **values)


def mark(text: str, words: str, kind: MarkKind = MarkKind.TASK, record: str = "R1", **values: object) -> Mark:
    start = text.index(words)
    standing = Standing.WAITING if record else None
    return Mark(start, start + len(words), kind, record, standing, **values)


def plain(segments) -> list[tuple[str, str]]:
    return [("".join(piece.text for piece in one.pieces), one.classes) for one in segments]


class TestStretches:
    def test_every_character_but_space_is_in_one(self) -> None:
        text = "Running head\n\n1. First item\n\nA paragraph.\nLeft alone\n"
        found = stretches(
            text, [block("item", text, "First item", label="1."), block("paragraph", text, "A paragraph.")]
        )
        assert [text[one.start : one.end] for one in found] == [
            "Running head", "1. First item", "A paragraph.", "Left alone",
        ]  # fmt: skip
        assert [one.kind for one in found] == ["aside", "item", "paragraph", "aside"]

    def test_label_belongs_to_its_item(self) -> None:
        text = "\n  (a) publish the list;\n"
        (found,) = stretches(text, [block("item", text, "publish the list;", label="(a)")])
        assert text[found.start : found.start + found.label] == "(a) "

    def test_label_that_is_not_written_is_not_looked_for(self) -> None:
        text = "publish the list;"
        (found,) = stretches(text, [block("item", text, text, label="(a)")])
        assert found.label == 0

    def test_block_inside_another_is_shown_in_it(self) -> None:
        text = "The sentence goes [page 3] on over the page."
        inner = block("boilerplate", text, "[page 3]")
        assert len(stretches(text, [block("paragraph", text, text), inner])) == 1

    def test_blocks_that_overlap_are_clipped(self) -> None:
        text = "abcdef"
        found = stretches(
            text, [BlockInfo(kind="paragraph", start=0, end=4), BlockInfo(kind="paragraph", start=2, end=6)]
        )
        assert [(one.start, one.end) for one in found] == [(0, 4), (4, 6)]

    def test_title_of_a_table_is_a_row_and_its_rule_nothing(self) -> None:
        text = "| Ref | Action |\n|-----|--------|\n| A1 | Order it |"
        found = stretches(text, [block("row", text, "| A1 | Order it |")])
        assert [one.kind for one in found] == ["row", "row"]

    def test_text_without_blocks_is_shown_line_by_line(self) -> None:
        found = stretches("One.\n\nTwo.\n", [])
        assert [(one.kind, one.number) for one in found] == [("paragraph", 0), ("paragraph", 1)]

    def test_page_is_that_on_which_it_begins(self) -> None:
        text = "one two three"
        pages = [PageInfo(number=n, width=1, height=1, start=s, end=s + 4) for n, s in ((1, 0), (2, 4), (3, 8))]
        blocks = [block("paragraph", text, words) for words in ("one ", "two ", "three")]
        assert [one.page for one in stretches(text, blocks, pages)] == [1, 2, 3]


class TestShow:
    def shown(self, text: str, marks: list[Mark], kind: str = "paragraph", label: int = 0):
        stretch = Stretch(0, kind, 0, len(text), label=label)
        return show(text, stretch, marks)

    def test_segments_cover_the_text_without_gaps(self) -> None:
        text = "The Ministry shall publish it by May, and report."
        marks = [mark(text, "shall publish it by May"), mark(text, "by May, and report", record="R2")]
        (cell,) = self.shown(text, marks).cells
        assert "".join(words for words, _ in plain(cell)) == text
        assert [one.start for one in cell] == [0, 13, 30, 36, 48]

    def test_nested_marks_name_the_inner_record_first(self) -> None:
        text = "shall publish it by May"
        marks = [mark(text, text), mark(text, "publish it", record="R2", kind=MarkKind.PRINCIPLE)]
        (cell,) = self.shown(text, marks).cells
        assert [one.records for one in cell] == [("R1",), ("R2", "R1"), ("R1",)]
        assert cell[1].classes == "principle mark waiting deep-2"

    def test_two_records_on_the_same_words(self) -> None:
        text = "publish and report"
        (cell,) = self.shown(text, [mark(text, text, opens=True), mark(text, text, record="R2", opens=True)]).cells
        assert cell[0].records == ("R1", "R2")
        assert cell[0].opens == ("R1", "R2")

    def test_only_the_first_evidence_opens(self) -> None:
        text = "again: do it. do it"
        marks = [mark(text, "do it", opens=False), Mark(14, 19, MarkKind.TASK, "R1", Standing.WAITING, opens=True)]
        (cell,) = self.shown(text, marks).cells
        assert [one.start for one in cell if one.opens] == [14]

    def test_parts_say_of_which_record_they_are(self) -> None:
        text = "The Ministry shall act"
        (cell,) = self.shown(text, [mark(text, "Ministry", kind=MarkKind.OWNER, record="R7")]).cells
        assert [(one.parts, one.says_of) for one in cell][1] == ((MarkKind.OWNER,), ("R7",))

    def test_row_is_cut_into_cells_between_bars(self) -> None:
        text = "| A12 | Order the marquee | Mr Pilkington | |"
        shown = self.shown(text, [mark(text, "Order the marquee | Mr Pilkington")], kind="row")
        assert [plain(cell) for cell in shown.cells] == [
            [("A12", "")],
            [("Order the marquee", "task mark waiting")],
            [("Mr Pilkington", "task mark waiting")],
            [],
        ]

    def test_label_is_apart(self) -> None:
        shown = self.shown("a) publish it", [], label=3)
        assert plain(shown.label) == [("a) ", "")]
        assert plain(shown.cells[0]) == [("publish it", "")]

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            pytest.param("pay \u202eten", "RLO", id="override"),
            pytest.param("pay\u200bten", "ZWSP", id="zero width"),
            pytest.param("pay\x02ten", "U+0002", id="control"),
            pytest.param("pay\ue000ten", "U+E000", id="private use"),
        ],
    )
    def test_what_nobody_sees_is_named(self, text: str, name: str) -> None:
        (cell,) = self.shown(text, []).cells
        assert [piece.text for piece in cell[0].pieces if piece.is_odd] == [name]
        assert not any(set(piece.text) & set(text) - set("paytenUE0+2LROZWSP ") for piece in cell[0].pieces)

    def test_carriage_return_is_counted_and_not_shown(self) -> None:
        (cell,) = self.shown("a\r\nb", []).cells
        assert [(piece.text, piece.is_odd) for piece in cell[0].pieces] == [("a", False), ("", True), ("\nb", False)]


class TestMarksIn:
    TEXT = "First part. Second part. Third part."

    def covered(self) -> list[Stretch]:
        return [Stretch(0, "paragraph", 0, 11), Stretch(1, "paragraph", 12, 24), Stretch(2, "paragraph", 25, 36)]

    def test_mark_over_several_stretches_is_in_each(self) -> None:
        over = mark(self.TEXT, "part. Second part. Third")
        assert [on for _, on in marks_in(self.covered(), [over])] == [(over,), (over,), (over,)]

    def test_marks_come_in_order_whatever_order_they_are_given_in(self) -> None:
        late, early = mark(self.TEXT, "Second part", record="R2"), mark(self.TEXT, "First")
        found = {one.number: on for one, on in marks_in(self.covered(), [late, early])}
        assert found == {0: (early,), 1: (late,), 2: ()}

    @pytest.mark.parametrize(
        ("words", "numbers"),
        [
            pytest.param("Second", {1}, id="inside"),
            pytest.param("part. Second", {0, 1}, id="over two"),
            pytest.param("First part. Second part. Third part.", {0, 1, 2}, id="all"),
        ],
    )
    def test_touched(self, words: str, numbers: set[int]) -> None:
        assert touched(self.covered(), [mark(self.TEXT, words)]) == numbers


def test_left_out_are_sentences_that_no_record_touches() -> None:
    text = "One. Two. Three."
    spans = [Span(start=s, end=e, text=text[s:e]) for s, e in ((0, 4), (5, 9), (10, 16))]
    verdicts = (Verdict.BACKGROUND, Verdict.TASK, Verdict.BOILERPLATE)
    statements = [Statement(span=span, verdict=v, reason="why") for span, v in zip(spans, verdicts, strict=True)]
    found = left_out(statements, [mark(text, "wo")])
    assert [(one.statement, one.kind) for one in found] == [(0, MarkKind.LEFT_OUT), (2, MarkKind.ASIDE)]


def test_sections_keep_tables_together_and_begin_with_pages() -> None:
    kinds = ["paragraph", "row", "row", "paragraph"]
    covered = [Stretch(n, kind, n, n + 1, page=1 if n < 3 else 2) for n, kind in enumerate(kinds)]
    first, second = sections(covered)
    assert [[one.number for one in group] for group in first.groups] == [[0], [1, 2]]
    assert (first.page, second.page) == (1, 2)
