"""Deadlines taken out of clauses; in a case the deadline stands in [brackets]."""

from __future__ import annotations

from array import array

import pytest

from directive_extract.resolve.without_deadline import without_deadline
from directive_extract.schema.candidate import Shape, Verb
from directive_extract.schema.directive import Deadline, DeadlineKind, Relation
from directive_extract.schema.outline import Passage
from directive_extract.schema.span import Span

START = 100  # of the passage in the source


def read(marked: str) -> tuple[Passage, Deadline]:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    passage = Passage(text, array("l", range(START, START + len(text))))
    span = Span(start=START + start, end=START + end, text=text[start:end])
    return passage, Deadline(text=span.text, kind=DeadlineKind.FIXED, relation=Relation.BY, evidence=span)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("publish the list [by 1 May]", "publish the list", id="at-the-end"),
        pytest.param("publish the list [by 1 May].", "publish the list.", id="before-the-stop"),
        pytest.param("[By 1 May], publish the list", "publish the list", id="in-front"),
        pytest.param("publish, [by 1 May], the list", "publish the list", id="between-commas"),
        pytest.param("and, [by 2030], 50%", "and 50%", id="between-commas-behind-and"),
        pytest.param("open the gate [by May], so that boats pass", "open the gate, so that boats pass", id="own-comma"),
        pytest.param("fix a date, [by May], and report", "fix a date, and report", id="comma-of-what-follows"),
        pytest.param("publish the list ([by 1 May])", "publish the list", id="brackets"),
        pytest.param("publish the list (Ann, [by 1 May])", "publish the list (Ann)", id="inside-brackets"),
        pytest.param("recruit him by Easter ([12 April])", "recruit him", id="gloss-of-another-time"),
        pytest.param("publish the list, [in May] at the latest", "publish the list", id="at-the-latest"),
        pytest.param("issue it right [in January]", "issue it", id="right"),
        pytest.param("publish the list, to be finished [by May]", "publish the list", id="to-be-finished"),
        pytest.param("go from house to house and finish [before May]", "go from house to house", id="and-finish"),
        pytest.param("within the time given, i.e. [31st March]", "within the time given", id="bare-day-behind-i.e."),
        pytest.param("sell the boat by [31 March] or scrap it", "sell the boat or scrap it", id="bare-day-with-its-by"),
        pytest.param("set fares [two weeks before Eid], which falls in March", "set fares", id="clause-about-the-day"),
        pytest.param("fit nets [before opening on Saturday], June 20, and sign", "fit nets, and sign", id="day-beside"),
        pytest.param("mend the weir [before the monsoon sets] in", "mend the weir", id="particle-cut-off"),
        pytest.param(
            "report [once a year] or at any time when asked", "report at any time when asked", id="other-time"
        ),
        pytest.param("report [monthly] to the Board", "report to the Board", id="cycle"),
        pytest.param("do not sell it [by 1 May]", "do not sell it", id="ban-that-is-to-be-a-fact"),
    ],
)
def test_deadline_goes_with_what_hangs_on_it(marked: str, expected: str) -> None:
    passage, deadline = read(marked)
    assert without_deadline(passage, None, deadline)[0] == expected


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("send the [monthly] report", id="says-which"),
        pytest.param("count fires [every hour] instead of every day", id="against-another-time"),
        pytest.param("meet [every month], not once a year", id="and-not-another"),
        pytest.param("keep [this year]'s target", id="genitive"),
        pytest.param("they have [until 1 May]", id="object-of-have"),
        pytest.param("reports are [monthly]", id="predicate"),
        pytest.param("for [each day] of delay", id="object-of-a-preposition"),
        pytest.param("be kind, because a shop today is a company [tomorrow]", id="reason"),
        pytest.param("place it [before the next meeting]", id="place-before"),
        pytest.param("move the exam [to 31 May]", id="where-to"),
        pytest.param("do not dredge [before 1 June]", id="how-long-a-ban-holds"),
        pytest.param("name [31 May] the closing day", id="name-of-a-day"),
        pytest.param("[by 1 May]", id="nothing-else"),
    ],
)
def test_time_that_says_what_is_to_be_done_stays(marked: str) -> None:
    passage, deadline = read(marked)
    assert without_deadline(passage, None, deadline)[0] == passage.text


def test_shape_moves_with_the_text() -> None:
    passage, deadline = read("The clerk shall, [within ten days], post the list and keep a copy")
    text = passage.text
    post, keep = text.index("post"), text.index("keep")
    shape = Shape(
        cue="modal",
        subject=(0, 9),
        plural=False,
        common=True,
        frame=10,
        opening=15,
        verb=Verb(post, post, post + 4, "VB"),
        more=(Verb(keep, keep, keep + 4, "VB"),),
        group_end=post + 4,
    )
    left, moved = without_deadline(passage, shape, deadline)
    assert left == "The clerk shall post the list and keep a copy"
    assert moved is not None
    assert [left[verb.stem : verb.end] for verb in (moved.verb, *moved.more)] == ["post", "keep"]
    assert left[slice(*moved.subject)] == "The clerk"


def test_deadline_of_a_lead_in_leaves_the_clause_alone() -> None:
    passage, deadline = read("post the list [in May]")
    elsewhere = deadline.model_copy(update={"text": "by 1 June", "evidence": Span(start=0, end=9, text="by 1 June")})
    assert without_deadline(passage, None, elsewhere)[0] == passage.text
    assert without_deadline(passage, None, None)[0] == passage.text
