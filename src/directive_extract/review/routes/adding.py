"""Records that a reviewer adds, and everything taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from directive_extract.errors import InvalidChangeError
from directive_extract.review.addressing import Place, local
from directive_extract.review.answering import Answer, rearranged, see_other, text
from directive_extract.review.dependencies import AForm, AReviewer, desk_of, wants_fragment
from directive_extract.review.documents import documents_of
from directive_extract.review.forms import kind_of, number_of
from directive_extract.review.views.finding import find_quote
from directive_extract.schema.entry import EventKind
from directive_extract.schema.review import Add, ReviewRecord

if TYPE_CHECKING:
    from starlette.datastructures import FormData

    from directive_extract.schema.review import Done

router = APIRouter()


@router.post("/documents/{document}/records", response_class=HTMLResponse)
def add(request: Request, document: Annotated[str, Path(max_length=20)], form: AForm, reviewer: AReviewer) -> Response:
    """Add a record that was missed: `start` and `end` of its words, or the words themselves as `quote`."""
    desk = desk_of(request)
    start, end = _words(request, document, form)
    done = desk.act(reviewer.name, Add(document=document, kind=kind_of(form), start=start, end=end))
    place = Place.read(str(form.get("next", "")), document)
    new = ", ".join(record.id for record in done.records)
    return rearranged(
        request, place if place and place.document == document else Place(document), done, (),
        text(request, "desk.did_add", id=new),
    )  # fmt: skip


@router.post("/undo", response_class=HTMLResponse)
def undo(request: Request, form: AForm, reviewer: AReviewer) -> Response:
    """Take back one's last action, or the one that `batch` names."""
    batch = number_of(form, "batch") if form.get("batch") else None
    done = desk_of(request).undo(reviewer.name, batch)
    return _taken_back(request, form, done, "desk.did_undo")


@router.post("/redo", response_class=HTMLResponse)
def redo(request: Request, form: AForm, reviewer: AReviewer) -> Response:
    """Do again what one took back last."""
    return _taken_back(request, form, desk_of(request).redo(reviewer.name), "desk.did_redo")


def _taken_back(request: Request, form: FormData, done: Done, key: str) -> Response:
    """From the desk one goes to what was taken back; from other pages back to them."""
    address = local(str(form.get("next", "")))
    message = text(request, key, n=len(done.records) + len(done.removed))
    place = Place.read(address)
    if place is None:
        answer = Answer(message=message, batch=done.batch, location=address)
        return answer.respond() if wants_fragment(request) else see_other(request, address, message)
    if done.records and all(record.document != place.document for record in done.records):
        place = Place(done.records[0].document)
    gone = [_as_it_was(request, record) for record in done.removed]
    return rearranged(request, place, done, [record for record in gone if record is not None], message)


def _as_it_was(request: Request, record: str) -> ReviewRecord | None:
    """A record that is gone, from the log: its marks go, too."""
    events = sorted(desk_of(request).record_history(record), key=lambda event: -event.seq)
    kept = next((event.before for event in events if event.kind is EventKind.RECORD_REMOVED), None)
    return None if kept is None else ReviewRecord.model_validate({**kept, "id": record})


def _words(request: Request, document: str, form: FormData) -> tuple[int, int]:
    if form.get("quote"):
        quote = str(form["quote"])
        found = find_quote(documents_of(request).read(document).text, quote)
        if found is None:
            raise InvalidChangeError("these words do not stand in the document", hint="copy them from its text")
        return found
    end = number_of(form, "end")
    start = 0 if form.get("start") == "0" else number_of(form, "start")
    if start >= end:
        raise InvalidChangeError("no words are marked", hint="mark some in the document")
    return start, end
