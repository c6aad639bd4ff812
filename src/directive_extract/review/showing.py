"""The desk put together: from the store to the values of its templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from directive_extract.review.dependencies import desk_of, pages_of
from directive_extract.review.documents import documents_of
from directive_extract.review.views.candidates import UPDATES, candidates
from directive_extract.review.views.fields import Fields, OwnerField
from directive_extract.review.views.marks import left_out, record_marks
from directive_extract.review.views.pages import page_views
from directive_extract.review.views.records import rows
from directive_extract.review.views.source import sections, show, touched
from directive_extract.schema.directive import Modality, Role, Task
from directive_extract.schema.register import Relation
from directive_extract.schema.review import RecordQuery, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from directive_extract.review.addressing import Place
    from directive_extract.review.documents import ReadDocument
    from directive_extract.review.views.marks import Mark
    from directive_extract.schema.extraction import Statement
    from directive_extract.schema.register import Reconciled
    from directive_extract.schema.review import ReviewRecord

_SHOWS = ("", "open", "waiting", "skipped", "accepted", "rejected")
_EVERY = 5_000


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
        every = desk.records(RecordQuery(document=place.document, limit=_EVERY))
        listed = self._listed(every)
        chosen = self._chosen(every, listed, read)
        ids = [record.id for record in listed]
        at = ids.index(chosen.id) if chosen is not None and chosen.id in ids else -1
        return {
            **self._source(read, every),
            **self.choice(chosen, draft),
            **self.progress(),
            "conflict": conflict,
            "document": document,
            "title": document.ref.title or document.ref.name,
            "remarks": read.extraction.issues,
            "has_pages": bool(read.extraction.document.layout) and document.has_file,
            "view": place.view,
            "rows": list(rows(listed)),
            "base": place.base,
            "query": place.query,
            "shows": _SHOWS,
            "shown": place.shown if place.shown in _SHOWS else "",
            "chosen": chosen.id if chosen is not None else None,
            "previous": ids[at - 1] if at > 0 else None,
            "following": ids[at + 1] if at + 1 < len(ids) else None,
        }

    def _listed(self, every: Sequence[ReviewRecord]) -> list[ReviewRecord]:
        """The records of the list; the store is asked only where some are filtered out."""
        if self.place.filters:
            kept: list[ReviewRecord] = desk_of(self.request).records(self.place.query)
            return kept
        return [record for record in every if record.standing is not Standing.REPLACED]

    def _chosen(
        self, every: Sequence[ReviewRecord], listed: Sequence[ReviewRecord], read: ReadDocument
    ) -> ReviewRecord | None:
        """The record that the address names, else the first that is to be decided on."""
        if self.place.statement is not None and read.statement(self.place.statement) is not None:
            return None
        named = next((record for record in every if record.id == self.place.record), None)
        waiting = next((record for record in listed if record.standing is Standing.WAITING), None)
        return named or waiting or next((record for record in listed if record.standing.is_open), None)

    def _source(self, read: ReadDocument, every: Sequence[ReviewRecord]) -> dict[str, Any]:
        marks = record_marks(every)
        out = left_out(read.extraction.statements, marks)
        layout = read.extraction.document.layout
        if self.place.view == "pages" and layout:
            numbered = [(mark.statement, read.extraction.statements[mark.statement]) for mark in out if mark.statement]
            return {"pages": page_views(layout, every, numbered), "sections": ()}
        return {"pages": (), "sections": sections(list(show(read.text, read.stretches, [*marks, *out])))}

    # Parts

    def choice(self, record: ReviewRecord | None, draft: Draft | None = None) -> dict[str, Any]:
        """Values of the editor and of the register's side.

        Args:
            record: What is chosen; None for a sentence that was left out, or for nothing.
            draft: A form that comes back.

        Returns:
            Values for `desk/editor.html` and `desk/register.html`.
        """
        desk = desk_of(self.request)
        shared = {
            "record": record,
            "document": desk.document(self.place.document),
            "next": self.place.here,
            "statement": self._statement() if record is None else None,
            **self.progress(),
        }
        if record is None:
            return {**shared, "found": (), "became": None}
        found = desk.candidates(record.id) if record.standing.is_open else None
        return {**shared, **_edited(record, draft), **self.register_side(record, found)}

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
        return {"found": shown, "became": known.get(record.entry or ""), "updates": UPDATES, "record": record}

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
        return self.fragment("desk/one_row.html", r=next(rows([record])), base=self.place.base, chosen=chosen)

    def blocks(self, records: Sequence[ReviewRecord]) -> dict[str, str]:
        """HTML of the blocks of text that some records stand in, or stood in.

        Args:
            records: Which, as they were and as they are.

        Returns:
            HTML by the element's id; empty where pages are shown as pictures.
        """
        if self.place.view == "pages":
            return {}
        desk, read = desk_of(self.request), documents_of(self.request).read(self.place.document)
        marks = record_marks(desk.records(RecordQuery(document=self.place.document, limit=_EVERY)))
        out: list[Mark] = left_out(read.extraction.statements, marks)
        living = [record.model_copy(update={"standing": Standing.WAITING}) for record in records]
        only = touched(read.stretches, record_marks(living))
        return {
            f"b{one.stretch.number}": self.fragment("desk/one_block.html", one=one)
            for one in show(read.text, read.stretches, [*marks, *out], only)
        }

    def _statement(self) -> Statement | None:
        number = self.place.statement
        return None if number is None else documents_of(self.request).read(self.place.document).statement(number)


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
