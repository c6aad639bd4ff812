"""Which records, in which order, which comes next."""

from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.schema.entry import Reconciliation
from directive_extract.schema.register import Comparison, Match, Reconciled, Relation
from directive_extract.schema.review import Accept, Edit, RecordQuery, Risk, Seen, Skip, Standing


def reconciled(extraction, **relations):
    """What the register holds, by the ids of items: relation and probability are all that matter."""
    items = [
        Reconciled(
            record=record,
            match=Match(
                entry="" if relation == "new" else "E1",
                relation=relation,
                probability=0.5,
                comparisons=(Comparison(name="action", level="near", weight=2.0, words="much the same"),),
            ),
        )
        for record, relation in relations.items()
    ]
    from directive_extract.schema.entry import DocumentRef

    return Reconciliation(document=DocumentRef.of(extraction.document), items=tuple(items))


@pytest.fixture
def doubted(desk, papers):
    """R1 may be known, R2 is new, R3 the principle, R4 contradicts what is known; confidence grows from R1 to R4."""
    extraction = papers.extraction()
    found = reconciled(extraction, i1="same", i2="new", i4="contradicts")
    first = extraction.tasks[0].model_copy(update={"flags": ("two_leads",), "confidence": 0.4})
    desk.take_in(extraction.model_copy(update={"tasks": (first, *extraction.tasks[1:])}), "Lan", found=found)
    return desk


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, "R1 R2 R3 R4", id="all"),
        pytest.param({"document": "D1"}, "R1 R2 R3 R4", id="of-a-document"),
        pytest.param({"document": "D2"}, "", id="of-no-document"),
        pytest.param({"kind": "principle"}, "R3", id="kind"),
        pytest.param({"owner": "\x00", "text": "\x00", "flag": "\x00"}, "", id="what-no-database-holds"),
        pytest.param({"unread": "\x00", "offset": 999_999_999}, "", id="far-away"),
        pytest.param({"owner": "board"}, "R1", id="owner"),
        pytest.param({"owner": "MINISTRY of"}, "R2", id="owner-any-case"),
        pytest.param({"owner": "%"}, "", id="owner-is-no-pattern"),
        pytest.param({"owner": "-"}, "R3", id="no-owner"),
        pytest.param({"due_from": "2026-04-30"}, "R1", id="due-from"),
        pytest.param({"due_to": "2026-04-29"}, "", id="due-to"),
        pytest.param({"no_deadline": True}, "R2 R3 R4", id="no-deadline"),
        pytest.param({"flag": "two_leads"}, "R1", id="flag"),
        pytest.param({"flag": "two"}, "", id="flag-is-whole"),
        pytest.param({"risk": "maybe_known"}, "R1", id="risk"),
        pytest.param({"risk": "contradiction"}, "R4", id="gravest-risk"),
        pytest.param({"text": "THE  roads"}, "R4", id="text"),
        pytest.param({"text": "_"}, "", id="text-is-no-pattern"),
        pytest.param({"min_confidence": 0.7}, "R2 R3 R4", id="sure"),
        pytest.param({"max_confidence": 0.7}, "R1 R2", id="unsure"),
        pytest.param({"standings": ("skipped",)}, "", id="standing"),
        pytest.param({"standings": ("skipped", "waiting"), "text": "the", "no_deadline": True}, "R2 R4", id="several"),
        pytest.param({"order": "risk"}, "R4 R1 R2 R3", id="by-risk"),
        pytest.param({"order": "due"}, "R1 R2 R3 R4", id="by-day"),
        pytest.param({"limit": 2}, "R1 R2", id="limit"),
        pytest.param({"offset": 2, "limit": 1}, "R3", id="page"),
    ],
)
def test_which_records(doubted, query, expected) -> None:
    query = RecordQuery.model_validate(query)
    assert [row.id for row in doubted.rows(query)] == expected.split()
    assert [record.id for record in doubted.records(query)] == doubted.ids(query) == expected.split()
    if not query.model_fields_set & {"limit", "offset"}:
        assert doubted.count(query) == len(expected.split())


def test_organisations_are_found_by_their_whole_id(laid, saw) -> None:
    laid.act("Lan", Edit(seen=saw("R2"), changes={"owners": [{"name": "MoH", "organisation": "vn-moh"}]}))
    assert [row.id for row in laid.rows(RecordQuery(owner="vn-moh"))] == ["R2"]
    assert laid.rows(RecordQuery(owner="vn-mo")) == []


def test_a_row_says_what_the_record_says(doubted) -> None:
    row, record = doubted.rows()[0], doubted.record("R1")
    deadline = record.item.deadline
    shared = ("id", "revision", "document", "position", "kind", "standing", "words", "risks", "entry", "decided_by")
    assert [getattr(row, name) for name in shared] == [getattr(record, name) for name in shared]
    assert (row.owners, row.deadline, row.due) == (("Water Board",), deadline.text, dt.date(2026, 4, 30))
    assert (row.confidence, row.flags, row.edited) == (0.4, ("two_leads",), False)
    assert row.spans == tuple((span.start, span.end) for span in record.item.evidence)


def test_the_gravest_risk_comes_first_and_documents_are_sorted_by_it(doubted, papers) -> None:
    assert doubted.record("R1").risks == (Risk.MAYBE_KNOWN, Risk.LOW_CONFIDENCE, Risk.FLAGGED)
    doubted.take_in(papers.extraction("Minutes\nThe Clerk shall close the list.", name="later"), "Lan")
    found = doubted.documents()
    assert [(one.id, one.riskiest, one.waiting) for one in found] == [("D1", Risk.CONTRADICTION, 4), ("D2", None, 1)]
    for record in ("R1", "R2", "R3", "R4"):
        doubted.act("Lan", Accept(seen=Seen(record=record, revision=1)))
    assert [one.id for one in doubted.documents()] == ["D2", "D1"]
    assert doubted.document("D1").riskiest is None


def test_what_is_known_is_kept_without_the_account_of_it(doubted) -> None:
    known = doubted.record("R1").known
    assert (known.match.relation, known.match.comparisons) == (Relation.SAME, ())


def test_bulk_takes_neither_what_may_be_known_nor_what_was_put_off(doubted) -> None:
    assert [seen.record for seen in doubted.bulk(RecordQuery(limit=1))] == ["R2", "R3"]
    assert [seen.record for seen in doubted.bulk(RecordQuery(min_confidence=0.75))] == ["R3"]
    doubted.act("Lan", Skip(seen=Seen(record="R2", revision=1)))
    assert [seen.record for seen in doubted.bulk(RecordQuery())] == ["R3"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("place", "R1 R2 R3 R4"), ("risk", "R4 R1 R2 R3"), ("due", "R1 R2 R3 R4")],
)
def test_the_next_is_the_next_in_the_order(doubted, order, expected) -> None:
    ids, query = expected.split(), RecordQuery(order=order)
    for at, record in enumerate(ids):
        assert doubted.next_open(record, query) == ids[(at + 1) % 4]


def test_the_next_is_among_those_asked_for(doubted) -> None:
    assert doubted.next_open("R1", RecordQuery(kind="principle")) == "R3"
    assert doubted.next_open("R3", RecordQuery(kind="principle")) is None
    assert doubted.next_open("R99", RecordQuery(no_deadline=True)) == "R2"


def test_names_with_line_breaks_are_one_name(laid, saw) -> None:
    laid.act(
        "Lan",
        Edit(
            seen=saw("R1"),
            changes={"owners": [{"name": "Water\nBoard"}, {"name": "Nul \x00", "organisation": "a\x00"}]},
        ),
    )
    assert laid.rows()[0].owners == ("Water Board", "Nul \ufffd")
    assert laid.record("R1").item.owners[0].name == "Water\nBoard"
    assert laid.counts() == {Standing.WAITING: 4}
    assert laid.register.verify().faults == ()
