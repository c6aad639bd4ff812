"""What is no deadline, by the words around it: the date of a thing, of the past, of a beginning; a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import DeadlineKind, Granularity, Relation

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.readings import Reading
    from directive_extract.resolve.deadlines.tokens import Clause

_OPENERS = frozenset({
    "|",
    ":",
    ";",
    "–",
    "—",
    "-",
    "•",
    "*",
    "(",
    ")",
    "[",
    "]",
    "i.e",
    "e.g",
    "namely",
    "viz",
    "→",
    "=",
})
_LINE_ENDS = frozenset({".", ";", ")", "]"})
_CLOSERS = frozenset({"|", ";", ".", ":", "–", "—", ")", "]", "!", "?"})
_FAR_AHEAD_DAYS = 300  # "on 19 December", read on 20 December, speaks of yesterday more often than of next year
_NEGATION_REACH = 12  # words between "may not" and its "before"
_CALL_VERBS = frozenset({"is", "remains", "stays", "of", "at", "as", "now", "be", "to"})
_BARE_REACH = 12  # words: longer than any bare time with what belongs to it
_CALL_REACH = 8  # "the deadline for handing in the plans is"
_BEGIN_REACH = 12  # "pilot the new form in two of the larger districts from"
_MEASURED = frozenset({"percent", "cent", "%", "most", "worst", "best", "least", "time", "low", "high"})
_SHORTEST_SUPERLATIVE = 5  # "best" and "test" are looked at by name
_NO_SUPERLATIVES = frozenset({
    "request",
    "protest",
    "contest",
    "invest",
    "harvest",
    "interest",
    "forest",
    "arrest",
    "suggest",
    "manifest",
    "honest",
    "attest",
})
_RATE_REACH = 5  # "at least one full fire drill per"
_MOST_ACTS = 12
_GRANT_REACH = 5  # "gives the owners of boats 90 days to"
_GIVING = frozenset({
    "give",
    "gives",
    "gave",
    "given",
    "giving",
    "allow",
    "allows",
    "allowed",
    "grant",
    "grants",
    "granted",
})
_PARTS_CLAUSE = frozenset({"and", "or", "to", "in", "within", "for", "by", "at", "on", "than", "over"})
_MOVE_REACH = 8  # "put off by two weeks, to"


def is_of_a_thing(clause: Clause, start: int, end: int, reading: Reading) -> bool:
    """Whether the words around a reading make it part of a name, or a day of the past.

    Args:
        clause: The words.
        start: Index of the expression's first word.
        end: Index behind its last word.
        reading: What it was read as.

    Returns:
        True where it is no deadline.
    """
    if reading.kind is DeadlineKind.EVENT:
        return is_condition(clause, start)
    if reading.kind is DeadlineKind.RECURRING:
        return clause.before(start) in {"than", "from", "-", "after"} and not clause.is_capital(
            start - 1
        )  # "Song Than"
    if clause.words[start] == "due":
        return clause.before(start) in {"was", "were"}
    if clause.words[start] == "in" and reading.kind is DeadlineKind.RELATIVE and _looks_back(clause, start):
        return True
    if reading.relation in {Relation.ON, Relation.DURING}:
        is_done = (
            _follows_done(clause, start) and not is_granted(clause, start, end) and not _lies_ahead(clause, reading)
        )
        return is_done or _is_past(clause, reading) or _describes_noun(clause, end, reading)
    return False


def _looks_back(clause: Clause, start: int) -> bool:
    """Whether "in LENGTH" says over which time something was measured: "the highest in five years"."""
    before = clause.before(start)
    return before in _MEASURED or (
        len(before) > _SHORTEST_SUPERLATIVE and before.endswith("est") and before not in _NO_SUPERLATIVES
    )


def _follows_done(clause: Clause, start: int) -> bool:
    """Whether a participle stands right in front, "issued on", and not "to be issued on"."""
    is_done = clause.before(start) in clause.vocabulary.objects.done
    return is_done and clause.before(start - 1) not in {"be", "get"}


def _lies_ahead(clause: Clause, reading: Reading) -> bool:
    """Whether a period begins after the anchor date: nothing is done in it yet ("and a model built in the autumn")."""
    return reading.start is not None and reading.start > clause.anchor


def _is_past(clause: Clause, reading: Reading) -> bool:
    if reading.date is None:
        return False
    ahead = (reading.date - clause.anchor).days
    return ahead < 0 or (not reading.has_year and ahead > _FAR_AHEAD_DAYS)


def _describes_noun(clause: Clause, end: int, reading: Reading) -> bool:
    """Whether a noun follows that the period describes: "in the June report", "for the 2026 budget"."""
    return reading.granularity is not Granularity.DAY and clause.words[end] in clause.vocabulary.objects.nouns


def describes_noun(clause: Clause, end: int) -> bool:
    """Whether the thing behind a time is what it is said of: "next year's budget", "this week meeting"."""
    word = clause.words[end]
    vocabulary = clause.vocabulary
    return (
        word in vocabulary.objects.nouns or word in vocabulary.events.meetings or word in vocabulary.events.timed_nouns
    )


def is_tied(clause: Clause, start: int) -> bool:
    """Whether a bare time is tied to the words in front of it: "Decree 15 of", "dated", "since"."""
    at = start - 1 if clause.before(start) == "the" else start
    before = clause.before(at)
    return before in clause.vocabulary.objects.ties or before in clause.vocabulary.objects.done


def counts_acts(clause: Clause, at: int) -> bool:
    """Whether a count of things stands in front of a rate: "two inspections a year", not "3% a year"."""
    for index in range(at - 1, max(-1, at - 1 - _RATE_REACH), -1):
        word = clause.words[index]
        is_count = (
            clause.kinds[index] == Kind.NUMBER or word in clause.vocabulary.numbers or word in {"a", "an", "single"}
        )
        if is_count:
            return index < at - 1 and (not word.isdecimal() or int(word) <= _MOST_ACTS)
        if (
            clause.kinds[index] != Kind.WORD
            or word in clause.vocabulary.objects.measures
            or word in clause.vocabulary.units
        ):
            return False
    return False


def is_condition(clause: Clause, start: int) -> bool:
    """Whether a negative in front makes "before EVENT" a condition: "no household may move before ..."."""
    for index in range(start - 1, max(-1, start - 1 - _NEGATION_REACH), -1):
        word = clause.words[index]
        if word in {",", ";", "."}:
            return False
        if word in clause.vocabulary.objects.negatives:
            return clause.words[index + 1] not in {"later", "only", "exceeding", "yet"}
    return False


def stands_alone(clause: Clause, start: int, end: int) -> bool:
    """Whether an expression fills its cell: nothing but marks, or the ends of the text, on both sides."""
    return opens_cell(clause, start) and closes_cell(clause, end)


def opens_cell(clause: Clause, start: int) -> bool:
    """Whether a cell, a line of a list or the text begins at `start`."""
    if start == 0 or _breaks_line(clause, start):
        return True
    is_hyphen = clause.before(start) == "-" and clause.ends[start - 1] == clause.starts[start]
    return clause.before(start) in _OPENERS and not is_hyphen


def closes_cell(clause: Clause, end: int) -> bool:
    """Whether a cell, a sentence or the text ends in front of `end`."""
    return end >= clause.size or clause.words[end] in _CLOSERS or _breaks_line(clause, end)


def _breaks_line(clause: Clause, at: int) -> bool:
    gap = clause.text[clause.ends[at - 1] : clause.starts[at]]
    return "\t" in gap or "\n\n" in gap


def ends_row(clause: Clause, start: int, end: int) -> bool:
    """Whether a time closes the text behind a noun, as the last cell of a row without bars does."""
    if end < clause.size or start == 0 or clause.kinds[start - 1] != Kind.WORD or clause.kinds[start] == Kind.DAY_MONTH:
        return False
    return clause.words[start - 1] not in clause.vocabulary.closings


def closes_line(clause: Clause, start: int, end: int) -> bool:
    """Whether a time closes a line behind a comma: "Sketch of the new stair, 30 April"."""
    is_last = end >= clause.size or (clause.words[end] in _LINE_ENDS and end + 1 >= clause.size)
    return is_last and clause.before(start) == "," and start > 1


def is_granted(clause: Clause, start: int, end: int) -> bool:
    """Whether a length of time is given to somebody: "have 90 days to", "gives the owner 90 days to"."""
    if clause.before(start) in clause.vocabulary.objects.grant_verbs:
        return clause.words[end] in {"to", "in", "for"}
    if clause.words[end] != "to":
        return False
    for index in range(start - 1, max(-1, start - 1 - _GRANT_REACH), -1):
        if clause.kinds[index] != Kind.WORD or clause.words[index] in _PARTS_CLAUSE:
            return False
        if clause.words[index] in _GIVING:
            return True
    return False


def may_close_or_be_called(clause: Clause, start: int) -> bool:
    """Whether it is worth while to read a bare time inside a sentence: near its end, or beside the word "deadline"."""
    if start + _BARE_REACH >= clause.size:
        return True
    window = clause.words[max(0, start - _CALL_REACH) : start + _BARE_REACH]
    return "deadline" in window or "latest" in window


def is_called_deadline(clause: Clause, start: int, end: int) -> bool:
    """Whether the words beside a bare time call it one: "the deadline remains 30 June"."""
    before = clause.words[max(0, start - _CALL_REACH) : start]
    is_said = "deadline" in before and clause.before(start) in _CALL_VERBS
    return is_said or (clause.words[end] in {"as", "is"} and "deadline" in clause.words[end : end + 4])


def begins_work(clause: Clause, start: int) -> bool:
    """Whether a verb of beginning governs "from DAY": "pilot it in three localities from"."""
    return _has_before(clause, start, _BEGIN_REACH, clause.vocabulary.objects.begin_verbs)


def moves_date(clause: Clause, start: int) -> bool:
    """Whether a verb of moving governs "to DAY": "extended by one month, to"."""
    reach = _MOVE_REACH if clause.words[start] == "to" else 2 * _MOVE_REACH  # "from X to Y" can hardly be misread
    return _has_before(clause, start, reach, clause.vocabulary.objects.move_verbs)


def _has_before(clause: Clause, start: int, reach: int, verbs: frozenset[str]) -> bool:
    return not verbs.isdisjoint(clause.words[max(0, start - reach) : start])


def is_laid_before(clause: Clause, at: int) -> bool:
    """Whether the "before" at `at` is the place of a paper or a person: "placed before", "to appear before".

    Returns:
        False all the same in front of a gathering that is still to come: "brought before the coming session".
    """
    begin = clause.skip(at + 1, "the", "its", "their", "our")
    if (
        clause.words[begin] in clause.vocabulary.events.coming
        and clause.words[begin + 1] in clause.vocabulary.events.meetings
    ):
        return False
    return _has_before(clause, at, 2, clause.vocabulary.objects.laying_verbs)


def names_whole_text(clause: Clause, start: int, end: int) -> bool:
    """Whether an expression is all of a text that is said to be a deadline."""
    if not clause.is_phrase or start or clause.size - end > 1:
        return False
    return clause.words[end] in {"", ".", ",", ";", "!"}
