"""Lines to blocks: which lines belong together, and what each block is by its layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from directive_extract.schema.source import Aside
from directive_extract.structure.boilerplate import section_reason
from directive_extract.structure.furniture import find_furniture
from directive_extract.structure.labels import Label, read_label, word_ordinal
from directive_extract.structure.lines import Line
from directive_extract.structure.tables import Row, find_rows
from directive_extract.structure.wrapping import LONG_SHARE, Wrapping, read_wrapping

_SENTENCE_END = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_CHAT = re.compile(
    r"\[?(?P<time>\d{1,2}:\d{2}(?::\d{2})?)\]?\s+(?:<(?P<who>[^>\s]{1,30})>|(?P<meta>\*\*\*)|From\s"
    r"|(?P<name>[A-ZÀ-Ỹ][\w.'’-]*(?: [A-ZÀ-Ỹ][\w.'’-]*)?):(?=\s))\s*"
)

# "Tamar: book the pickers": in a list of such lines each is an entry of its own.
_NAMED = re.compile(r"[A-ZÀ-ỸĐ][\w.'’&-]*(?:\s+(?:&|and|[A-ZÀ-ỸĐ][\w.'’&-]*)){0,4}:\s")
# "| Secretary: | Ms Ito |", "| Orders | : Closed. |": a table that only aligns keys and values; its bars are no words.
_FIELD = re.compile(
    r"\|\s?(?P<key>[^|]{0,80}[^|\s])\s{0,9}(?:(?<=:)\||(?<=:\s)\||\|(?=\s?:))\s?(?P<value>[^|]{0,4000}[^|\s])\s?\|"
)

MAX_SHIFT = 30  # columns by which a line may be indented otherwise and still go on with the one before


@dataclass(slots=True)
class Draft:
    """A block while it is being put together.

    Attributes:
        ranges: Stretches of the source, one a line, the label left out.
        lines: The lines it came from.
        label: Its list label.
        speaker: Who says it, in a chat log.
        row: The table row that it is.
        gap: Whether a blank line stands before it.
    """

    ranges: list[tuple[int, int]]
    lines: list[Line]
    label: Label | None = None
    speaker: str | None = None
    row: Row | None = None
    gap: bool = False
    chat: bool = False
    reason: str | None = None
    text: str = field(default="")

    @property
    def indent(self) -> int:
        """Columns before its first character."""
        return self.lines[0].indent


def draft_blocks(
    lines: list[Line], *, wrapped: bool = True, asides: tuple[Aside, ...] = (), wrapping: Wrapping | None = None
) -> list[Draft]:
    """Group the lines of a document into blocks.

    Args:
        lines: All lines, blank ones too.
        wrapped: Whether sentences may have been wrapped by hand; False where every line is known to be whole.
        asides: Lines that the reader knows to be no part of what the document says; each becomes boilerplate.
        wrapping: How its lines were wrapped; told from the lines where None.

    Returns:
        Blocks in reading order; page furniture belongs to none.
    """
    furniture = find_furniture(lines)
    reasons = _reasons(lines, asides)
    rows = {row.first: row for row in find_rows(lines, wrapped=wrapped)}
    if wrapping is None:
        wrapping = read_wrapping(lines, notes=False) if wrapped else Wrapping()
    drafts: list[Draft] = []
    gap = interrupted = False
    index = 0
    while index < len(lines):
        line = lines[index]
        row = rows.get(index)
        if index in reasons:
            drafts.append(Draft([(line.start, line.end)], [line], gap=True, reason=reasons[index]))
            gap = True
        elif row is not None:
            drafts.append(_row_draft(lines, row, gap=gap))
            index, gap, interrupted = row.last + 1, False, False
            continue
        elif index in furniture:
            interrupted = True
        elif line.blank:
            gap = True
        else:
            _place(drafts, line, wrapping, gap=gap, interrupted=interrupted)
            gap = interrupted = False
        index += 1
    return drafts


def _reasons(lines: list[Line], asides: tuple[Aside, ...]) -> dict[int, str]:
    """Return for each line inside an aside the aside's reason; asides ascend."""
    found: dict[int, str] = {}
    remaining = iter(asides)
    aside = next(remaining, None)
    for index, line in enumerate(lines):
        while aside is not None and line.start >= aside.end:
            aside = next(remaining, None)
        if aside is not None and not line.blank and aside.start <= line.start:
            found[index] = aside.reason
    return found


def _row_draft(lines: list[Line], row: Row, *, gap: bool) -> Draft:
    own = lines[row.first : row.last + 1]
    ranges = [(line.start, line.end) for line in own if not line.blank]
    return Draft(ranges, own, row=row, gap=gap)


def _place(drafts: list[Draft], line: Line, wrapping: Wrapping, *, gap: bool, interrupted: bool) -> None:
    chat = _CHAT.match(line.text)
    if chat:
        start = line.start + chat.end()
        speaker = chat.group("who") or chat.group("name")
        drafts.append(Draft([(start, line.end)], [line], speaker=speaker, gap=gap, chat=True))
        return
    field = _FIELD.fullmatch(line.text) if line.text.count("|") == 3 else None
    if field is not None:
        ranges = [(line.start + a, line.start + b) for a, b in (field.span("key"), field.span("value"))]
        drafts.append(Draft(ranges, [line], gap=gap))
        return
    label = read_label(line.text)
    previous = drafts[-1] if drafts else None
    if previous is not None and previous.row is None:
        cut = gap or interrupted or section_reason(line.text) == "attendance"
        if interrupted and _resumes(previous, line, label):
            cut = False
        if not cut and _continues(previous, line, label, wrapping, interrupted=interrupted):
            previous.ranges.append((line.start, line.end))
            previous.lines.append(line)
            return
    if label is None:
        length = word_ordinal(line.text)
        label = Label(line.text[:length].strip(), "word", length) if length else None
    start = line.start + (label.length if label else 0)
    drafts.append(Draft([(start, line.end)], [line], label=label, gap=gap))


def _resumes(previous: Draft, line: Line, label: Label | None) -> bool:
    """Whether a sentence goes on behind page furniture."""
    last = previous.lines[-1].text
    if _SENTENCE_END.search(last) or previous.chat:
        return False
    return line.text[:1].islower() or (label is None and len(last) > 40)


def _continues(previous: Draft, line: Line, label: Label | None, wrapping: Wrapping, *, interrupted: bool) -> bool:
    """Whether a line goes on with the block before it (no blank line stands between)."""
    last, right_margin = previous.lines[-1], wrapping.margin
    if interrupted:
        return True
    if previous.chat or (_NAMED.match(line.text) and _NAMED.match(previous.lines[0].text)):
        return False
    if label is not None and not (_is_full(last, line, right_margin) and _is_inside(previous, line, label)):
        return False
    if line.text[:1].islower() and not _SENTENCE_END.search(last.text):
        return not wrapping.entries or line.indent > previous.indent
    if right_margin is None or abs(line.indent - last.indent) >= MAX_SHIFT:
        return False
    unfinished = label is None and not _SENTENCE_END.search(last.text) and last.width > LONG_SHARE * right_margin
    return unfinished or _is_full(last, line, right_margin)


def _is_full(last: Line, line: Line, right_margin: int | None) -> bool:
    """Whether the next line's first word would not have fitted on the line before."""
    if right_margin is None:
        return False
    first_word = line.text.split(maxsplit=1)[0]
    return last.width + 1 + len(first_word) > right_margin - 1


def _is_inside(previous: Draft, line: Line, label: Label) -> bool:
    """Whether what looks like a label is a word of a wrapped sentence ("... of paragraph 11 / (a) and (b)")."""
    last = previous.lines[-1]
    if _SENTENCE_END.search(last.text):
        return False
    rest = line.text[label.length :]
    hanging = previous.label is not None and line.indent > previous.indent
    same_column = hanging or (line.indent == last.indent and (len(previous.lines) > 1 or previous.label is None))
    return same_column and (rest[:1].islower() or label.style in {"-", "–", "—"}) and label.style != "numbers2"
