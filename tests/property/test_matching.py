"""What clusters must be, whatever comes: independent of order, unmoved by repetition, never across a veto."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_extract.errors import ConfigError
from directive_extract.register.matching import cluster, compare
from directive_extract.schema.register import Decision, Record

VERBS = ("repair", "inspect", "publish", "hand over")
THINGS = ("the school canteens", "the canal bridges", "the audit report", "the land of the ring road")
PLACES = ("Larmin", "Sato", "Vine")


@st.composite
def collections(draw: st.DrawFn) -> list[Record]:
    records = []
    for document in range(draw(st.integers(1, 4))):
        for position in range(draw(st.integers(1, 4))):
            verb, thing, place = (draw(st.sampled_from(words)) for words in (VERBS, THINGS, PLACES))
            text = f"{verb} {thing} of {place} in {draw(st.sampled_from(['three', '12']))} districts"
            records.append(
                Record(id=f"{document}/{position}", action=text, text=text, document=f"d{document}", position=position)
            )
    return records


@settings(max_examples=40, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_order_changes_nothing(records: list[Record], chance: random.Random) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert cluster(shuffled, semantic=False) == cluster(records, semantic=False)


@settings(max_examples=30, deadline=None)
@given(collections())
def test_repetition_changes_nothing(records: list[Record]) -> None:
    assert cluster(records + records, semantic=False) == cluster(records, semantic=False)


@settings(max_examples=40, deadline=None)
@given(collections())
def test_no_cluster_holds_two_that_a_veto_parts_or_one_document_twice(records: list[Record]) -> None:
    known = {record.id: record for record in records}
    for members in cluster(records, semantic=False).clusters:
        assert len({known[one].document for one in members}) == len(members)
        for one in members:
            for other in members:
                assert one == other or not compare(known[one], known[other], semantic=False).vetoes


@settings(max_examples=30, deadline=None)
@given(collections(), st.data())
def test_decisions_hold(records: list[Record], data: st.DataObject) -> None:
    if len(records) < 2:
        return
    one, other = data.draw(st.permutations([record.id for record in records]))[:2]
    same = data.draw(st.booleans())
    found = cluster(records, [Decision(one=one, other=other, same=same)], semantic=False).clusters
    assert any(one in members and other in members for members in found) == same


def test_two_records_with_one_id_are_refused() -> None:
    with pytest.raises(ConfigError, match="two different records"):
        cluster([Record(id="1", action="a", text="a"), Record(id="1", action="b", text="b")])
