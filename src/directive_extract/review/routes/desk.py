"""The desk's page: a document with its records, and pictures of its pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from directive_extract.errors import NoPagesError
from directive_extract.review.addressing import Place
from directive_extract.review.answering import chosen
from directive_extract.review.comparing import compare
from directive_extract.review.dependencies import desk_of, pages_of, wants_fragment
from directive_extract.review.documents import documents_of
from directive_extract.review.grounds import Grounds, deadline_steps, statements_of
from directive_extract.review.pictures import Pictures
from directive_extract.review.showing import Showing

router = APIRouter()

DocumentId = Annotated[str, Path(max_length=20)]
RecordId = Annotated[str, Path(max_length=20)]
_PICTURE_AGE_S = 3600  # pictures of a page never change


@router.get("/documents/{document}", response_class=HTMLResponse)
def desk_page(request: Request, document: DocumentId) -> Response:
    """The document with its records; with `statement=` a sentence that was left out is chosen."""
    place = Place.of(document, request.query_params.multi_items())
    showing = Showing(request, place)
    if wants_fragment(request):
        record = desk_of(request).record(place.record) if place.record else None
        return chosen(showing, record).respond()
    return HTMLResponse(pages_of(request).render("desk.html", request, **showing.page()))


@router.get("/records/{record}", response_class=HTMLResponse)
def record_page(request: Request, record: RecordId) -> Response:
    """The desk with a record chosen; for the page's modules its editor and the register's side."""
    found = desk_of(request).record(record)
    place = Place.of(found.document, [*request.query_params.multi_items(), ("record", found.id)])
    if wants_fragment(request):
        return chosen(Showing(request, place), found).respond()
    return RedirectResponse(place.with_record(found.id), 303)


@router.get("/documents/{document}/pages/{number}.png", response_class=Response)
def page_picture(request: Request, document: DocumentId, number: Annotated[int, Path(ge=1, le=100_000)]) -> Response:
    """A page as a picture."""
    desk = desk_of(request)
    name = desk.document(document).ref.name
    file = desk.file(document)
    if file is None:
        raise NoPagesError("the file of this document is not kept", source=name, hint="look at its text")
    picture = _pictures(request).page(file, number, name)
    return Response(picture, media_type="image/png", headers={"Cache-Control": f"private, max-age={_PICTURE_AGE_S}"})


def _pictures(request: Request) -> Pictures:
    state = request.app.state
    if not hasattr(state, "pictures"):
        state.pictures = Pictures(state.settings.extraction)
    pictures: Pictures = state.pictures
    return pictures


@router.get("/records/{record}/register", response_class=HTMLResponse)
def register_side(request: Request, record: RecordId) -> Response:
    """What the register holds of a record, compared as it is now."""
    desk = desk_of(request)
    found = desk.record(record)
    place = Place(found.document)
    if not wants_fragment(request):
        return RedirectResponse(place.with_record(found.id), 303)
    showing = Showing(request, place)
    html = showing.fragment("desk/register.html", **showing.register_side(found, compare(desk, found)))
    return JSONResponse({"replace": {"register-side": html}})


@router.get("/records/{record}/why", response_class=HTMLResponse)
def why(request: Request, record: RecordId) -> Response:
    """Why a record was read as it was."""
    desk = desk_of(request)
    found = desk.record(record)
    read = documents_of(request).read(found.document)
    values = {
        "record": found,
        "reasons": statements_of(read, found),
        "clauses": _grounds(request).clauses(desk.file(found.document), read.extraction.document.source, found),
        "deadline_steps": deadline_steps(found, read),
    }
    pages = pages_of(request)
    if wants_fragment(request):
        return JSONResponse({"replace": {"why": pages.render("desk/why.html", request, **values)}})
    return HTMLResponse(pages.render("desk/why_page.html", request, **values))


def _grounds(request: Request) -> Grounds:
    state = request.app.state
    if not hasattr(state, "grounds"):
        state.grounds = Grounds(state.settings.extraction)
    grounds: Grounds = state.grounds
    return grounds
