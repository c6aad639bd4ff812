from __future__ import annotations

from collections.abc import Sequence

from directive_extract.register.matching import reconcile
from directive_extract.schema.register import Decision, Record, Relation

SENTENCES = (
    "repair the roofs of 14 school canteens in Larmin",
    "publish the minutes of the audit committee on the portal",
    "hand over the land for the ring road to the contractor",
    "train 60 nurses in the care of burns",
)


def records(document: str, prefix: str, sentences: Sequence[str] = SENTENCES) -> list[Record]:
    return [
        Record(id=f"{prefix}{n}", action=text, text=text, document=document, position=n)
        for n, text in enumerate(sentences)
    ]


class Known:
    def __init__(self, entries: Sequence[Record]) -> None:
        self._entries = entries

    def candidates(self, record: Record, limit: int) -> Sequence[Record]:
        return self._entries[:limit]


def test_the_same_document_again_is_all_known() -> None:
    answers = reconcile(records("second", "n"), Known(records("first", "e")))
    assert [(a.match.entry, a.match.relation) for a in answers] == [(f"e{n}", Relation.SAME) for n in range(4)]


def test_nothing_known_makes_everything_new() -> None:
    answers = reconcile(records("second", "n"), Known([]))
    assert [a.record for a in answers] == ["n0", "n1", "n2", "n3"]
    assert {(a.match.entry, a.match.relation) for a in answers} == {("", Relation.NEW)}


def test_one_entry_is_taken_once_and_the_other_record_is_not_dropped() -> None:
    twice = records("second", "n", [SENTENCES[0], SENTENCES[0]])
    answers = reconcile(twice, Known(records("first", "e")))
    assert sum(a.match.relation.is_one_entry for a in answers) <= 1
    assert {a.match.entry for a in answers} == {"e0"}


def test_what_a_person_parted_stays_parted() -> None:
    said = [Decision(one="n0", other="e0", same=False)]
    answers = reconcile(records("second", "n"), Known(records("first", "e")), said)
    assert answers[0].match.relation is Relation.NEW
    assert answers[1].match.entry == "e1"


def test_what_a_person_joined_stays_joined() -> None:
    changed = records("second", "n", ["repair the roofs of 41 school canteens in Larmin"])
    known = Known(records("first", "e"))
    assert not reconcile(changed, known)[0].match.relation.is_one_entry
    answer = reconcile(changed, known, [Decision(one="e0", other="n0", same=True)])[0]
    assert (answer.match.relation, answer.match.decided) == (Relation.SAME, True)


def test_a_principle_is_no_task() -> None:
    principle = records("second", "n")[0].model_copy(update={"kind": "principle"})
    assert reconcile([principle], Known(records("first", "e")))[0].match.relation is Relation.NEW
