"""What matching sees of the register, and the index that is kept up to date beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from directive_extract.register.addresses import address_of
from directive_extract.register.knowing import Known, index_folder, records_of, refresh_index
from directive_extract.schema.register import Record


class Index:
    """Remembers what it was told; finds whatever shares a word."""

    def __init__(self):
        self.records = {}
        self.added = 0

    def add(self, records):
        self.added += len(records)
        self.records |= {(record.id, record.text): record for record in records}

    def remove(self, ids):
        self.records = {key: record for key, record in self.records.items() if key[0] not in ids}

    def search(self, record, limit):
        words = set(record.text.split())
        return list(dict.fromkeys(r.id for r in self.records.values() if words & set(r.text.split())))[:limit]


def test_an_entry_is_a_record_for_each_wording(small, make) -> None:
    small.apply([make.ruling(item=make.task("Repair the dyke"))], "Lan")
    later = make.task("Mend the old dyke", due="2026-06-30")
    [entry] = small.apply(
        [make.ruling("join", item=later, document=make.document("news"), entry="E1", relation="deadline_moved")], "Lan"
    )
    first, second = records_of(entry)
    assert (first.id, first.text, first.document, str(first.deadline.due)) == (
        "E1", "Repair the dyke", "minutes", "2026-04-30",
    )  # fmt: skip
    assert (second.text, second.document, str(second.deadline.due)) == ("Mend the old dyke", "news", "2026-06-30")
    assert first.owners[0].name == "Water Board"


def test_a_typed_entry_has_its_words_and_no_document(make) -> None:
    [record] = records_of(make.draft("Plant trees"))
    assert (record.action, record.text, record.document, record.document_date) == (
        "Plant trees",
        "Plant trees",
        "",
        None,
    )


def test_the_index_is_brought_up_to_date_and_not_rebuilt(small, make, tmp_path) -> None:
    index = Index()
    small.add([make.draft(f"Task {n}") for n in range(20)], "Lan")
    refresh_index(small, index, tmp_path)
    assert (len(index.records), index.added) == (20, 20)
    refresh_index(small, index, tmp_path)
    assert index.added == 20
    small.change("E3", {"action": "Other"}, "Lan")
    small.add([make.draft("New")], "Lan")
    refresh_index(small, index, tmp_path)
    assert index.added == 22
    small.undo("Lan")
    refresh_index(small, index, tmp_path)
    assert (len(index.records), index.added) == (20, 22)


@pytest.mark.parametrize(
    "state",
    [
        pytest.param("", id="empty"),
        pytest.param("{}", id="without-values"),
        pytest.param(json.dumps({"seq": 1, "hash": "f" * 64}), id="of-another-register"),
        pytest.param(json.dumps({"seq": 99, "hash": "f" * 64}), id="of-a-later-state"),
    ],
)
def test_a_state_that_does_not_fit_fills_the_index_anew(small, make, tmp_path, state) -> None:
    small.add([make.draft("A"), make.draft("B")], "Lan")
    (tmp_path / "register-state.json").write_text(state)
    index = Index()
    refresh_index(small, index, tmp_path)
    assert len(index.records) == 2


def test_candidates_are_the_wordings_of_what_is_found(small, make, tmp_path) -> None:
    small.apply([make.ruling(item=make.task("Repair dyke")), make.ruling(item=make.task("Plant trees"))], "Lan")
    index = Index()
    refresh_index(small, index, tmp_path)
    found = Known(small, index).candidates(Record(id="x", action="Cut trees", text="Cut trees"), 10)
    assert [(record.id, record.text) for record in found] == [("E2", "Plant trees")]


def test_the_index_lies_beside_the_file_or_in_the_cache(monkeypatch, tmp_path) -> None:
    assert index_folder(address_of("folder/register.db")) == Path("folder/register.db.index")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = index_folder(address_of("postgresql://lan:secret@server/register"))
    assert folder.parent == tmp_path / "directive-extract"
    assert folder == index_folder(address_of("postgresql://lan:other@server/register"))
