"""Records that persons make: added, split, merged."""

from __future__ import annotations

import pytest

from directive_extract.errors import EntryNotFoundError, InvalidChangeError
from directive_extract.register.reviewing import Desk
from directive_extract.schema.directive import Owner
from directive_extract.schema.extraction import Statement
from directive_extract.schema.review import Accept, Add, Edit, Merge, Part, RecordQuery, Seen, Split, Standing
from directive_extract.schema.span import PageBox, Span

TEXT = "Minutes\nThe Clerk shall close the list.\nThe hall was full."


@pytest.fixture
def register(small):
    return small  # nothing here depends on the kind of database


def test_words_that_were_missed_become_a_task(laid) -> None:
    start = laid.text("D1").index("Ministry of Health")
    done = laid.act("Lan", Add(document="D1", start=start - 1, end=start + 19))
    record = done.records[0]
    assert (record.id, record.words, record.read, record.is_edited) == ("R5", "Ministry of Health", None, True)
    assert record.item.evidence == (Span(start=start, end=start + 18, text="Ministry of Health"),)
    assert record.item.flags == ("no_owner", "no_deadline")
    assert [row.id for row in laid.rows()] == ["R1", "R2", "R5", "R3", "R4"]


def test_they_become_a_principle_in_other_words(laid) -> None:
    record = laid.act("Lan", Add(document="D1", kind="principle", start=0, end=11, words=" Conclude\nwell ")).records[0]
    assert (record.kind.value, record.item.text) == ("principle", "Conclude well")


def test_a_sentence_of_a_page_brings_its_boxes(desk, papers) -> None:
    box = (10.0, 20.0, 90.0, 30.0)
    span = Span(start=40, end=58, text="The hall was full.", page=2, bbox=box, boxes=(PageBox(page=2, bbox=box),))
    extraction = papers.extraction(TEXT)
    statement = Statement(span=span, verdict="background", reason="no cue")
    desk.take_in(extraction.model_copy(update={"statements": (statement,)}), "Lan")
    whole, part = desk.act(
        "Lan", Add(document="D1", start=40, end=58), Add(document="D1", start=44, end=48)
    ).records  # fmt: skip
    assert whole.item.evidence == (span,)
    assert part.item.evidence[0].model_dump() == {**span.model_dump(), "start": 44, "end": 48, "text": "hall"}


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(3, 3, id="nothing"),
        pytest.param(5, 3, id="backwards"),
        pytest.param(0, 9_999, id="too-far"),
        pytest.param(9_000, 9_001, id="behind-the-end"),
        pytest.param(11, 12, id="a-space"),
    ],
)
def test_a_place_without_words_is_refused(laid, start, end) -> None:
    assert laid.text("D1")[11:12] == " "
    with pytest.raises(InvalidChangeError, match="no words"):
        laid.act("Lan", Add(document="D1", start=start, end=end))


def test_nothing_is_added_to_a_document_that_is_not_there(laid) -> None:
    with pytest.raises(EntryNotFoundError, match="no document D9"):
        laid.act("Lan", Add(document="D9", start=0, end=3))


def test_undo_of_an_addition_removes_it_and_redo_brings_it_back_under_its_id(laid) -> None:
    added = laid.act("Lan", Add(document="D1", start=0, end=11)).records[0]
    undone = laid.undo("Lan")
    assert (undone.records, undone.removed) == ((), ("R5",))
    with pytest.raises(EntryNotFoundError):
        laid.record("R5")
    again = laid.redo("Lan").records[0]
    assert (again.id, again.contents(), again.revision) == ("R5", added.contents(), 3)
    laid.undo("Lan")
    assert laid.act("Lan", Add(document="D1", start=0, end=11)).records[0].id == "R6"


@pytest.mark.parametrize(
    ("content", "text", "expected"),
    [
        pytest.param(TEXT.encode(), None, "Minutes", id="utf-8-is-read"),
        pytest.param(TEXT.encode("utf-16"), TEXT, "Minutes", id="given"),
        pytest.param(TEXT.encode("utf-16"), None, None, id="not-known"),
        pytest.param(None, None, None, id="no-file"),
    ],
)
def test_text_files_keep_the_text_that_spans_count_in(desk, papers, content, text, expected) -> None:
    import hashlib

    sha256 = hashlib.sha256(content or b"").hexdigest()
    extraction = papers.extraction(TEXT, sha256=sha256, text=None, media_type="text/plain")
    desk.take_in(extraction, "Lan", content=content, text=text)
    if expected is None:
        assert desk.text("D1") is None
        with pytest.raises(InvalidChangeError, match="text of this document was not kept"):
            desk.act("Lan", Add(document="D1", start=0, end=7))
        return
    assert desk.text("D1") == TEXT
    assert desk.act("Lan", Add(document="D1", start=0, end=7)).records[0].words == expected


# Split


@pytest.fixture
def halves(laid, saw):
    """R1 split into R5 and R6, the second with a place of its own."""
    evidence = laid.record("R1").item.evidence[0]
    start = evidence.start + evidence.text.index("repair")
    parts = (Part(words="Repair the dyke"), Part(words="Repair it by April", start=start, end=start + 10))
    return laid.act("Lan", Split(seen=saw("R1"), parts=parts))


def test_the_parts_take_over_all_but_the_words(laid, halves) -> None:
    old, one, other = (laid.record(record) for record in ("R1", "R5", "R6"))
    assert (old.standing, old.replaced_by, old.decided_by) == (Standing.REPLACED, ("R5", "R6"), "Lan")
    assert [record.words for record in (one, other)] == ["Repair the dyke", "Repair it by April"]
    assert one.item.owners == other.item.owners == old.item.owners
    assert one.item.deadline == other.item.deadline == old.item.deadline
    assert (one.item.evidence, other.item.evidence[0].text) == (old.item.evidence, "repair the")
    assert len({old.item.id, one.item.id, other.item.id}) == 3


def test_both_parts_become_entries(laid, halves, accept) -> None:
    accept("R5")
    accept("R6")
    assert [entry.action for entry in laid.register.find()] == ["Repair the dyke", "Repair it by April"]


def test_what_was_split_is_not_decided_on_or_reopened_but_undone(laid, halves, accept) -> None:
    from directive_extract.schema.review import Reopen

    with pytest.raises(InvalidChangeError, match="replaced by Lan"):
        accept("R1")
    with pytest.raises(InvalidChangeError, match="others took its place"):
        laid.act("Lan", Reopen(seen=Seen(record="R1", revision=2)))
    assert laid.undo("Lan", halves.batch).removed == ("R6", "R5")
    assert laid.counts() == {Standing.WAITING: 4}


# Merge


def test_the_first_takes_evidence_owners_and_targets_of_all(laid, saw) -> None:
    one, other = laid.record("R2").item, laid.record("R1").item
    laid.act("Lan", Merge(seen=(saw("R2"), saw("R1"))))
    merged, gone = laid.record("R2"), laid.record("R1")
    assert merged.item.action == one.action
    assert merged.item.evidence == one.evidence + other.evidence
    assert merged.item.owners == one.owners + other.owners
    assert (merged.item.deadline, merged.item.flags) == (other.deadline, ("two_leads",))
    assert (gone.standing, gone.replaced_by) == (Standing.REPLACED, ("R2",))
    assert laid.document("D1").total == 3
    laid.undo("Lan")
    assert (laid.record("R2").item, laid.record("R1").standing) == (one, Standing.WAITING)


def test_an_owner_of_both_is_there_once(laid, saw) -> None:
    owners = [owner.model_dump(mode="json") for owner in (Owner(name="water board"), Owner(name="Mayor"))]
    laid.act("Lan", Edit(seen=saw("R2"), changes={"owners": owners}))
    laid.act("Lan", Merge(seen=(saw("R1"), saw("R2"))))
    assert [owner.name for owner in laid.record("R1").item.owners] == ["Water Board", "Mayor"]


def test_a_task_and_a_principle_are_merged_into_the_kind_of_the_first(laid, saw) -> None:
    laid.act("Lan", Merge(seen=(saw("R3"), saw("R4"))))
    assert (laid.record("R3").kind.value, len(laid.record("R3").item.evidence)) == ("principle", 2)


def test_what_is_not_merged(laid, saw, papers, accept) -> None:
    laid.take_in(papers.extraction(TEXT), "Lan")
    with pytest.raises(InvalidChangeError, match="two documents"):
        laid.act("Lan", Merge(seen=(saw("R1"), saw("R5"))))
    with pytest.raises(InvalidChangeError, match="with itself"):
        laid.act("Lan", Merge(seen=(saw("R1"), saw("R1"))))
    accept("R1")
    with pytest.raises(InvalidChangeError, match="accepted by Lan"):
        laid.act("Lan", Merge(seen=(saw("R2"), saw("R1"))))


def test_all_of_it_fits_the_log(laid, halves, saw, accept) -> None:
    laid.act("Lan", Merge(seen=(saw("R5"), saw("R6"), saw("R2"))))
    laid.act("Lan", Accept(seen=saw("R5")))
    laid.undo("Lan")
    laid.undo("Lan")
    found = laid.register.verify()
    assert (found.faults, found.records) == ((), 6)
    assert isinstance(laid, Desk)
    assert laid.count(RecordQuery(standings=("waiting",))) == 5
