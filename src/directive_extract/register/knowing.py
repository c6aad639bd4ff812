"""What the register knows, as matching asks for it: the wordings of entries, found by an index beside the register."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from directive_extract.register.addresses import file_of, is_sqlite
from directive_extract.register.rows import number_of
from directive_extract.schema.entry import Entry, EntrySource
from directive_extract.schema.register import Amount, CandidateIndex, Due, Kind, Party, Record

if TYPE_CHECKING:
    from sqlalchemy import URL

    from directive_extract.register.store import Register

_AT_A_TIME = 5_000  # records handed to the index at once; each time it writes to the disk
_STATE = "register-state.json"


def records_of(entry: Entry) -> list[Record]:
    """An entry as matching sees it.

    Args:
        entry: The entry.

    Returns:
        A record for each wording: one for each source, all with the entry's id.
    """
    seen: dict[tuple[str, str], Record] = {}
    for source in entry.sources:
        record = _record(entry, source)
        seen.setdefault((record.text, record.document), record)
    return list(seen.values())


class Known:
    """Finds entries that may be the same as a new record.

    Args:
        register: The register.
        index: Its index, up to date.
    """

    def __init__(self, register: Register, index: CandidateIndex) -> None:
        self._register, self._index = register, index

    def candidates(self, record: Record, limit: int) -> Sequence[Record]:
        """Entries that may be the same.

        Args:
            record: A new record.
            limit: How many entries at most.

        Returns:
            Their wordings, those of the likeliest entry first.
        """
        return [
            known for entry in self._register.read(self._index.search(record, limit)) for known in records_of(entry)
        ]


def index_folder(url: URL) -> Path:
    """Where the index of a register lies.

    Args:
        url: The register's address.

    Returns:
        A folder beside an SQLite file; one in the user's cache for a database on a server.
    """
    path = file_of(url)
    if path is not None:
        return path.with_name(f"{path.name}.index")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    address = url.database if is_sqlite(url) else url.render_as_string(hide_password=True)
    return cache / "directive-extract" / hashlib.sha256(str(address).encode()).hexdigest()[:16]


def refresh_index(register: Register, index: CandidateIndex, folder: Path) -> None:
    """Bring an index up to date with what happened since it was last used.

    It is filled anew where it is empty, or where its state is not one that this register was ever in.

    Args:
        register: The register.
        index: Its index.
        folder: Where the index lies; what it knows of is kept there.
    """
    last = register.last_event()
    seen = _state(folder)
    if seen is None or register.hash_at(seen[0]) != seen[1]:
        entries: Iterable[Entry] = register.entries()
    elif seen[0] == last:
        return
    else:
        changed = register.changed_since(seen[0])
        index.remove(changed)
        entries = register.read(changed)
    for records in _parts(record for entry in entries for record in records_of(entry)):
        index.add(records)
    # Written last: whoever is killed before does it once more, which changes nothing.
    _write_state(folder, last, register.hash_at(last))


def _record(entry: Entry, source: EntrySource) -> Record:
    document = source.document
    deadline = next((v.deadline for v in reversed(entry.deadlines) if v.source == source.key), entry.deadline)
    action = source.wording or entry.action
    return Record(
        id=entry.id,
        kind=Kind(entry.kind),
        action=action,
        text=" ".join(source.spans[0].text.split()) if source.spans else action,
        owners=tuple(Party(name=o.name, role=o.role, organisation=o.organisation) for o in entry.owners),
        deadline=Due.of(deadline),
        targets=tuple(Amount(text=t.text, value=t.value, unit=t.unit) for t in entry.targets),
        references=entry.references,
        modality=entry.modality,
        section=entry.section,
        issuer=entry.issuer,
        meeting=document.meeting if document else None,
        document=document.id if document else "",
        document_date=document.date if document else None,
        language=document.language if document else None,
        position=number_of(entry.id),  # entries of one document were taken in in its order
    )


def _parts(records: Iterable[Record]) -> Iterator[list[Record]]:
    iterator = iter(records)
    while part := list(islice(iterator, _AT_A_TIME)):
        yield part


def _state(folder: Path) -> tuple[int, str] | None:
    try:
        state = json.loads((folder / _STATE).read_bytes())
        return int(state["seq"]), str(state["hash"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_state(folder: Path, seq: int, digest: str) -> None:
    temporary = folder / f".{_STATE}.{os.getpid()}.tmp"
    temporary.write_text(json.dumps({"seq": seq, "hash": digest}), encoding="utf-8")
    temporary.replace(folder / _STATE)
