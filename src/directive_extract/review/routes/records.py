"""What a reviewer does with a record: one form each, which works with and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from directive_extract.errors import InvalidChangeError, StaleRevisionError
from directive_extract.review.addressing import Place
from directive_extract.review.answering import decided, rearranged, text
from directive_extract.review.conflicts import entry_changed, record_changed
from directive_extract.review.dependencies import AForm, AReviewer, desk_of, pages_of, settings_of, wants_fragment
from directive_extract.review.documents import documents_of
from directive_extract.review.forms import accepting, editing, number_of, parts_of, readers_of
from directive_extract.review.showing import Draft, Showing
from directive_extract.review.views.fields import Fields
from directive_extract.schema.review import Merge, Reject, Reopen, Seen, Skip, Split

if TYPE_CHECKING:
    from starlette.datastructures import FormData

    from directive_extract.review.views.fields import Readers
    from directive_extract.schema.review import Done, RecordQuery, ReviewRecord, Step

router = APIRouter()

RecordId = Annotated[str, Path(max_length=20)]
DocumentId = Annotated[str, Path(max_length=20)]
Steps = Callable[["ReviewRecord", Seen], "Sequence[Step]"]


@router.post("/records/{record}/accept", response_class=HTMLResponse)
def accept(request: Request, record: RecordId, form: AForm, reviewer: AReviewer) -> Response:
    """Take a record into the register, as it was corrected in the form."""

    def steps(found: ReviewRecord, seen: Seen) -> Sequence[Step]:
        return (*editing(form, found, seen, _readers(request, found)), accepting(form, seen))

    return _decide(request, record, form, reviewer.name, steps)


@router.post("/records/{record}/reject", response_class=HTMLResponse)
def reject(request: Request, record: RecordId, form: AForm, reviewer: AReviewer) -> Response:
    """Say that a record is none."""
    return _decide(request, record, form, reviewer.name, lambda _, seen: (Reject(seen=seen),))


@router.post("/records/{record}/skip", response_class=HTMLResponse)
def skip(request: Request, record: RecordId, form: AForm, reviewer: AReviewer) -> Response:
    """Leave a record for later."""
    return _decide(request, record, form, reviewer.name, lambda _, seen: (Skip(seen=seen),))


@router.post("/records/{record}/reopen", response_class=HTMLResponse)
def reopen(request: Request, record: RecordId, form: AForm, reviewer: AReviewer) -> Response:
    """Decide anew on a record."""
    return _decide(request, record, form, reviewer.name, lambda _, seen: (Reopen(seen=seen),), stay=True)


@router.post("/records/{record}/edit", response_class=HTMLResponse)
def edit(request: Request, record: RecordId, form: AForm, reviewer: AReviewer) -> Response:
    """Correct a record; it is not decided by that."""

    def steps(found: ReviewRecord, seen: Seen) -> Sequence[Step]:
        return editing(form, found, seen, _readers(request, found))

    return _decide(request, record, form, reviewer.name, steps, stay=True)


@router.post("/records/{record}/split", response_class=HTMLResponse)
def split(request: Request, record: RecordId, form: AForm, reviewer: AReviewer) -> Response:
    """Make several records of one, a line each."""
    desk = desk_of(request)
    found = desk.record(record)
    place = _place(form, found.document)
    try:
        parts = parts_of(form, found)
        done = desk.act(reviewer.name, Split(seen=_seen(form, found.id), parts=parts))
    except StaleRevisionError:
        return record_changed(request, place, found.id, form, "split")
    return rearranged(request, place, done, [found], text(request, "desk.did_split", id=found.id, n=len(parts)))


@router.post("/documents/{document}/merge", response_class=HTMLResponse)
def merge(request: Request, document: DocumentId, form: AForm, reviewer: AReviewer) -> Response:
    """Make one record of several."""
    desk = desk_of(request)
    seen = [_named(str(one)) for one in form.getlist("seen")]
    if len(seen) < 2:
        raise InvalidChangeError("two records at least are merged", hint="mark them in the list")
    before = [desk.record(one.record) for one in seen]
    done = desk.act(reviewer.name, Merge(seen=tuple(seen)))
    names = ", ".join(one.record for one in seen)
    return rearranged(request, _place(form, document), done, before, text(request, "desk.did_merge", ids=names))


def _decide(
    request: Request, record: str, form: FormData, reviewer: str, make: Steps, *, stay: bool = False
) -> Response:
    desk = desk_of(request)
    found = desk.record(record)
    place, action = _place(form, found.document), request.url.path.rpartition("/")[2]
    seen = _seen(form, found.id)
    if seen.revision != found.revision:
        return record_changed(request, place, found.id, form, action)
    try:
        done = desk.act(reviewer, *make(found, seen))
    except StaleRevisionError:
        if desk.record(record).revision == seen.revision:
            return entry_changed(request, place, found)
        return record_changed(request, place, found.id, form, action)
    except InvalidChangeError as error:
        return _returned(request, place, found, Draft(Fields.sent(form, Fields.of(found)), str(error.what)))
    following = found.id if stay else desk.next_open(found.id, _left(desk, place, reviewer))
    return decided(request, place, done, found, following, _message(request, found, action, done))


def _left(desk: Any, place: Place, reviewer: str) -> RecordQuery:
    """Among which records one goes on: where two must agree, those that one has not spoken on."""
    return place.query if desk.readers == 1 else place.query.model_copy(update={"unread": reviewer})


def _returned(request: Request, place: Place, record: ReviewRecord, draft: Draft) -> Response:
    """The form comes back with what was typed and what is wrong with it."""
    place = Place(place.document, place.filters, place.view, record.id)
    showing = Showing(request, place)
    if not wants_fragment(request):
        return HTMLResponse(pages_of(request).render("desk.html", request, **showing.page(draft)), 422)
    html = showing.fragment("desk/editor.html", **showing.choice(record, draft))
    return JSONResponse({"message": draft.error, "replace": {"editor": html}}, 422)


def _message(request: Request, record: ReviewRecord, action: str, done: Done) -> str:
    if done.batch == 0:
        return text(request, "desk.did_nothing", id=record.id)
    still_open = any(one.id == record.id and one.standing.is_open for one in done.records)
    is_vote = still_open and action in {"accept", "reject"}
    return text(request, "desk.did_vote" if is_vote else f"desk.did_{action}", id=record.id)


def _readers(request: Request, record: ReviewRecord) -> Readers:
    read = documents_of(request).read(record.document)
    return readers_of(settings_of(request).extraction, read.extraction.document.date)


def _place(form: FormData, document: str) -> Place:
    place = Place.read(str(form.get("next", "")), document)
    return place if place is not None and place.document == document else Place(document)


def _seen(form: FormData, record: str) -> Seen:
    return Seen(record=record, revision=number_of(form, "revision"))


def _named(value: str) -> Seen:
    record, _, revision = value.partition(":")
    if not revision.isascii() or not revision.isdigit() or len(revision) > 9:
        raise InvalidChangeError(f"{value!r} names no revision of a record", hint="send R12:3")
    return Seen(record=record, revision=max(1, int(revision)))
