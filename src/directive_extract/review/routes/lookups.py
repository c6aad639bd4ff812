"""Questions that pages ask by themselves, answered as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request

from directive_extract import __version__
from directive_extract.registering import read_typed_deadline
from directive_extract.resolve.deadlines import explain_deadline
from directive_extract.review.dependencies import AReviewer, desk_of, settings_of, texts_of
from directive_extract.review.intake.jobs import Progress
from directive_extract.review.owner_names import OwnerName
from directive_extract.schema.base import Model
from directive_extract.schema.directive import Deadline

router = APIRouter()
_MOST_NAMES = 12

DocumentId = Annotated[str, Query(max_length=20)]


class Health(Model):
    """That the server is there."""

    status: str
    version: str


class ReadDeadline(Model):
    """What words mean.

    Attributes:
        deadline: None where there is none in the words, or it depends on a day that is not known.
        day: The last day on time, or the day named, as the pages write days in the reader's language.
        explanation: How it was worked out, a sentence a step.
    """

    deadline: Deadline | None
    day: str | None = None
    explanation: tuple[str, ...]


class Here(Model):
    """A document that somebody has open."""

    document: str = Field(max_length=20)


class Others(Model):
    """Who else has it open."""

    others: tuple[str, ...]


@router.get("/health")
def health() -> Health:
    """Whether the server is there; tells nothing else, and needs no session."""
    return Health(status="ok", version=__version__)


@router.get("/api/deadline")
def read_deadline(
    request: Request, words: Annotated[str, Query(max_length=500)], document: DocumentId | None = None
) -> ReadDeadline:
    """A deadline as a person types it: a day, or words, counted from the document's day."""
    day = None if document is None else desk_of(request).document(document).ref.date
    deadline = read_typed_deadline(words, day, settings_of(request).extraction)
    if deadline is None:
        return ReadDeadline(deadline=None, explanation=())
    meant = deadline.due or deadline.date
    shown = None if meant is None else texts_of(request).date(meant)
    return ReadDeadline(deadline=deadline, day=shown, explanation=tuple(_steps(deadline, day)))


def _steps(deadline: Deadline, day: dt.date | None) -> list[str]:
    """How it was worked out; without a day, only words that need none are read at all, and none is spoken of."""
    anchor = day or deadline.date or deadline.start
    steps = [] if anchor is None else explain_deadline(deadline, anchor)
    return steps if day is not None else [step.partition(", 0 days from")[0] for step in steps]


@router.get("/api/owners")
def owner_names(request: Request, prefix: Annotated[str, Query(max_length=200)] = "") -> list[OwnerName]:
    """Names to complete an owner with."""
    names: list[OwnerName] = request.app.state.owner_names.find(prefix, _MOST_NAMES)
    return names


@router.get("/api/jobs")
def jobs(request: Request, limit: Annotated[int, Query(ge=0, le=1_000)] = 100) -> Progress:
    """What is being converted, and what became of it."""
    progress: Progress = request.app.state.jobs.progress(limit)
    return progress


@router.post("/api/presence")
def presence(request: Request, here: Here, reviewer: AReviewer) -> Others:
    """Say that one has a document open, and learn who else has."""
    document = desk_of(request).document(here.document).id
    return Others(others=tuple(request.app.state.presence.tell(document, reviewer.name)))
