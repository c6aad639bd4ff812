from __future__ import annotations

from pathlib import Path

import pytest

from directive_extract.register.matching import TantivyIndex
from directive_extract.schema.register import Record


def record(name: str, text: str) -> Record:
    return Record(id=name, action=text, text=text)


ENTRIES = [
    record("1", "repair the roof of the school canteen"),
    record("2", "publish the minutes of the council"),
    record("3", "repair the bridge over the canal"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "register.index"


def test_what_was_added_is_found_after_opening_again(folder: Path) -> None:
    index = TantivyIndex(folder)
    assert index.is_fresh
    index.add(ENTRIES)
    again = TantivyIndex(folder)
    assert not again.is_fresh
    assert again.search(record("new", "canteen roof repairs"), 2)[0] == "1"


def test_the_same_record_twice_is_there_once(folder: Path) -> None:
    index = TantivyIndex(folder)
    index.add(ENTRIES)
    index.add(ENTRIES + ENTRIES)
    assert len(index) == len(ENTRIES)


def test_an_entry_with_two_wordings_is_found_by_both_and_listed_once(folder: Path) -> None:
    index = TantivyIndex(folder)
    index.add([*ENTRIES, record("1", "mend the canteen roof")])
    assert index.search(record("new", "mend canteen roof"), 5).count("1") == 1
    assert index.search(record("new", "mend"), 5) == ["1"]


def test_what_was_removed_is_not_found(folder: Path) -> None:
    index = TantivyIndex(folder)
    index.add(ENTRIES)
    index.remove(["1", "nobody"])
    assert index.search(record("new", "canteen"), 5) == []
    assert len(index) == 2


@pytest.mark.parametrize("damage", ["meta.json", "version"])
def test_a_damaged_index_is_emptied_and_says_so(folder: Path, damage: str) -> None:
    TantivyIndex(folder).add(ENTRIES)
    (folder / damage).write_text("nonsense")
    index = TantivyIndex(folder)
    assert index.is_fresh
    index.add(ENTRIES)
    assert len(index) == 3


def test_a_record_without_words_finds_nothing(folder: Path) -> None:
    index = TantivyIndex(folder)
    index.add(ENTRIES)
    assert index.search(record("new", "..."), 5) == []
