"""What became of each document, and of the run as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from directive_extract.errors import DirectiveExtractError


# They say that the text is silent, which is common and no fault of the reading.
SILENT_FLAGS = frozenset({"no_owner", "no_deadline"})


class Status(StrEnum):
    """How a document fared."""

    CONVERTED = "converted"
    PRESENT = "already converted"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a result holds, counted.

    Attributes:
        tasks: Number of tasks.
        principles: Number of principles.
        flagged: Tasks that carry a flag which asks for a look: any but those of `SILENT_FLAGS`.
        flags: How many tasks carry each flag.
        issues: How many issues of each code the document has.
    """

    tasks: int = 0
    principles: int = 0
    flagged: int = 0
    flags: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document's end.

    Attributes:
        path: The document.
        status: How it fared.
        output: The file that holds the result, where one was written.
        contents: What was found in it.
        error: Why it failed.
    """

    path: Path
    status: Status
    output: Path | None = None
    contents: Contents = field(default_factory=Contents)
    error: DirectiveExtractError | None = None


@dataclass(slots=True)
class Summary:
    """A run, added up; it grows with the failures only, not with the documents.

    Attributes:
        converted: Documents that were converted.
        present: Documents whose result was there already.
        failures: Those that failed, and paths that led to nothing.
        others: Number of files in folders that are of no kind we read.
        contents: All that was found.
    """

    converted: int = 0
    present: int = 0
    failures: list[Outcome] = field(default_factory=list)
    others: int = 0
    contents: Contents = field(default_factory=Contents)

    def add(self, outcome: Outcome) -> None:
        """Count one document.

        Args:
            outcome: What became of it.
        """
        if outcome.status is Status.FAILED:
            self.failures.append(outcome)
        elif outcome.status is Status.PRESENT:
            self.present += 1
        else:
            self.converted += 1
            self.contents = _sum(self.contents, outcome.contents)


def _sum(left: Contents, right: Contents) -> Contents:
    return Contents(
        tasks=left.tasks + right.tasks,
        principles=left.principles + right.principles,
        flagged=left.flagged + right.flagged,
        flags=left.flags + right.flags,
        issues=left.issues + right.issues,
    )
