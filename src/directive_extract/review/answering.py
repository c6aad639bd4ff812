"""Answers to what a reviewer does: parts of the page for its modules, the next page for a browser without scripts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse, Response

from directive_extract.review.addressing import Place
from directive_extract.review.dependencies import desk_of, texts_of, wants_fragment
from directive_extract.review.showing import Showing
from directive_extract.review.telling import tell
from directive_extract.review.views.marks import Placed, record_marks
from directive_extract.schema.review import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from directive_extract.schema.review import Done, ReviewRecord

MOST_ROWS = 40  # records touched at once from which on the whole page is made anew


@dataclass(slots=True)
class Answer:
    """What the page's modules put in place; `static/fragments.js` and `static/desk.js` read it.

    Attributes:
        message: What was done, in words.
        replace: HTML by the id of the element whose place it takes.
        remove: Ids of elements that go.
        focus: Id of the element that is worked on next.
        location: Address of the page to go to instead.
        batch: Number of the action in the log; 0 where nothing changed.
        rows: Rows of the list: `id`, `html`, and `after`, the id of the row before it, "" for the first.
        standings: Where records stand now, by id: their marks are restyled.
        record: Id of the chosen record.
    """

    message: str = ""
    replace: dict[str, str] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)
    focus: str | None = None
    location: str | None = None
    batch: int = 0
    rows: list[dict[str, str]] = field(default_factory=list)
    standings: dict[str, str] = field(default_factory=dict)
    record: str | None = None

    def respond(self, status: int = 200) -> Response:
        """The answer as JSON.

        Args:
            status: Of HTTP.

        Returns:
            The response.
        """
        return JSONResponse({name: getattr(self, name) for name in self.__slots__}, status)


def chosen(showing: Showing, record: ReviewRecord | None) -> Answer:
    """The answer that shows another record, or that there is none left.

    Args:
        showing: Where.
        record: Which.

    Returns:
        The editor and the register's side.
    """
    values = showing.choice(record, is_quick=True)
    return Answer(
        replace={
            "editor": showing.fragment("desk/editor.html", **values),
            "register-side": showing.fragment("desk/register.html", **values),
        },
        record=record.id if record else None,
    )


def decided(
    request: Request, place: Place, done: Done, before: ReviewRecord, following: str | None, message: str
) -> Response:
    """After a decision on one record: the next one is chosen.

    Args:
        request: What was asked.
        place: Where the reviewer is.
        done: What became of it.
        before: The record as it was.
        following: Id of the record to go on with; None where all is decided.
        message: What was done, in words.

    Returns:
        Parts of the page, or the way to the next page.
    """
    if not wants_fragment(request):
        return see_other(request, place.with_record(following), message)
    showing = Showing(request, place)
    answer = chosen(showing, desk_of(request).record(following) if following else None)
    answer.message, answer.batch = message, done.batch
    for record in done.records:
        answer.standings[record.id] = record.standing.value
        answer.replace[f"record-{record.id}"] = showing.row(record, following)
    moved = [record for record in done.records if _places(record) != _places(before)]
    if moved:
        answer.replace |= showing.blocks([before, *moved])
    answer.replace["progress"] = showing.fragment("desk/progress.html", **showing.progress())
    answer.focus = f"record-{following}" if following else "editor-title"
    return answer.respond()


def rearranged(request: Request, place: Place, done: Done, before: Sequence[ReviewRecord], message: str) -> Response:
    """After what adds, moves or takes away marks: records added, split, merged, undone.

    Args:
        request: What was asked.
        place: Where the reviewer is.
        done: What became of it.
        before: Records that are gone or were elsewhere, as they were.
        message: What was done, in words.

    Returns:
        Parts of the page, or the way to the page of what was done.
    """
    here = [record for record in done.records if record.document == place.document]
    living = [record for record in here if record.standing is not Standing.REPLACED]
    target = living[0] if living else None
    if not wants_fragment(request):
        return see_other(request, place.with_record(target.id if target else None), message)
    if len(done.records) > MOST_ROWS or (done.records and not here):
        return Answer(message=message, batch=done.batch, location=_where(place, done)).respond()
    showing = Showing(request, place)
    answer = chosen(showing, target) if target else _without_target(showing)
    answer.message, answer.batch = message, done.batch
    answer.remove = [f"record-{one}" for one in done.removed]
    answer.remove += [f"record-{one.id}" for one in here if one.standing is Standing.REPLACED]
    answer.standings = {record.id: record.standing.value for record in living}
    answer.rows = _rows(showing, living, target.id if target else None)
    answer.replace |= showing.blocks([*before, *here])
    answer.replace["progress"] = showing.fragment("desk/progress.html", **showing.progress())
    answer.focus = f"record-{target.id}" if target else None
    return answer.respond()


def see_other(request: Request, address: str, message: str) -> Response:
    """The way to another page, after a form.

    Args:
        request: What was asked.
        address: Of this server.
        message: What was done, in words; that page says it.

    Returns:
        A redirect that is fetched with GET.
    """
    return tell(request, RedirectResponse(address, 303), message)


def text(request: Request, key: str, **values: object) -> str:
    """A text in the reader's language.

    Args:
        request: What was asked.
        key: Of the catalogue.
        **values: What stands for its placeholders.

    Returns:
        The text.
    """
    words: str = texts_of(request).get(key, **values)
    return words


def _places(record: ReviewRecord) -> set[tuple[int, int, str]]:
    """What is marked for a record, wherever it stands."""
    return {(mark.start, mark.end, mark.kind) for mark in record_marks([Placed.of(record)])}


def _without_target(showing: Showing) -> Answer:
    """Nothing of what was done is left to look at: the first open record is shown."""
    desk = desk_of(showing.request)
    open_ones = desk.records(
        showing.place.query.model_copy(update={"standings": (Standing.WAITING, Standing.SKIPPED), "limit": 1})
    )
    return chosen(showing, open_ones[0] if open_ones else None)


def _rows(showing: Showing, records: Sequence[ReviewRecord], target: str | None) -> list[dict[str, str]]:
    """Rows with the row that each stands behind: those of merged and added records have a place of their own."""
    order: list[str] = desk_of(showing.request).ids(showing.place.query)
    places = {one: at for at, one in enumerate(order)}
    found = []
    for record in sorted(records, key=lambda one: places.get(one.id, len(order))):
        at = places.get(record.id, 0)
        before = f"record-{order[at - 1]}" if at > 0 else ""
        found.append({"id": f"record-{record.id}", "html": showing.row(record, target), "after": before})
    return found


def _where(place: Place, done: Done) -> str:
    first = done.records[0]
    return (place if first.document == place.document else Place(first.document)).with_record(first.id)
