"""Somebody else was quicker: nothing is overwritten, both versions are shown to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse, JSONResponse, Response

from directive_extract.review.addressing import Place
from directive_extract.review.answering import text
from directive_extract.review.comparing import compare
from directive_extract.review.dependencies import desk_of, pages_of, wants_fragment
from directive_extract.review.showing import Showing
from directive_extract.review.views.fields import Fields

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request

    from directive_extract.schema.review import ReviewRecord

_CONFLICT = 409


def record_changed(request: Request, place: Place, record_id: str, form: FormData, action: str) -> Response:
    """A record was changed since the reviewer saw it.

    Args:
        request: What was asked.
        place: Where the reviewer is.
        record_id: Which.
        form: What the reviewer sent.
        action: What with it: accept, reject, edit, ...

    Returns:
        Status 409 with both versions.
    """
    record = desk_of(request).record(record_id)
    theirs = Fields.of(record)
    values: dict[str, Any] = {
        "record": record,
        "theirs": theirs,
        "mine": Fields.sent(form, theirs),
        "action": action,
        "again": [(name, str(value)) for name, value in form.multi_items() if name != "revision"],
        **_last_change(request, record),
    }
    showing = Showing(request, Place(place.document, place.filters, place.view, record.id))
    if not wants_fragment(request):
        page = showing.page(conflict=values)
        return HTMLResponse(pages_of(request).render("desk.html", request, **page), _CONFLICT)
    replace = {
        "editor": showing.fragment("desk/conflict.html", **values),
        "register-side": showing.fragment(
            "desk/register.html", **showing.register_side(record, compare(desk_of(request), record))
        ),
        f"record-{record.id}": showing.row(record, record.id),
    }
    return JSONResponse({"message": text(request, "desk.conflict_what"), "replace": replace}, _CONFLICT)


def entry_changed(request: Request, place: Place, record: ReviewRecord) -> Response:
    """The entry of the register was changed since the reviewer saw it: it is compared anew.

    Args:
        request: What was asked.
        place: Where the reviewer is.
        record: The record, which is as the reviewer saw it.

    Returns:
        Status 409 with the register's side as it is now.
    """
    showing = Showing(request, Place(place.document, place.filters, place.view, record.id))
    told = text(request, "desk.conflict_entry")
    if not wants_fragment(request):
        return HTMLResponse(pages_of(request).render("desk.html", request, **showing.page()), _CONFLICT)
    html = showing.fragment("desk/register.html", **showing.register_side(record, compare(desk_of(request), record)))
    return JSONResponse({"message": told, "replace": {"register-side": html}}, _CONFLICT)


def _last_change(request: Request, record: ReviewRecord) -> dict[str, Any]:
    """Who changed a record last, and when."""
    events = desk_of(request).record_history(record.id)
    last = max(events, key=lambda event: event.seq, default=None)
    return {"changed_by": last.actor if last else "", "changed_at": last.at if last else None}
