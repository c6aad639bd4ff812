"""What was done to a record and to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse

from directive_extract.review.dependencies import desk_of, pages_of, texts_of
from directive_extract.review.views.history import actions
from directive_extract.schema.review import RecordQuery

if TYPE_CHECKING:
    from directive_extract.register.reviewing import Desk

router = APIRouter(include_in_schema=False)
Id = Annotated[str, Path(max_length=20)]


@router.get("/records/{record}/history")
def record_history(request: Request, record: Id) -> HTMLResponse:
    """All that was done to a record, the newest first."""
    desk: Desk = desk_of(request)
    found = desk.record(record)
    texts = texts_of(request)
    values = {
        "title": texts.get("history.title_record", id=found.id),
        "words": found.words,
        "desk": f"/documents/{found.document}?record={found.id}",
        "document": found.document,
        "alone": True,
        "actions": actions(desk.record_history(record), texts),
    }
    return HTMLResponse(pages_of(request).render("history.html", request, **values))


@router.get("/documents/{document}/history")
def document_history(request: Request, document: Id) -> HTMLResponse:
    """All that was done to a document and its records, the newest first."""
    desk: Desk = desk_of(request)
    found = desk.document(document)
    words = {one.id: one.words for one in desk.rows(RecordQuery(document=found.id, limit=5_000))}
    texts = texts_of(request)
    values = {
        "title": texts.get("history.title_document", name=found.ref.title or found.ref.name),
        "words": found.ref.name,
        "desk": f"/documents/{found.id}",
        "document": found.id,
        "alone": False,
        "actions": actions(desk.document_history(document), texts, words),
    }
    return HTMLResponse(pages_of(request).render("history.html", request, **values))
