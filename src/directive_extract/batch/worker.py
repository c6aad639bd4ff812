"""One document to one result, as plain data that can cross a process boundary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from directive_extract.batch.outcome import SILENT_FLAGS, Contents
from directive_extract.errors import DirectiveExtractError, InternalError, LexiconError, ModelNotFoundError
from directive_extract.export.formats import Format, to_text

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.schema.extraction import Extraction
    from directive_extract.schema.settings import Settings

Extract = Callable[[Path], "Extraction"]
ExtractFactory = Callable[[], Extract]
Tell = Callable[["Extraction"], str]
TellFactory = Callable[[], Tell]


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be converted.

    Attributes:
        index: Its place among the jobs of the run, from 0.
        path: The file.
        document_id: The id that its result gets.
    """

    index: int
    path: Path
    document_id: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a worker hands back.

    Attributes:
        index: Of the job.
        text: The extraction as it is written to a file; None where it failed.
        contents: What the extraction holds.
        error: Why it failed.
        told: What else the work tells of it.
    """

    index: int
    text: str | None = None
    contents: Contents = field(default_factory=Contents)
    error: DirectiveExtractError | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker does with each job; picklable.

    Attributes:
        factory: Called once in each process; what it returns is called once a document.
        layout: The format of the results.
        tell: Called once in each process, too; what it returns is asked once a document, and its answer comes with the
            result.
    """

    factory: ExtractFactory
    layout: Format
    tell: TellFactory | None = None


@dataclass(frozen=True, slots=True)
class LoadExtractor:
    """The factory for the library's own extractor.

    Attributes:
        settings: For the extractor.
        date: The date of all documents, where the user gave one.
        register: Address of a register that tasks are held against.
    """

    settings: Settings | None = None
    date: dt.date | None = None
    register: str | None = None

    def __call__(self) -> Extract:
        """Load the language model.

        Returns:
            A function from a file to its extraction.
        """
        from directive_extract.pipeline import Extractor  # noqa: PLC0415 - brings spaCy; the parent of a pool needs none

        extractor = Extractor(self.settings)
        if self.register is None:
            return lambda path: extractor.extract(path, date=self.date)
        from directive_extract.register.store import Register  # noqa: PLC0415 - only who asks a register needs it
        from directive_extract.registering import mark_known  # noqa: PLC0415

        register = Register.open(self.register)
        return lambda path: mark_known(extractor.extract(path, date=self.date), register)


def run_job(job: Job, extract: Extract, layout: Format, tell: Tell | None = None) -> Result:
    """Convert one document; whatever goes wrong with it stays with it.

    Args:
        job: The document.
        extract: From a file to its extraction.
        layout: The format of the result.
        tell: What else is to be told of it.

    Returns:
        The result, or the error in its place.

    Raises:
        ModelNotFoundError: The language model, loaded with the first document, is missing.
        LexiconError: A word list is malformed.
    """
    try:
        extraction = _renamed(extract(job.path), job.document_id)
        told = "" if tell is None else tell(extraction)
        return Result(job.index, to_text(extraction, layout), _count(extraction), told=told)
    except (ModelNotFoundError, LexiconError):
        raise  # every other document would fail likewise
    except DirectiveExtractError as error:
        return Result(job.index, error=error)
    except Exception as error:  # noqa: BLE001 - a fault in one document must not stop the run; it is told as ours
        what = " ".join(f"{type(error).__name__}: {error}".split())[:_MAX_TOLD_CHARS]
        return Result(
            job.index,
            error=InternalError(
                what,
                source=job.path.name,
                hint="a fault of ours: please report it with what directive-extract show says of the file",
            ),
        )


_MAX_TOLD_CHARS = 300  # a failure is one line; some errors quote the whole document


# With the id that the result's file bears: `ID.json` holds the document ID.
def _renamed(extraction: Extraction, document_id: str) -> Extraction:
    if extraction.document.id == document_id:
        return extraction
    document = extraction.document.model_copy(update={"id": document_id})
    return extraction.model_copy(update={"document": document})


def _count(extraction: Extraction) -> Contents:
    return Contents(
        tasks=len(extraction.tasks),
        principles=len(extraction.principles),
        flagged=sum(1 for task in extraction.tasks if not SILENT_FLAGS.issuperset(task.flags)),
        flags=Counter(flag for task in extraction.tasks for flag in task.flags),
        issues=Counter(issue.code for issue in extraction.issues),
    )
