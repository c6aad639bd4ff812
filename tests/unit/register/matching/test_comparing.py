from __future__ import annotations

import pytest

from directive_extract.register.matching import compare, explain, table, waterfall
from directive_extract.register.matching.weights import probability
from directive_extract.schema.register import Record, Relation


def record(
    name: str, text: str, owner: str = "", due: str = "", document: str = "", issued: str = "2026-03-02", **more: object
) -> Record:
    deadline = {"text": due, "date": due, "relation": "before"} if due else None
    owners = (
        [{"name": owner, **({"organisation": more.pop("organisation")} if "organisation" in more else {})}]
        if owner
        else []
    )
    head = {"id": document or name, "date": issued, "issuer": "the City Council"}
    return Record.read({"id": name, "action": text, "owners": owners, "deadline": deadline, "document": head, **more})


BASE = record(
    "known", "repair the roofs of 14 school canteens in Larmin before the rains", "Department of Works", "2026-06-01"
)


@pytest.mark.parametrize("semantic", [True, False], ids=["meaning", "words"])
def test_a_record_is_the_same_as_itself_in_another_document(semantic: bool) -> None:
    copy = BASE.model_copy(update={"id": "new", "document": "other"})
    match = compare(copy, BASE, semantic=semantic)
    assert (match.entry, match.relation) == ("known", Relation.SAME)
    assert match.probability > 0.95
    assert match.vetoes == ()


@pytest.mark.parametrize("semantic", [True, False], ids=["meaning", "words"])
def test_a_record_of_another_subject_is_new(semantic: bool) -> None:
    other = record("new", "publish the minutes of the audit committee within a week", "City Clerk")
    assert compare(other, BASE, semantic=semantic).relation is Relation.NEW


VETOED = [
    ("number", {"text": "repair the roofs of 41 school canteens in Larmin before the rains"}),
    ("place", {"text": "repair the roofs of 14 school canteens in Sato before the rains"}),
    ("polarity", {"text": "must not repair the roofs of 14 school canteens in Larmin before the rains"}),
    ("owner", {"owner": "Housing Agency"}),
]


@pytest.mark.parametrize(("name", "change"), VETOED, ids=[name for name, _ in VETOED])
def test_one_thing_that_differs_forbids_to_join(name: str, change: dict[str, str]) -> None:
    values = {"text": BASE.text, "owner": "Department of Works", "due": "2026-06-01"} | change
    match = compare(record("new", **values), BASE)
    assert [veto.partition(":")[0] for veto in match.vetoes] == [name]
    assert not match.relation.is_one_entry


def test_two_things_that_differ_forbid_to_join_other_words() -> None:
    def vetoes(text: str) -> set[str]:
        return {veto.partition(":")[0] for veto in compare(record("new", text, due="2026-06-01"), BASE).vetoes}

    assert vetoes("repair the roofs of 41 school canteens in Sato") == {"number", "place"}
    assert vetoes("check and mend before summer the canteens and roofs of 41 schools in Larmin and beyond") == set()


def test_polarity_contradicts() -> None:
    new = record(
        "new",
        "must not repair the roofs of 14 school canteens in Larmin before the rains",
        "Department of Works",
        "2026-06-01",
    )
    assert compare(new, BASE).relation is Relation.CONTRADICTS


UPDATES = [
    (Relation.DEADLINE_MOVED, {"due": "2026-09-01", "issued": "2026-06-10"}),
    (Relation.COMPLETED, {"text": BASE.text + " has been completed", "issued": "2026-06-10"}),
    (Relation.CANCELLED, {"text": BASE.text + " is cancelled", "issued": "2026-06-10"}),
]


@pytest.mark.parametrize(("relation", "change"), UPDATES, ids=[relation for relation, _ in UPDATES])
def test_a_later_document_updates(relation: Relation, change: dict[str, str]) -> None:
    values = {"text": BASE.text, "owner": "Department of Works", "due": "2026-06-01"} | change
    assert compare(record("new", **values), BASE).relation is relation


def test_the_plan_of_the_next_year_is_the_next_period() -> None:
    known = record("known", "submit the flood shelter plan for 2026 to the council", "Department of Works")
    new = record("new", "submit the flood shelter plan for 2027 to the council", "Department of Works")
    assert compare(new, known).relation is Relation.NEXT_PERIOD


def test_ids_of_the_organisation_list_outweigh_names() -> None:
    known = record("known", "submit the flood shelter plan", "Works", organisation="A")
    assert compare(record("new", "submit the flood shelter plan", "Works", organisation="B"), known).vetoes
    assert not compare(
        record("new", "submit the flood shelter plan", "Building Office", organisation="A"), known
    ).vetoes


def test_the_account_sums_to_the_probability() -> None:
    match = compare(record("new", "mend canteen roofs at schools", "Works Department"), BASE)
    steps = explain(match)
    assert probability(steps[-1].total) == pytest.approx(match.probability)
    assert len(steps) == len(match.comparisons) + 1
    shown = table(match)
    assert all(comparison.name in shown for comparison in match.comparisons)
    assert str(match.relation) in shown


def test_the_waterfall_is_a_picture_with_every_comparison() -> None:
    from lxml import etree

    match = compare(record("new", "mend <canteen> & roofs", "Works Department"), BASE)
    picture = etree.fromstring(waterfall(match).encode())
    bars = picture.findall("{http://www.w3.org/2000/svg}rect")
    assert len(bars) == 1 + len(explain(match))
