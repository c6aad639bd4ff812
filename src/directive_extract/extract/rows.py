"""Rows of task tables to candidates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from directive_extract.lexicons.agents import is_agent
from directive_extract.lexicons.roles import ROLE_MARKERS
from directive_extract.schema.candidate import Candidate, OwnerMention, Subject
from directive_extract.schema.directive import Role
from directive_extract.schema.extraction import Verdict
from directive_extract.schema.outline import Block, BlockKind, Outline, Passage

_ROLES = {"lead": Role.LEAD, "support": Role.SUPPORT, "oversight": Role.OVERSIGHT}
_EMPTY = re.compile(r"[\s\-–—./*]*(?:n/?a|none|nil|tbc|tbd|no[ -]?(?:one|body))?[\s\-–—./*]*$", re.IGNORECASE)
_DONE = (
    r"closed?|completed?|done|withdrawn|cancel+ed|finished|complied|achieved|delivered|dropped|superseded|implemented|issued|signed"
    r"|resolved|met|discharged|held|adopted|approved|published|merged|abandoned|lapsed|shelved|rejected|removed|retired|settled|fixed"
    r"|paid|installed|received|submitted|sent|not pursued|no longer|not required|nothing further|hoàn thành|đã"
)
_CLOSED = re.compile(
    rf"[\W_]*(?:(?:{_DONE})\b|100\s?%)"
    r"(?! (?:in part|partly|partially|except|for (?:some|most)|with (?:exceptions|delay))\b)",
    re.IGNORECASE,
)
_CLOSED_SIGN = re.compile(r"\W*[✅✔✓☑❌✖✗❎🚫]|\W*:(?:white_check_mark|heavy_check_mark|x|no_entry):")
_CLOSED_IN_TASK = re.compile(
    r"\((?:completed|done|closed|finished|withdrawn|cancelled)\b[^)]*\)|\b(?:completed|closed) on\b|^\W*~~.*~~\W*$",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?P<code>[A-Z]{1,2}|[Bb]lue|[Gg]reen|[Gg]r[ea]y|[Bb]lack)[”\"’')*]*\s*(?:[=:–—-]|is|means|for|stands for)?\s*"
    r"[“\"‘'(*]*(?:[Cc]losed?|[Cc]ompleted?|[Dd]one|[Ww]ithdrawn|[Dd]ropped|[Cc]ancel+ed|[Ff]inished)\b"
)
_LEADING_CODE = re.compile(r"\W*(?P<code>\w+)\W*(?:[.:,;–—/(]|-\s|$)")
_SHOUTED = re.compile(
    r"\b(?:CLOSED?|COMPLETED?|DONE|WITHDRAWN|DROPPED|CANCEL+ED|FINISHED)\b|(?:^|[.;])\s*(?:Closed|Completed?|Withdrawn)\W*$"
)
_SETS = re.compile(r"\s+(?:by|before|until|on|in|within|during|from|for|so that|to)\b|[,;.(|]", re.IGNORECASE)
USUAL_CODES = frozenset({"c", "x", "y", "yes"})  # with no legend: C for closed or complete, a cross in a column "done"


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one document.

    Attributes:
        closed: Codes that say in a status column that a row is closed, in lower case ("b" of "B complete").
    """

    closed: frozenset[str] = USUAL_CODES

    @classmethod
    def of(cls, outline: Outline) -> RowReader:
        """A reader that knows the document's own legend ("G on track / A slipping / R overdue / B complete").

        Returns:
            The reader.
        """
        if not any(block.cells for block in outline.blocks):
            return cls()
        texts = [block.passage.text for block in outline.blocks if block.kind is not BlockKind.ROW]
        return cls(USUAL_CODES | {match["code"].casefold() for text in texts for match in _CODE.finditer(text)})

    def candidate(self, block: Block, index: int, group: int, section: tuple[str, ...]) -> Candidate | None:
        """The task of a table row.

        Args:
            block: A row with its cells.
            index: Its index in the outline.
            group: Running number of the sentence it stands for.
            section: Titles of the headings above.

        Returns:
            A task quoted from its task cell through its deadline cell; None for a closed or empty row.
        """
        cells = _cells(block)
        task = cells.get("task")
        if task is None or _EMPTY.match(task.text) or self.is_closed(block):
            return None
        mentions = row_owners(block)
        due = (cells["deadline"],) if "deadline" in cells and not _EMPTY.match(cells["deadline"].text) else ()
        last = cells.get("deadline") or (mentions[0].passage if mentions else task)
        return Candidate(
            kind=Verdict.TASK,
            passage=_through(block, task, last),
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

    def is_closed(self, block: Block) -> bool:
        """Whether a row says that its task is done, dropped or withdrawn.

        Its status says so, or the cell of its deadline; a remark only where no status is given.

        Returns:
            True for "CLOSED", "Done", "Signed 05 January", "(completed ...)", a green tick, the code of the legend.
        """
        cells = _cells(block)
        if "task" in cells and _CLOSED_IN_TASK.search(cells["task"].text):
            return True
        if any(self._says_closed(cells[column].text) for column in ("status", "deadline") if column in cells):
            return True
        if "status" in cells and not _EMPTY.match(cells["status"].text):
            return False
        return any(self._says_closed(cells[column].text) for column in ("note", "other") if column in cells)

    def _says_closed(self, text: str) -> bool:
        code = _LEADING_CODE.match(text)
        if code and code["code"].casefold() in self.closed:
            return True
        return bool(_CLOSED.match(text) or _CLOSED_SIGN.match(text) or _SHOUTED.search(text))


def row_owners(block: Block) -> tuple[OwnerMention, ...]:
    """Those whom a row names: in its columns, and helpers in the words of its task ("jointly with the Police").

    Args:
        block: A row.

    Returns:
        Mentions with the roles of their columns.
    """
    cells = _cells(block)
    found = [
        OwnerMention(cells[column], role)
        for column, role in _ROLES.items()
        if column in cells and not _EMPTY.match(cells[column].text)
    ]
    task = cells.get("task")
    return (*found, *_helpers(task)) if task and found else tuple(found)


def _helpers(task: Passage) -> list[OwnerMention]:
    found: list[OwnerMention] = []
    for match in ROLE_MARKERS.finditer(task.text):
        end = _SETS.search(task.text, match.end())
        stop = end.start() if end else len(task.text)
        passage = task.cut(match.end(), stop)
        if is_agent(passage.text):
            found.append(OwnerMention(passage, Role.SUPPORT if match.group("support") else Role.OVERSIGHT))
    return found


def _cells(block: Block) -> dict[str, Passage]:
    """The first filled cell of each column."""
    cells: dict[str, Passage] = {}
    for cell in block.cells:
        if cell.passage.text:
            cells.setdefault(cell.column, cell.passage)
    return cells


def _through(block: Block, one: Passage, other: Passage) -> Passage:
    """The row's text from one cell through another, whichever comes first."""
    start = min(one.offsets[0], other.offsets[0])
    end = max(one.offsets[-1], other.offsets[-1])
    offsets = block.passage.offsets
    first = next((i for i, offset in enumerate(offsets) if offset >= start), 0)
    last = max((i for i, offset in enumerate(offsets) if offset <= end), default=len(offsets) - 1)
    return block.passage.cut(first, last + 1)
