"""Rows of task tables and action lines to candidates."""

from __future__ import annotations

import re

from directive_extract.schema.candidate import Candidate, OwnerMention, Subject
from directive_extract.schema.directive import Role
from directive_extract.schema.extraction import Verdict
from directive_extract.schema.outline import Block, Passage

_ROLES = {"lead": Role.LEAD, "support": Role.SUPPORT, "oversight": Role.OVERSIGHT}
_EMPTY = re.compile(r"[\s\-–—./]*(?:n/?a|none|nil|tbc|tbd)?[\s\-–—.]*$", re.IGNORECASE)
_CLOSED = re.compile(
    r"^\W*(?:closed?|completed?|done|withdrawn|cancelled|canceled|finished|complied|achieved|delivered|dropped|superseded|implemented|issued|signed|resolved|met|discharged|✓|✔|100\s?%)\b",
    re.IGNORECASE,
)
_CLOSED_IN_TASK = re.compile(
    r"\((?:completed|done|closed|finished|withdrawn)\b[^)]*\)|\b(?:completed|closed) on\b", re.IGNORECASE
)


def row_candidate(block: Block, index: int, group: int, section: tuple[str, ...]) -> Candidate | None:
    """The task of a table row.

    Args:
        block: A row with its cells.
        index: Its index in the outline.
        group: Running number of the sentence it stands for.
        section: Titles of the headings above.

    Returns:
        A task quoted from its task cell through its deadline cell; None for a closed or empty row.
    """
    cells: dict[str, Passage] = {}
    for cell in block.cells:
        if cell.passage.text and cell.column not in cells:
            cells[cell.column] = cell.passage
    task = cells.get("task")
    if task is None or _EMPTY.match(task.text) or is_closed(block):
        return None
    mentions = tuple(
        OwnerMention(cells[column], role)
        for column, role in _ROLES.items()
        if column in cells and not _EMPTY.match(cells[column].text)
    )
    due = (cells["deadline"],) if "deadline" in cells and not _EMPTY.match(cells["deadline"].text) else ()
    return Candidate(
        kind=Verdict.TASK,
        passage=_through(block, task, [m.passage for m in mentions] + list(due)),
        block=index,
        group=group,
        subject=Subject.AGENT if mentions else Subject.NONE,
        mentions=mentions,
        due=due,
        section=section,
        confidence=0.9,
        reason="row of a task table",
        core=task,
    )


def is_closed(block: Block) -> bool:
    """Whether a row says that its task is done, dropped or withdrawn.

    Returns:
        True for "CLOSED", "Done", "Signed 05 January", "(completed ...)".
    """
    status = [cell.passage.text for cell in block.cells if cell.column in {"status", "deadline"}]
    task = " ".join(cell.passage.text for cell in block.cells if cell.column == "task")
    return any(_CLOSED.match(text) for text in status) or bool(_CLOSED_IN_TASK.search(task))


def _through(block: Block, task: Passage, others: list[Passage]) -> Passage:
    """The row's text from the task cell through the last of the other cells."""
    start = task.offsets[0]
    end = max([task.offsets[-1], *(other.offsets[-1] for other in others)])
    offsets = block.passage.offsets
    first = next((i for i, offset in enumerate(offsets) if offset >= start), 0)
    last = max((i for i, offset in enumerate(offsets) if offset <= end), default=len(offsets) - 1)
    return block.passage.cut(first, last + 1)
