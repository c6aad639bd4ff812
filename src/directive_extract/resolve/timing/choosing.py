"""Of the expressions in one clause, the one that says when the task is due; and those that say nothing of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.resolve.timing.standing import as_standing
from directive_extract.schema.directive import DeadlineKind, Recurrence, Relation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from directive_extract.resolve.timing.expressions import Expression
    from directive_extract.schema.directive import Deadline

_WEIGHT = {Relation.BEFORE: 3, Relation.BY: 3, Relation.EVERY: 3, Relation.DURING: 2, Relation.ON: 1}

# Words right in front that say that the time is not this task's: "(was: 1 June)", "instead of every month".
_SET_ASIDE = re.compile(
    r"(?:\b(?:instead of|rather than|in addition to|apart from|as well as|in place of|formerly|previously|originally"
    r"|initially|until now|so far|(?<!the )wait(?:ing)?|(?:and|but|,) not)"
    r"|\(\s*(?:was|were|earlier|formerly|previously|originally|initially)\b[^()]{0,40})\W*(?:the\s+)?(?:old\s+)?$",
    re.IGNORECASE,
)
# A clause about a day or a festival: "..., which falls around March 21".
_OF_A_THING = re.compile(
    r",\s+(?:which|who)\s+(?:$|(?:\w+\s+)?(?:falls?|begins?|starts?|opens?|ends?|closes?|takes? place|is|was|were"
    r"|comes?|runs?|expires?|had|has been)\b[^,;]{0,30}$)",
    re.IGNORECASE,
)
# A condition is not a deadline: "register a lien if it has not paid by 30 November".
_CONDITION = re.compile(r"\b(?:if|unless|in case|provided that|whenever)\b[^,;:]*$", re.IGNORECASE)
# A day on which something was said, seen from a report: "he told the conference on 17 March".
_TOLD = re.compile(
    r"\b(?:said|told|stated|announced|according to|reported|wrote|declared|revealed|noted|informed)\b"
    r"(?:(?!\bto\b)[^.;:]){0,60}$",
    re.IGNORECASE,
)
# What follows makes the time a subject: "today is", "the 12th was".
_IS_SUBJECT = re.compile(r"\s+(?:is|are|was|were)\b")
# "its inspection plan for 2027" says what the plan is for.
_PLAN = re.compile(
    r"\b(?:plans?|planning|budgets?|demands?|scenarios?|programmes?|programs?|estimates?|schedules?|calendars?|agendas?"
    r"|priorit(?:y|ies)|accounts?|forecasts?|needs)\s+$",
    re.IGNORECASE,
)
# "with two accidents within twelve months" says how often something happens.
_COUNTED_IN = re.compile(
    r"\bwith (?:at least |more than |over )?(?:two|three|four|five|\d{1,2})(?: or more)?(?: [\w-]+){1,3}\s+$",
    re.IGNORECASE,
)
_MEANWHILE = re.compile(r"at the same time\b", re.IGNORECASE)
_GERUND = re.compile(r"\b(?:for|of)\s+\w+ing\b[^,;]*$", re.IGNORECASE)
# "while the ballot is running" is a time, "while communes have two years" sets one thing against another.
_WHILE = re.compile(r"while\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:is|are)\s+(?:\w+ing|under way|in (?:session|progress|force|place)|open|valid)\b", re.IGNORECASE
)
_STOPPED = re.compile(
    r"\b(?:stop(?:ped|ping)?|ceas(?:e|ed|ing)|drop(?:ped)?)\s+(?:(?!must\b|shall\b)[\w'’-]+\s+){0,4}$", re.IGNORECASE
)
_PARTICIPLE = re.compile(
    r"\b(?:made|held|sent|built|given|lost|caught|spent|sold|bought|paid|lent|taken|grown|drawn|found|kept|driven|born"
    r"|\w{3,}ed)\W*$"
)
_PASSIVE = re.compile(r"\b(?:be|been|being|get|gets|got|have|has|had)\b", re.IGNORECASE)
# What parts two clauses that share one subject: "hand over A by March and B by June" is due in March first.
_COORDINATED = re.compile(
    r"[,;]\s+(?:and|while|but|then|whereas)\b|\band\s+(?:to|by|then)\b|;|\bwhile\b|,\s+to be\b", re.IGNORECASE
)
# "send daily figures every Monday": the first word describes the figures.
_ADJECTIVE = re.compile(r"(?:daily|weekly|monthly|quarterly|annual|yearly)$", re.IGNORECASE)
_NOUN_NEXT = re.compile(
    r"\s+(?!(?:to|by|on|at|in|and|or|for|from|with|until|before|after|through|via|within|about|rather|what|how|the|a|an"
    r"|their|its)\b)[\w-]+",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?:at least\s+)?(?:once|twice|thrice|[\w()]+(?:\s+\(\w+\))?\s+times)\b", re.IGNORECASE)
_EACH_PERIOD = re.compile(r"(?:each|every|per|a) (?:year|month|week)$", re.IGNORECASE)
_AMOUNT = re.compile(r"\d[\d.,]*(?:\s*%|\s+\w+){0,3}\s*$|\bper cent\s*$", re.IGNORECASE)
_FIRST_TIME = re.compile(
    r"\b(?:the first(?: \w+)?(?: (?:to be|being|is))?(?: due)?|for the first time|first|starting|beginning|commencing"
    r"|with effect from)\W*$",
    re.IGNORECASE,
)
_FIRST_SENTENCE = re.compile(r"\W*the first\b", re.IGNORECASE)
_PASSIVE_REACH = 8  # words in front of a time among which the auxiliary of its participle stands


def choose(
    expressions: Sequence[Expression], anchor: dt.date | None, subject: tuple[int, int] | None
) -> Deadline | None:
    """The deadline that a clause states.

    Args:
        expressions: Those of one clause, in reading order.
        anchor: The document's date.
        subject: Source offsets of what stands before the verb that orders; a time inside it belongs to a thing.

    Returns:
        The one that speaks most clearly of the task; of equals, and of clauses that are coordinated, the first.
        None where none speaks of it.
    """
    fitting = [e for e in expressions if not says_nothing(e) and not _is_of_past_things(e, anchor)]
    if not fitting:
        return None
    best = fitting[0]
    for other in fitting[1:]:
        if _is_better(other, best, anchor, subject):
            best = other
    return with_first_time(as_standing(best), [e for e in fitting if e is not best])


def says_nothing(expression: Expression) -> bool:
    """Whether the words around an expression show that it is not when the task is due.

    Returns:
        True for superseded times, conditions, what a task waits for, and days that things fall on.
    """
    deadline, before = expression.deadline, expression.near
    if _SET_ASIDE.search(before) or _OF_A_THING.search(before) or _CONDITION.search(before):
        return True
    if _MEANWHILE.match(deadline.text):
        return True
    if deadline.relation is Relation.ON and (_TOLD.search(before) or _IS_SUBJECT.match(expression.after)):
        return True
    if deadline.kind is DeadlineKind.EVENT and _WHILE.match(deadline.text):
        return not _LASTS.search(deadline.text)
    is_counted_in = deadline.kind is DeadlineKind.RELATIVE and _COUNTED_IN.search(before)
    if is_counted_in or (deadline.text[:4].casefold() == "for " and _PLAN.search(before)):
        return True
    return deadline.relation is Relation.EVERY and bool(_STOPPED.search(before))


def _is_better(other: Expression, best: Expression, anchor: dt.date | None, subject: tuple[int, int] | None) -> bool:
    """Whether an expression further on speaks more clearly than the best so far."""
    one, two = _standing(best, anchor, subject), _standing(other, anchor, subject)
    if one != two:
        return two > one
    if best.context == other.context and _COORDINATED.search(best.context[best.end : other.start]):
        return False
    if _is_rate(best) and _is_dated_by(other.deadline):
        return True
    if _is_rate(other) and _is_dated_by(best.deadline):
        return False
    return _clarity(other.deadline) > _clarity(best.deadline)


def _is_rate(expression: Expression) -> bool:
    """Whether a recurrence counts how much is wanted rather than when: "twice a week", "5% each year"."""
    deadline = expression.deadline
    if deadline.relation is not Relation.EVERY:
        return False
    if _TIMES.match(deadline.text):
        return True
    return bool(_EACH_PERIOD.match(deadline.text) and _AMOUNT.search(expression.near))


def _is_dated_by(deadline: Deadline) -> bool:
    return deadline.relation in {Relation.BY, Relation.BEFORE} and deadline.date is not None


def _standing(expression: Expression, anchor: dt.date | None, subject: tuple[int, int] | None) -> int:
    """0 for a day that is past, 1 for one that belongs to a thing, else 2."""
    deadline = expression.deadline
    if anchor is not None and deadline.date is not None and deadline.date < anchor:
        return 0
    evidence = deadline.evidence
    inside = subject is not None and evidence is not None and subject[0] < evidence.start < subject[1]
    is_adjective = _ADJECTIVE.match(deadline.text) and _NOUN_NEXT.match(expression.after)
    is_weak = is_adjective or deadline.text.casefold().startswith("for ") or _GERUND.search(expression.near)
    return 1 if inside or is_weak or _belongs_to_noun(expression) else 2


def _is_of_past_things(expression: Expression, anchor: dt.date | None) -> bool:
    """Whether a past day says which things are meant: "scholars registered before 31.12.2023"."""
    day = expression.deadline.date
    return anchor is not None and day is not None and day < anchor and _belongs_to_noun(expression)


def _belongs_to_noun(expression: Expression) -> bool:
    """Whether a participle ties the time to a noun: "scholars registered before ...", not "to be registered before"."""
    before = expression.near
    return bool(_PARTICIPLE.search(before)) and not _PASSIVE.search(" ".join(before.split()[-_PASSIVE_REACH:]))


def _clarity(deadline: Deadline) -> tuple[int, bool]:
    weight = _WEIGHT[deadline.relation]
    if deadline.relation is Relation.BY and deadline.text[:3].casefold() in {"in ", "to "}:
        weight = _WEIGHT[Relation.DURING]
    return weight, deadline.date is not None or deadline.recurrence is not None


def with_first_time(deadline: Deadline, others: Iterable[Expression]) -> Deadline:
    """A recurring deadline with the day of its first time, where another expression gives it.

    Args:
        deadline: What was chosen.
        others: What stands beside it.

    Returns:
        The deadline with its first day; unchanged where it does not recur or nothing gives the day. The season of a
        yearly duty ("from 15 March to 15 June each year") is no first day.
    """
    if deadline.relation is not Relation.EVERY or deadline.date is not None:
        return deadline
    for other in others:
        day = first_time(other)
        is_season = deadline.recurrence is Recurrence.ANNUAL and other.deadline.text[:5].casefold() == "from "
        if day is not None and not is_season:
            return deadline.model_copy(update={"date": day})
    return deadline


def first_time(expression: Expression) -> dt.date | None:
    """The first day of a recurring duty.

    Args:
        expression: A time beside the recurrence.

    Returns:
        The start of "from X to Y", the day behind "starting", "the first by"; else None.
    """
    deadline = expression.deadline
    if deadline.relation is Relation.EVERY:
        return None
    if deadline.text[:5].casefold() == "from ":
        return deadline.start
    lead = expression.near
    opens_sentence = _FIRST_SENTENCE.match(expression.before)
    opens = deadline.text.casefold().startswith(("starting", "beginning", "commencing", "with effect from"))
    if opens or _FIRST_TIME.search(lead) or opens_sentence:
        return deadline.date
    return None
