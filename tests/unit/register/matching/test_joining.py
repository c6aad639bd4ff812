from __future__ import annotations

from directive_extract.register.matching.joining import Groups, mutual_best

DOCUMENTS = {"a1": "a", "a2": "a", "b1": "b", "c1": "c", "d1": "d"}
NEAR = [("a1", "b1"), ("b1", "c1"), ("c1", "d1"), ("a2", "b1")]


def test_only_pairs_that_are_each_others_best_are_taken() -> None:
    assert mutual_best({(0, 0): 5.0, (0, 1): 4.0, (1, 1): 6.0, (2, 1): 3.0}) == [(0, 0), (1, 1)]


def test_a_tie_is_nobodys_best() -> None:
    assert mutual_best({(0, 0): 5.0, (0, 1): 5.0}) == []


def test_a_third_record_does_not_join_what_must_stay_apart() -> None:
    groups = Groups([("a1", "c1")], NEAR, DOCUMENTS)
    assert groups.join("a1", "b1")
    assert not groups.join("b1", "c1")
    assert groups.groups() == [["a1", "b1"]]


def test_two_records_of_one_document_are_joined_by_a_person_only() -> None:
    groups = Groups([], NEAR, DOCUMENTS)
    assert groups.join("a1", "b1")
    assert not groups.join("a2", "b1")
    assert groups.join("a2", "b1", by_hand=True)


def test_one_pair_does_not_join_two_groups() -> None:
    groups = Groups([], NEAR, DOCUMENTS)
    assert groups.join("a1", "b1")
    assert groups.join("c1", "d1")
    assert not groups.join("b1", "c1")


def test_a_third_record_joins_by_half_of_its_pairs() -> None:
    groups = Groups([], NEAR, DOCUMENTS)
    assert groups.join("a1", "b1")
    assert groups.join("b1", "c1")
    assert groups.groups() == [["a1", "b1", "c1"]]
