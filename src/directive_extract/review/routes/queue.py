"""The queue: what waits, the riskiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from directive_extract.review.dependencies import AReviewer, desk_of, pages_of, texts_of
from directive_extract.review.views.choices import choices
from directive_extract.review.views.filters import OPEN, Asked, read_query
from directive_extract.review.views.progress import Progress
from directive_extract.review.views.queue import FIRST_DOCUMENTS, document_rows, paging, record_rows, risk_counts
from directive_extract.schema.review import ReviewDocument, Risk

if TYPE_CHECKING:
    from directive_extract.register.reviewing import Desk

router = APIRouter(include_in_schema=False)
_ROWS = 50
_ALL = "all"


@router.get("/")
def queue(request: Request, reviewer: AReviewer) -> HTMLResponse:
    """Documents and records that wait, filtered by the fields of `RecordQuery` in the address."""
    asked = read_query(request.query_params, standings=OPEN, order="risk", limit=_ROWS)
    documents = desk_of(request).documents()
    values = {**_documents(request, asked, documents, reviewer.name), **_records(request, asked, documents)}
    return HTMLResponse(pages_of(request).render("queue.html", request, **values))


def _documents(request: Request, asked: Asked, documents: list[ReviewDocument], reader: str) -> dict[str, Any]:
    shows_all = request.query_params.get("documents") == _ALL
    shown = documents if shows_all else documents[:FIRST_DOCUMENTS]
    return {
        "documents": document_rows(shown, request.app.state.presence.everywhere(), reader),
        "document_count": len(documents),
        "all_documents": asked.address("/", documents=_ALL),
        "first_documents": asked.address("/") if shows_all and len(documents) > FIRST_DOCUMENTS else None,
        "whole": Progress.of_all(documents),
        "progress": request.app.state.jobs.progress(),
        **choices(asked.query, documents, texts_of(request)),
    }


def _records(request: Request, asked: Asked, documents: list[ReviewDocument]) -> dict[str, Any]:
    desk: Desk = desk_of(request)
    records = desk.rows(asked.query)
    counts = {risk: desk.count(asked.query.model_copy(update={"risk": risk})) for risk in Risk}
    names = {one.id: one.ref.title or one.ref.name for one in documents}
    return {
        "asked": asked,
        "query": asked.query,
        "ignored": asked.ignored,
        "records": record_rows(records, names, asked),
        "risk_counts": risk_counts(counts, asked),
        "paging": paging(asked, len(records), desk.count(asked.query), "/"),
        "bulk": asked.address("/bulk", standings=None, order=None, offset=None, limit=None),
    }
