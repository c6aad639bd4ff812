"""An extractor without a language model, for tests of everything around it; importable in worker processes.

Each line of a document is a task; some words make it misbehave.
"""

from __future__ import annotations

import hashlib
import os
import signal
import time
from typing import TYPE_CHECKING

from directive_extract.errors import EmptyDocumentError, ModelNotFoundError
from directive_extract.schema.directive import Deadline, Owner, Principle, Role, Task
from directive_extract.schema.extraction import Document, Engine, Extraction, Issue
from directive_extract.schema.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def extract(path: Path) -> Extraction:
    data = path.read_bytes()
    text = data.decode()
    _misbehave(text, path)
    tasks = []
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        quote = line.rstrip("\r\n")
        span = Span(start=start, end=start + len(quote), text=quote)
        flags = [(), (), ("two_leads",)][quote.count("Ministry")] if "Ministry" in quote else ("no_owner",)
        tasks.append(Task(id=f"t{number}", action=quote or "-", evidence=(span,), confidence=0.5, flags=flags))
        start += len(line)
    document = Document(
        id=path.stem, source=path.name, sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain", title="Test"
    )
    issues = (Issue(code="no_date", stage="structure", message="there is no date"),)
    return Extraction(document=document, tasks=tuple(tasks), issues=issues, engine=Engine(version="0", model="fake"))


def load_teller() -> Callable[[Extraction], str]:
    """Tells how many tasks a document has, and of what."""
    return lambda extraction: f"{len(extraction.tasks)} of {extraction.document.source}"


def _misbehave(text: str, path: Path) -> None:
    if "KILL" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "EXIT" in text:
        os._exit(3)
    if "BUG" in text:
        raise ZeroDivisionError("division by zero\nin the second line")
    if "EMPTY" in text:
        raise EmptyDocumentError("there is no text in it", source=path.name, hint="check the file")
    if "NO MODEL" in text:
        raise ModelNotFoundError("the language model is not installed", hint="install it")
    if "SLOW" in text:
        time.sleep(0.3)
    if "HANG" in text:
        time.sleep(60)
    if "INTERRUPT" in text:
        raise KeyboardInterrupt


def load():
    return extract


def load_without_model():
    raise ModelNotFoundError("the language model is not installed", hint="install it")


def load_and_die():
    os._exit(7)


def rich_extraction(text: str) -> Extraction:
    """One task with owner and deadline inside it, one restatement, and a principle."""

    def span(quote: str, after: int = 0) -> Span:
        start = text.index(quote, after)
        return Span(start=start, end=start + len(quote), text=quote)

    task_quote = "The Ministry of Water shall mend the pumps before June 3"
    deadline = Deadline(
        text="before June 3", kind="fixed", date="2026-06-03", due="2026-06-02", relation="before", granularity="day",
        evidence=span("before June 3"),
    )  # fmt: skip
    owners = (
        Owner(name="Ministry of Water", evidence=span("Ministry of Water")),
        Owner(name="provinces", role=Role.SUPPORT),
    )
    task = Task(
        id="t", action="Mend the pumps", evidence=(span(task_quote), span("Pumps are to be mended")), owners=owners,
        deadline=deadline, confidence=0.9, flags=("restated",),
    )  # fmt: skip
    principle = Principle(id="p", text="Water comes first", evidence=(span("Water comes first"),), confidence=0.9)
    document = Document(
        id="pumps", source="pumps.txt", sha256="0", media_type="text/plain", title="Pumps", date="2026-05-01",
        date_evidence="dateline",
    )  # fmt: skip
    return Extraction(
        document=document, tasks=(task,), principles=(principle,),
        issues=(Issue(code="year_inferred", stage="structure", message="the year was worked out"),),
        engine=Engine(version="0", model="fake"),
    )  # fmt: skip
