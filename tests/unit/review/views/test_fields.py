from __future__ import annotations

import datetime as dt

import pytest
from starlette.datastructures import FormData

from directive_extract.review.views.fields import Fields, OwnerField, Readers
from directive_extract.schema.directive import Deadline, DeadlineKind, Owner, Principle, Relation, Role, Target, Task
from directive_extract.schema.register import Kind
from directive_extract.schema.review import ReviewRecord
from directive_extract.schema.span import Span

SPAN = Span(start=0, end=10, text="Publish it")
OWNER = Owner(name="Ministry of Works", organisation="mow", evidence=SPAN)
DEADLINE = Deadline(text="by\nMay", kind=DeadlineKind.FIXED, relation=Relation.BY, due=dt.date(2026, 5, 1))
TARGET = Target(text="3 lists", value=3, evidence=SPAN)
TASK = Task(
    id="t", action="Publish it", evidence=(SPAN,), owners=(OWNER,), deadline=DEADLINE, targets=(TARGET,), confidence=1
)
RECORD = ReviewRecord(id="R1", document="D1", kind=Kind.TASK, item=TASK, read=TASK)
MOTTO = Principle(id="p", text="Safety first", evidence=(SPAN,), confidence=1)
RULE = ReviewRecord(id="R2", document="D1", kind=Kind.PRINCIPLE, item=MOTTO)
JUNE = Deadline(text="by June", kind=DeadlineKind.FIXED, relation=Relation.BY, due=dt.date(2026, 6, 30))
READERS = Readers(lambda words: JUNE, lambda words: {"text": words, "value": 7, "unit": "wells"})
SENT = [
    ("words", "Publish it"), ("kind", "task"),
    ("owner", "Ministry of Works"), ("role", "lead"), ("organisation", "mow"),
    ("owner", ""), ("role", "lead"), ("organisation", ""), ("deadline", "by May"), ("target", "3 lists"),
    ("modality", "obligation"), ("priority", ""),
]  # fmt: skip


def changes(record: ReviewRecord, *replaced: tuple[str, str]) -> dict[str, object]:
    names = {name for name, _ in replaced}
    form = FormData([*[pair for pair in SENT if pair[0] not in names], *replaced])
    return Fields.sent(form, Fields.of(record)).changes(record, READERS)


def test_form_that_comes_back_as_it_was_shown_changes_nothing() -> None:
    assert changes(RECORD) == {}


def test_empty_form_changes_nothing() -> None:
    assert Fields.sent(FormData(), Fields.of(RECORD)) == Fields.of(RECORD)


@pytest.mark.parametrize(
    ("replaced", "expected"),
    [
        pytest.param([("words", " Print \n it ")], {"action": "Print it"}, id="words, tidied"),
        pytest.param([("deadline", "")], {"deadline": None}, id="deadline taken away"),
        pytest.param([("deadline", "by June")], {"deadline": JUNE.model_dump(mode="json")}, id="deadline read"),
        pytest.param([("target", "")], {"targets": []}, id="target taken away"),
        pytest.param(
            [("target", "3 lists"), ("target", "7 wells"), ("target", " ")],
            {"targets": [TARGET.model_dump(mode="json"), {"text": "7 wells", "value": 7, "unit": "wells"}]},
            id="target added",
        ),
        pytest.param([("priority", "urgent")], {"priority": "urgent"}, id="priority"),
        pytest.param([("modality", "invitation")], {"modality": "invitation"}, id="modality"),
        pytest.param([("owner", "")], {"owners": []}, id="owner taken away"),
        pytest.param([("kind", "principle")], {"kind": "principle"}, id="kind"),
        pytest.param([("kind", "nonsense")], {}, id="no such kind"),
    ],
)
def test_changes(replaced: list[tuple[str, str]], expected: dict[str, object]) -> None:
    assert changes(RECORD, *replaced) == expected


def test_owner_that_keeps_its_name_keeps_the_place_it_was_read_from() -> None:
    found = changes(RECORD, ("role", "support"))
    assert found["owners"] == [OWNER.model_copy(update={"role": Role.SUPPORT}).model_dump(mode="json")]


def test_owner_that_is_typed_has_no_place() -> None:
    found = changes(RECORD, ("owner", "Water Board"), ("organisation", ""), ("role", "lead"))
    assert found["owners"] == [Owner(name="Water Board").model_dump(mode="json")]


def test_text_of_a_principle() -> None:
    form = FormData([("words", "Safety comes first"), ("kind", "principle")])
    assert Fields.sent(form, Fields.of(RULE)).changes(RULE, READERS) == {"text": "Safety comes first"}


def test_names_without_roles_lead() -> None:
    form = FormData([("owner", "A"), ("owner", "B"), ("role", "support")])
    assert Fields.sent(form, Fields.of(RECORD)).owners == (OwnerField("A", "support"), OwnerField("B", "lead"))
