"""The desk put together: from the store to the values of its templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from directive_extract.review.addressing import Place
from directive_extract.review.comparing import compare
from directive_extract.review.dependencies import desk_of, pages_of
from directive_extract.review.documents import documents_of
from directive_extract.review.views.candidates import UPDATES, candidates
from directive_extract.review.views.fields import Fields, OwnerField
from directive_extract.review.views.marks import Placed, left_out, record_marks
from directive_extract.review.views.pages import page_views
from directive_extract.review.views.records import Row
from directive_extract.review.views.source import marks_in, show, touched
from directive_extract.schema.directive import Modality, Role, Task
from directive_extract.schema.register import Relation
from directive_extract.schema.review import RecordQuery, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from directive_extract.review.documents import ReadDocument
    from directive_extract.review.views.marks import Mark
    from directive_extract.review.views.source import Stretch
    from directive_extract.schema.extraction import Statement
    from directive_extract.schema.register import Reconciled
    from directive_extract.schema.review import ReviewRecord, ReviewRow

_SHOWS = ("", "open", "waiting", "skipped", "accepted", "rejected")
_BETWEEN = "\x1e"  # between blocks of HTML; where a document has the character itself, its name is shown


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person has typed and what is wrong with it, where a form comes back.

    Attributes:
        fields: As typed.
        error: In plain words.
    """

    fields: Fields
    error: str


@dataclass(frozen=True, slots=True)
class Showing:
    """Shows one place on the desk to whoever asks.

    Attributes:
        request: What is asked.
        place: The document and what of it is shown.
    """

    request: Request
    place: Place

    # Whole pages

    def page(self, draft: Draft | None = None, conflict: dict[str, Any] | None = None) -> dict[str, Any]:
        """Values of the whole page.

        Args:
            draft: A form that comes back.
            conflict: Both versions of a record, where there are two.

        Returns:
            Values for `desk.html`.
        """
        desk, place = desk_of(self.request), self.place
        document = desk.document(place.document)
        read = documents_of(self.request).read(place.document)
        every = self._every()
        listed = desk.rows(place.query) if place.filters else every
        chosen = self._chosen(every, listed, read)
        ids = [row.id for row in listed]
        at = ids.index(chosen) if chosen in ids else -1
        return {
            **self._source(read, every),
            **self.choice(desk.record(chosen) if chosen else None, draft, is_quick=_runs_scripts(self.request)),
            **self.progress(),
            "conflict": conflict,
            "document": document,
            "title": document.ref.title or document.ref.name,
            "remarks": read.extraction.issues,
            "has_pages": bool(read.extraction.document.layout) and document.has_file,
            "view": place.view,
            "rows": [Row.of(row) for row in listed],
            "base": place.base,
            "query": place.query,
            "shows": _SHOWS,
            "shown": place.shown if place.shown in _SHOWS else "",
            "chosen": chosen,
            "previous": ids[at - 1] if at > 0 else None,
            "following": ids[at + 1] if at + 1 < len(ids) else None,
        }

    def _every(self) -> list[ReviewRow]:
        """All records of the document but those that others took the place of."""
        found: list[ReviewRow] = desk_of(self.request).rows(Place(self.place.document).query)
        return found

    def _chosen(self, every: Sequence[ReviewRow], listed: Sequence[ReviewRow], read: ReadDocument) -> str | None:
        """The record that the address names, else the first that is to be decided on."""
        if self.place.statement is not None and read.statement(self.place.statement) is not None:
            return None
        if any(row.id == self.place.record for row in every):
            return self.place.record
        waiting = next((row.id for row in listed if row.standing is Standing.WAITING), None)
        return waiting or next((row.id for row in listed if row.standing.is_open), None)

    def _source(self, read: ReadDocument, every: Sequence[ReviewRow]) -> dict[str, Any]:
        placed = documents_of(self.request).placed(read, every)
        marks = record_marks(placed)
        out = left_out(read.extraction.statements, marks)
        layout = read.extraction.document.layout
        if self.place.view == "pages" and layout:
            statements = read.extraction.statements
            numbered = [(mark.statement, statements[mark.statement]) for mark in out if mark.statement is not None]
            return {"pages": page_views(layout, placed, numbered), "sections": (), "blocks": {}}
        blocks = self._blocks(read, marks_in(read.stretches, [*marks, *out]))
        return {"pages": (), "sections": read.sections, "blocks": blocks}

    def _blocks(self, read: ReadDocument, wanted: Iterable[tuple[Stretch, tuple[Mark, ...]]]) -> dict[int, Markup]:
        """HTML of stretches; only those whose marks have changed are made anew, all in one go."""
        found, missing = {}, []
        for stretch, marks in wanted:
            known = read.html.get(stretch.number)
            if known is not None and known[0] == marks:
                found[stretch.number] = known[1]
            else:
                missing.append((stretch, marks))
        if missing:
            shown = [show(read.text, stretch, marks) for stretch, marks in missing]
            made = self.fragment("desk/blocks.html", shown=shown).split(_BETWEEN)
            for (stretch, marks), html in zip(missing, made, strict=False):
                # Our own template has escaped all that comes from the document.
                found[stretch.number] = Markup(html.strip())  # noqa: S704
                read.html[stretch.number] = (marks, found[stretch.number])
        return found

    # Parts

    def choice(
        self, record: ReviewRecord | None, draft: Draft | None = None, *, is_quick: bool = False
    ) -> dict[str, Any]:
        """Values of the editor and of the register's side.

        Args:
            record: What is chosen; None for a sentence that was left out, or for nothing.
            draft: A form that comes back.
            is_quick: A record that the register did not know before is not compared at once: whoever goes through
                records by key would wait for it, and the page asks by itself a moment later.

        Returns:
            Values for `desk/editor.html` and `desk/register.html`.
        """
        shared: dict[str, Any] = {"record": record, "document_id": self.place.document, "next": self.place.here}
        if record is None:
            nothing = {"found": (), "became": None, "ask_again": False, "elsewhere": self._elsewhere()}
            return {**shared, **self.progress(), **nothing, "statement": self._statement()}
        shared["statement"] = None
        is_later = is_quick and (record.known is None or not record.known.match.entry)
        found = None if is_later else compare(desk_of(self.request), record)
        side = self.register_side(record, found)
        return {**shared, **_edited(record, draft), **side, "ask_again": is_later and record.standing.is_open}

    def register_side(self, record: ReviewRecord, found: Reconciled | None) -> dict[str, Any]:
        """Values of the register's side.

        Args:
            record: What is chosen.
            found: What the register holds of it.

        Returns:
            Values for `desk/register.html`.
        """
        register = desk_of(self.request).register
        names = [] if found is None else [match.entry for match in (found.match, *found.alternatives) if match.entry]
        wanted = [*names, record.entry] if record.entry else names
        known = {entry.id: entry for entry in register.read(list(dict.fromkeys(wanted)))} if wanted else {}
        shown = () if record.entry else candidates(record, found, known)
        return {
            "found": shown,
            "became": known.get(record.entry or ""),
            "updates": UPDATES,
            "record": record,
            "ask_again": False,
        }

    def progress(self) -> dict[str, Any]:
        """Values of the progress bar.

        Returns:
            Values for `desk/progress.html`.
        """
        counts = desk_of(self.request).counts(RecordQuery(document=self.place.document))
        kept = {standing.value: counts.get(standing, 0) for standing in Standing if standing is not Standing.REPLACED}
        return {"counts": kept, "total": sum(kept.values())}

    def fragment(self, template: str, **values: Any) -> str:
        """HTML of a part.

        Args:
            template: Its template.
            **values: What it needs.

        Returns:
            The HTML.
        """
        html: str = pages_of(self.request).render(template, self.request, **values)
        return html

    def row(self, record: ReviewRecord, chosen: str | None) -> str:
        """HTML of one row of the list.

        Args:
            record: Which.
            chosen: Id of the chosen one.

        Returns:
            The HTML.
        """
        return self.fragment("desk/one_row.html", r=Row.of_record(record), base=self.place.base, chosen=chosen)

    def blocks(self, records: Iterable[ReviewRecord]) -> dict[str, str]:
        """HTML of the blocks of text that some records stand in, or stood in.

        Args:
            records: Which, as they were and as they are.

        Returns:
            HTML by the element's id; empty where pages are shown as pictures.
        """
        if self.place.view == "pages":
            return {}
        documents = documents_of(self.request)
        read = documents.read(self.place.document)
        marks = record_marks(documents.placed(read, self._every()))
        out = left_out(read.extraction.statements, marks)
        living = [replace(Placed.of(record), standing=Standing.WAITING) for record in records]
        only = touched(read.stretches, record_marks(living))
        wanted = ((stretch, on) for stretch, on in marks_in(read.stretches, [*marks, *out]) if stretch.number in only)
        return {f"b{number}": html for number, html in self._blocks(read, wanted).items()}

    def _elsewhere(self) -> str | None:
        """The document to go on with: those with open records come first."""
        first = next(iter(desk_of(self.request).documents()), None)
        return first.id if first is not None and first.waiting and first.id != self.place.document else None

    def _statement(self) -> Statement | None:
        number = self.place.statement
        return None if number is None else documents_of(self.request).read(self.place.document).statement(number)


def _runs_scripts(request: Request) -> bool:
    """Whether the browser has said so on another page: then what takes time can be asked for a moment later."""
    return request.cookies.get("scripts") == "yes"


def _edited(record: ReviewRecord, draft: Draft | None) -> dict[str, Any]:
    item = record.item
    deadline = item.deadline if isinstance(item, Task) else None
    return {
        "fields": draft.fields if draft else Fields.of(record),
        "error": draft.error if draft else None,
        "flags": item.flags if isinstance(item, Task) else (),
        "references": item.references if isinstance(item, Task) else (),
        "deadline": deadline,
        "deadline_steps": deadline.assumptions if deadline else (),
        "blank_owner": OwnerField(""),
        "roles": tuple(Role),
        "modalities": tuple(Modality),
        "split_proposal": propose_split(record.words),
        "updates": UPDATES,
        "relations": tuple(Relation),
    }


def propose_split(words: str) -> str:
    """Where a wording could be split.

    Args:
        words: Of a record.

    Returns:
        A line for each part: at semicolons, else before the last "and"; the whole twice nowhere.
    """
    parts = [part.strip() for part in words.split(";") if part.strip()]
    if len(parts) == 1:
        head, found, tail = words.rpartition(" and ")
        parts = [head.rstrip(","), tail[:1].upper() + tail[1:]] if found else parts
    return "\n".join(parts)
