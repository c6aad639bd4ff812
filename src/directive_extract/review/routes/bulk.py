"""Many records accepted in one action: first what that is, then exactly that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from directive_extract.errors import StaleRevisionError
from directive_extract.review.dependencies import AReviewer, desk_of, pages_of, texts_of
from directive_extract.review.views.bulk import LEAST_CONFIDENCE, MOST, as_value, chosen, whole
from directive_extract.review.views.choices import choices
from directive_extract.review.views.filters import Asked, Params, read_query
from directive_extract.review.views.queue import record_rows
from directive_extract.schema.review import Accept, RecordQuery, ReviewRow

if TYPE_CHECKING:
    from directive_extract.register.reviewing import Desk

router = APIRouter(include_in_schema=False)


@router.get("/bulk")
def preview(request: Request) -> HTMLResponse:
    """The records that would be accepted."""
    return HTMLResponse(_page(request, request.query_params))


@router.post("/bulk")
async def accept(request: Request, reviewer: AReviewer) -> Response:
    """Accept the records that were previewed and ticked, in one batch or not at all."""
    form = await request.form()
    seen = chosen(value for value in form.getlist("seen") if isinstance(value, str))
    if not seen:
        return HTMLResponse(await run_in_threadpool(_page, request, form, fault="bulk.nothing_chosen"), 422)
    desk: Desk = desk_of(request)
    try:
        done = await run_in_threadpool(desk.act, reviewer.name, *(Accept(seen=one) for one in seen))
    except StaleRevisionError:
        return HTMLResponse(await run_in_threadpool(_page, request, form, fault="bulk.stale"), 409)
    asked = _asked(form)
    return RedirectResponse(asked.address("/bulk", batch=done.batch, taken=len(seen)), 303)


def _asked(params: Params) -> Asked:
    return read_query(params, min_confidence=LEAST_CONFIDENCE, order="place")


def _done(params: Params) -> tuple[int, int] | None:
    """Number of the action that was carried out last, and of its records, as the address after it names them."""
    values = [value for name in ("batch", "taken") for value in params.getlist(name)[-1:]]
    if len(values) != 2 or not all(re.fullmatch(r"\d{1,9}", str(value)) for value in values):
        return None
    return int(values[0]), int(values[1])


def _preview(desk: Desk, query: RecordQuery) -> tuple[list[ReviewRow], int]:
    """The first records that would be taken, as the list shows them, and the number of all."""
    seen = {(one.record, one.revision) for one in desk.bulk(query)}
    found: list[ReviewRow] = []
    page = whole(query)
    while len(found) < min(MOST, len(seen)) and (rows := desk.rows(page)):
        found += [row for row in rows if (row.id, row.revision) in seen]
        page = page.model_copy(update={"offset": page.offset + page.limit})
    return found[:MOST], len(seen)


def _page(request: Request, params: Params, *, fault: str | None = None) -> str:
    desk: Desk = desk_of(request)
    texts = texts_of(request)
    asked = _asked(params)
    documents = desk.documents()
    records, total = _preview(desk, asked.query)
    names = {one.id: one.ref.title or one.ref.name for one in documents}
    values: dict[str, Any] = {
        "asked": asked,
        "query": asked.query,
        "ignored": asked.ignored,
        "records": [(row, as_value(row.record)) for row in record_rows(records, names, asked)],
        "total": total,
        "done": _done(params),
        "fault": texts.get(fault) if fault else None,
        **choices(asked.query, documents, texts),
    }
    return pages_of(request).render("bulk.html", request, **values)
