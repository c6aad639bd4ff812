from __future__ import annotations

import datetime as dt

import pytest
from starlette.datastructures import FormData

from directive_extract.errors import InvalidChangeError
from directive_extract.review.forms import accepting, number_of, parts_of, read_target, readers_of
from directive_extract.review.views.finding import find_quote
from directive_extract.schema.directive import Task
from directive_extract.schema.entry import Act
from directive_extract.schema.register import Kind, Relation
from directive_extract.schema.review import ReviewRecord, Seen
from directive_extract.schema.settings import Settings
from directive_extract.schema.span import Span

SEEN = Seen(record="R1", revision=2)
TEXT = "The Board shall publish the list and report on it."
TASK = Task(id="t", action="x", evidence=(Span(start=100, end=100 + len(TEXT), text=TEXT),), confidence=1)
RECORD = ReviewRecord(id="R1", document="D1", kind=Kind.TASK, item=TASK, read=TASK)


@pytest.mark.parametrize(
    ("form", "act", "entry", "relation", "revision"),
    [
        pytest.param({}, Act.ADD, None, Relation.SAME, None, id="nothing said"),
        pytest.param({"choice": "add"}, Act.ADD, None, Relation.SAME, None, id="add"),
        pytest.param({"choice": "same E4 3"}, Act.JOIN, "E4", Relation.SAME, 3, id="same"),
        pytest.param({"choice": "apart E4 3"}, Act.APART, "E4", Relation.SAME, 3, id="apart"),
        pytest.param(
            {"choice": "update E4 3", "relation-E4": "deadline_moved"}, Act.JOIN, "E4", Relation.DEADLINE_MOVED, 3,
            id="update of the entry",
        ),
        pytest.param(
            {"choice": "update E4 3", "relation-E4": "narrower"}, Act.LINK, "E4", Relation.NARROWER, 3, id="tied to it"
        ),
        pytest.param(
            {"act": "link", "entry": "E4", "relation": "broader", "entry_revision": "3"}, Act.LINK, "E4",
            Relation.BROADER, 3, id="field by field",
        ),
    ],
)  # fmt: skip
def test_accepting(form: dict[str, str], act: Act, entry: str | None, relation: Relation, revision: int | None) -> None:
    step = accepting(FormData(form), SEEN)
    assert (step.seen, step.act, step.entry, step.relation, step.entry_revision) == (
        SEEN,
        act,
        entry,
        relation,
        revision,
    )


@pytest.mark.parametrize(
    "form",
    [
        {"choice": "same E4"},
        {"choice": "same E4 x"},
        {"choice": "eat E4 3"},
        {"act": "eat"},
        {"act": "join", "relation": "x"},
    ],
)
def test_form_that_says_nothing_of_the_kind(form: dict[str, str]) -> None:
    with pytest.raises(InvalidChangeError):
        accepting(FormData(form), SEEN)


@pytest.mark.parametrize("value", ["", "0", "-1", "x", "1" * 30, "²"])
def test_number_that_is_none(value: str) -> None:
    with pytest.raises(InvalidChangeError):
        number_of(FormData({"revision": value}), "revision")


def test_parts_know_where_their_words_stand() -> None:
    first, second = parts_of(FormData({"parts": "publish the list\r\n\r\n  tell   all\n"}), RECORD)
    assert (first.words, first.start, first.end) == ("publish the list", 116, 132)
    assert (second.words, second.start, second.end) == ("tell all", None, None)


def test_one_part_is_no_split() -> None:
    with pytest.raises(InvalidChangeError):
        parts_of(FormData({"parts": "all of it"}), RECORD)


def test_deadlines_are_read_and_refused() -> None:
    read = readers_of(Settings(), dt.date(2026, 1, 10)).deadline
    assert read("within 10 days").due == dt.date(2026, 1, 20)
    with pytest.raises(InvalidChangeError):
        read("whenever it suits")


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        pytest.param("at least 30 wells", 30, "wells", id="counted"),
        pytest.param("95% of schools", 95, "%", id="share"),
        pytest.param("1,200.5", 1200.5, None, id="number alone"),
    ],
)
def test_read_target(words: str, value: float, unit: str | None) -> None:
    assert read_target(words) == {"text": words, "value": value, "unit": unit}


def test_target_without_a_number_is_refused() -> None:
    with pytest.raises(InvalidChangeError):
        read_target("many wells")


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param("publish  the\nlist", "publish the list", id="white space"),
        pytest.param("THE BOARD", "The Board", id="upper case"),
        pytest.param("(list)", None, id="not there"),
        pytest.param("  ", None, id="blank"),
    ],
)
def test_find_quote(quote: str, expected: str | None) -> None:
    found = find_quote(TEXT, quote)
    assert (None if found is None else TEXT[slice(*found)]) == expected
