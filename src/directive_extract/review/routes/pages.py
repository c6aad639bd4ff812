"""Pages that only show: disagreements, export, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from directive_extract.review.dependencies import desk_of, pages_of, texts_of
from directive_extract.review.views.disagreements import disagreements
from directive_extract.review.views.progress import Progress
from directive_extract.schema.review import Standing

if TYPE_CHECKING:
    from directive_extract.register.reviewing import Desk

router = APIRouter(include_in_schema=False)


@router.get("/disagreements")
def disagreement_page(request: Request) -> HTMLResponse:
    """Records on which two readers differ."""
    desk: Desk = desk_of(request)
    names = {one.id: one.ref.title or one.ref.name for one in desk.documents()}
    found = disagreements(desk.disagreements(), names, texts_of(request))
    return HTMLResponse(pages_of(request).render("disagreements.html", request, disagreements=found))


@router.get("/export")
def export_page(request: Request) -> HTMLResponse:
    """What can be had as a file."""
    desk: Desk = desk_of(request)
    documents = desk.documents()
    accepted = [(one, one.counts.get(Standing.ACCEPTED, 0)) for one in documents]
    values = {"documents": [pair for pair in accepted if pair[1]], "whole": Progress.of_all(documents)}
    return HTMLResponse(pages_of(request).render("export.html", request, **values))


@router.get("/help")
def help_page(request: Request) -> HTMLResponse:
    """The keys, and how a record is checked."""
    return HTMLResponse(pages_of(request).render("help.html", request))
