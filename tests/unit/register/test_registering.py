"""From what was found to what is decided, and to what is carried out."""

from __future__ import annotations

import json

import pytest

from directive_extract.errors import InvalidChangeError, UnreadableTableError
from directive_extract.registering import mark_known, read_rulings, suggest, take_in_new, typed_entry
from directive_extract.schema.entry import Reconciliation
from directive_extract.schema.extraction import Document, Engine, Extraction
from directive_extract.schema.register import Match, Reconciled


@pytest.fixture
def read(make):
    """A document with four tasks and a principle."""
    tasks = [make.task(name) for name in ("Dig", "Fill", "Plant", "Water")]
    document = Document(id="news", source="news.txt", sha256=f"{'news':0<64}", media_type="text/plain")
    engine = Engine(version="0", model="none")
    return Extraction(document=document, tasks=tasks, principles=[make.principle()], engine=engine)


@pytest.fixture
def known(small, make):
    small.apply([make.ruling(item=make.task("Dig it")), make.ruling(item=make.task("Water it"))], "Lan")
    return small


@pytest.fixture
def found(read, make):
    answers = [("same", "E1"), ("new", ""), ("unsure", "E1"), ("next_period", "E2"), ("new", "")]
    items = [
        Reconciled(record=item.id, match=Match(entry=entry, relation=relation, probability=0.5))
        for item, (relation, entry) in zip([*read.tasks, *read.principles], answers, strict=True)
    ]
    return Reconciliation(document=make.document("news"), items=tuple(items))


def test_suggestions_say_what_would_be_done_and_what_is_to_be_decided(read, found, known) -> None:
    lines = list(suggest(read, found, known))
    assert [(line["act"], line["entry"], line["words"]) for line in lines] == [
        ("join", "E1", "Dig"),
        ("add", None, "Fill"),
        ("decide", "E1", "Plant"),
        ("link", "E2", "Water"),
        ("add", None, "Safety comes first"),
    ]
    assert (lines[0]["known_words"], lines[0]["revision"]) == ("Dig it", 1)


def test_decisions_go_through_a_file_and_are_carried_out_once(read, found, known, tmp_path) -> None:
    path = tmp_path / "decisions.jsonl"
    lines = list(suggest(read, found, known))
    lines[2] |= {"act": "apart"}
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", "utf-8")
    entries = known.apply(read_rulings(path), "Lan")
    assert [entry.id for entry in entries] == ["E1", "E3", "E1", "E4", "E5"]
    assert known.get("E4").links[0].relation == "next_period"
    before = known.last_event()
    known.apply(read_rulings(path), "Lan")
    assert known.last_event() == before
    assert known.verify().faults == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param('{"act": "decide"}', "still to be decided", id="undecided"),
        pytest.param("{", "no decision", id="no-json"),
        pytest.param("[1]", "no decision", id="no-object"),
        pytest.param('{"act": "join"}', "no decision", id="without-a-document"),
    ],
)
def test_what_is_no_decision_is_told_with_its_line(tmp_path, line, message) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(UnreadableTableError, match=rf"line 2: .*{message}"):
        read_rulings(path)


def test_only_what_is_new_is_taken_in_unseen(read, found, known) -> None:
    taken = take_in_new(known, read, found, "Lan")
    assert [(entry.action, entry.state) for entry in taken] == [
        ("Fill", "proposed"),
        ("Safety comes first", "proposed"),
    ]
    assert len(known.find()) == 4


def test_tasks_are_marked_with_what_the_register_knows(read, found, known, monkeypatch) -> None:
    monkeypatch.setattr(type(known), "match", lambda self, extraction: found)
    marked = mark_known(read, known)
    assert [(task.known.relation, task.known.entry) for task in marked.tasks] == [
        ("same", "E1"), ("new", None), ("unsure", "E1"), ("next_period", "E2"),
    ]  # fmt: skip
    assert Extraction.from_json(marked.to_json()) == marked
    assert "known" not in json.loads(read.to_json())["tasks"][0]


def test_a_typed_entry_names_its_person(small) -> None:
    [entry] = small.add([typed_entry(" Dig ", None, "Lan", small.now())], "Lan")
    assert (entry.action, entry.state, entry.sources[0].origin) == ("Dig", "confirmed", "person")
    with pytest.raises(InvalidChangeError):
        typed_entry(" ", None, "Lan", small.now())
