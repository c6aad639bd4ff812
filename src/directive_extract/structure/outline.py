"""Source to Outline: blocks with their kinds, their nesting, their sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from directive_extract.schema.metadata import Metadata
from directive_extract.schema.outline import Block, BlockKind, Cell, Genre, Outline, Passage
from directive_extract.schema.source import Source
from directive_extract.structure.blocks import Draft, draft_blocks
from directive_extract.structure.genre import guess_genre
from directive_extract.structure.headings import BULLETS, is_heading
from directive_extract.structure.inline_marks import without_marks
from directive_extract.structure.lines import join, read_lines
from directive_extract.structure.sentences import MAX_WORDS, split_sentences
from directive_extract.structure.wrapping import Wrapping, read_wrapping
from directive_extract.structure.zones import assign_reasons

_GOVERNS = re.compile(
    r"(?::|\b(?:to|shall|must|should|requests?|directs?|that|are|is|by))\s*[-–—]?$|\bas follows\s*[.:]?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Open:
    """A block that later blocks may stand below."""

    style: str
    index: int
    kind: BlockKind


def build_outline(source: Source, metadata: Metadata, *, max_sentence_words: int = MAX_WORDS) -> Outline:
    """Work out a document's layout.

    Args:
        source: The decoded document.
        metadata: What its head says.
        max_sentence_words: Longer sentences are cut.

    Returns:
        The outline; its blocks cover all text but page furniture.
    """
    text = source.text
    genre = guess_genre(text)
    lines = read_lines(text)
    wrapped = source.verbatim or source.wrapped
    wrapping = read_wrapping(lines, notes=genre is Genre.MINUTES) if wrapped else Wrapping()
    drafts = [
        draft
        for draft in draft_blocks(lines, wrapped=wrapped, asides=source.asides, wrapping=wrapping)
        if draft.row is None or draft.row.cells
    ]
    passages = [without_marks(join(text, draft.ranges)) for draft in drafts]
    for draft, passage in zip(drafts, passages, strict=True):
        draft.text = passage.text
    kept = [(draft, passage) for draft, passage in zip(drafts, passages, strict=True) if passage.text]
    drafts = [draft for draft, _ in kept]
    assign_reasons([draft for draft in drafts if draft.reason is None], genre)
    if all(draft.reason == "title" for draft in drafts):  # a text of one line is no headline without a report
        for draft in drafts:
            draft.reason = None
    kinds = _kinds(drafts, genre)
    blocks = tuple(
        replace(block, sentences=split_sentences(block.passage.text, max_sentence_words, small=wrapping.entries))
        for block in _nest(source, drafts, [passage for _, passage in kept], kinds)
    )
    return Outline(source, metadata, genre, blocks, (*source.issues, *metadata.issues))


def _kinds(drafts: list[Draft], genre: Genre) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    following: Draft | None = None  # the next block that is no boilerplate
    for draft in reversed(drafts):
        kinds.append(_kind(draft, following, genre))
        if draft.reason is None:
            following = draft
    return kinds[::-1]


def _kind(draft: Draft, following: Draft | None, genre: Genre) -> BlockKind:
    if draft.row is not None:
        return BlockKind.ROW
    if draft.reason is not None:
        return BlockKind.HEADING if draft.reason == "title" else BlockKind.BOILERPLATE
    if is_heading(draft, following, genre):
        return BlockKind.HEADING
    return BlockKind.ITEM if draft.label else BlockKind.PARAGRAPH


def _nest(source: Source, drafts: list[Draft], passages: list[Passage], kinds: list[BlockKind]) -> list[Block]:
    blocks: list[Block] = []
    stack: list[_Open] = []
    for index, (draft, passage, kind) in enumerate(zip(drafts, passages, kinds, strict=True)):
        if kind is not BlockKind.BOILERPLATE and draft.reason is None:
            _close(stack, drafts, index, kind)
        parent = stack[-1].index if stack and draft.reason is None else None
        blocks.append(_block(source, draft, passage, kind, level=len(stack), parent=parent))
        if draft.reason is None and _opens(draft, kind):
            stack.append(_Open(_style(draft, kind), index, kind))
    return blocks


def _style(draft: Draft, kind: BlockKind) -> str:
    if draft.label is not None:
        return draft.label.style
    if kind is BlockKind.HEADING:
        return "HEADING" if draft.text.isupper() else "heading"
    return "lead-in"


def _opens(draft: Draft, kind: BlockKind) -> bool:
    return kind in {BlockKind.HEADING, BlockKind.ITEM} or bool(_GOVERNS.search(draft.text))


def _close(stack: list[_Open], drafts: list[Draft], index: int, kind: BlockKind) -> None:
    """Take off the stack what the block does not stand below."""
    draft = drafts[index]
    style = _style(draft, kind)
    if kind is BlockKind.PARAGRAPH:
        _close_for_paragraph(stack, drafts, index)
        return
    known = next((depth for depth, entry in enumerate(stack) if _is_level(entry, style, drafts, draft)), None)
    if known is not None:
        del stack[known:]
        return
    if kind is BlockKind.HEADING and draft.label is None:
        while stack and (
            stack[-1].kind is not BlockKind.HEADING or (style == "HEADING" and stack[-1].style == "heading")
        ):
            stack.pop()


def _is_level(entry: _Open, style: str, drafts: list[Draft], draft: Draft) -> bool:
    """Whether a block stands in one list with an open one: bullets that are indented further stand below it."""
    return entry.style == style and not (style in BULLETS and draft.indent > drafts[entry.index].indent + 1)


def _close_for_paragraph(stack: list[_Open], drafts: list[Draft], index: int) -> None:
    """A paragraph without a label ends the items before it, unless it is indented below them."""
    draft = drafts[index]
    while stack and stack[-1].kind is not BlockKind.HEADING:
        above = drafts[stack[-1].index]
        inside = above.label is not None and draft.indent >= above.indent + 2 and draft.indent > 0
        directly = _GOVERNS.search(above.text) is not None and stack[-1].index == _previous(drafts, index)
        if inside or directly:
            return
        stack.pop()


def _previous(drafts: list[Draft], index: int) -> int:
    return next((i for i in range(index - 1, -1, -1) if drafts[i].reason is None), -1)


def _block(source: Source, draft: Draft, passage: Passage, kind: BlockKind, *, level: int, parent: int | None) -> Block:
    cells: tuple[Cell, ...] = ()
    if draft.row is not None:
        joined = [(cell.column, without_marks(join(source.text, list(cell.ranges)))) for cell in draft.row.cells]
        cells = tuple(Cell(column, text, split_sentences(text.text)) for column, text in joined)
    return Block(
        kind=kind,
        passage=passage,
        label=draft.label.text if draft.label else None,
        level=level,
        parent=parent,
        reason=draft.reason,
        speaker=draft.speaker,
        cells=cells,
    )
