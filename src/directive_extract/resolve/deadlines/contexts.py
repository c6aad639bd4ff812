"""What is no deadline, by the words around it: the date of a thing, of the past, of a beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import DeadlineKind, Granularity, Relation

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.readings import Reading
    from directive_extract.resolve.deadlines.tokens import Clause

_SEPARATORS = frozenset("|:;–—-•*()[]/")
_CLOSERS = frozenset("|;.:–—)]!")
_FAR_AHEAD_DAYS = 300  # "on 19 December" read on 20 December speaks of yesterday more often than of next year
_NEGATION_REACH = 16  # words between "may not" and its "before"


def is_of_a_thing(clause: Clause, start: int, end: int, reading: Reading) -> bool:
    """Whether the words around a reading make it a part of a name, or a day of the past.

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
    if reading.relation in {Relation.ON, Relation.DURING}:
        return _follows_done(clause, start) or _is_past(clause, reading) or _describes_noun(clause, end, reading)
    return False


def _follows_done(clause: Clause, start: int) -> bool:
    """Whether a participle or a tie stands right in front: "issued on", "attacks of"."""
    before = clause.words[start - 1] if start else ""
    return before in clause.vocabulary.objects.done


def _is_past(clause: Clause, reading: Reading) -> bool:
    if reading.date is None:
        return False
    ahead = (reading.date - clause.anchor).days
    return ahead < 0 or (not reading.has_year and ahead > _FAR_AHEAD_DAYS)


def _describes_noun(clause: Clause, end: int, reading: Reading) -> bool:
    """Whether a noun follows that the period describes: "in the June report", "for the 2026 budget"."""
    if reading.kind is DeadlineKind.RECURRING or reading.granularity is Granularity.DAY:
        return False
    return clause.words[end] in clause.vocabulary.objects.nouns


def is_tied(clause: Clause, start: int) -> bool:
    """Whether a bare time is tied to the words in front of it: "Decree 15 of", "dated", "since"."""
    before = clause.words[start - 1] if start else ""
    if before == "the" and start > 1:
        before = clause.words[start - 2]
    return before in clause.vocabulary.objects.ties or before in clause.vocabulary.objects.done


def is_condition(clause: Clause, start: int) -> bool:
    """Whether a negative in front makes "before EVENT" a condition: "no household may move before ..."."""
    negatives = clause.vocabulary.objects.negatives
    first = max(0, start - _NEGATION_REACH)
    for index in range(start - 1, first - 1, -1):
        word = clause.words[index]
        if word in {";", "."}:
            return False
        if word in negatives and clause.words[index + 1] not in {"later", "only", "exceeding"}:
            return True
    return False


def stands_alone(clause: Clause, start: int, end: int) -> bool:
    """Whether an expression fills its cell: nothing but marks, or the ends of the text, on both sides."""
    return _opens(clause, start) and _closes(clause, end)


def _opens(clause: Clause, start: int) -> bool:
    return start == 0 or clause.words[start - 1] in _SEPARATORS or _breaks_line(clause, start)


def _closes(clause: Clause, end: int) -> bool:
    return end >= clause.size or clause.words[end] in _CLOSERS or _breaks_line(clause, end)


def _breaks_line(clause: Clause, at: int) -> bool:
    """Whether the word at `at` begins a new paragraph or cell."""
    gap = clause.text[clause.ends[at - 1] : clause.starts[at]]
    return "\t" in gap or "\n\n" in gap


def ends_text(clause: Clause, start: int, end: int) -> bool:
    """Whether a full date closes the text behind a noun, as the last cell of a row without bars does."""
    if not _closes(clause, end) or end < clause.size:
        return False
    return (
        start > 0 and clause.kinds[start - 1] == Kind.WORD and clause.words[start - 1] not in clause.vocabulary.closings
    )


def is_granted(clause: Clause, start: int, end: int) -> bool:
    """Whether a length of time is given to somebody: "have 90 days to"."""
    return clause.words[start - 1 if start else -1] in clause.vocabulary.objects.grant_verbs and clause.words[end] in {
        "to",
        "in",
        "for",
    }


def begins_work(clause: Clause, start: int, reach: int = 12) -> bool:
    """Whether a verb of beginning governs "from DAY": "pilot it in three localities from"."""
    return _has_before(clause, start, reach, clause.vocabulary.objects.begin_verbs)


def moves_date(clause: Clause, start: int, reach: int = 8) -> bool:
    """Whether a verb of moving governs "to DAY": "extended by one month, to"."""
    return _has_before(clause, start, reach, clause.vocabulary.objects.move_verbs)


def _has_before(clause: Clause, start: int, reach: int, verbs: frozenset[str]) -> bool:
    return not verbs.isdisjoint(clause.words[max(0, start - reach) : start])


def is_laid_before(clause: Clause, at: int) -> bool:
    """Whether the "before" at `at` is the place of a paper or a person: "placed before", "to appear before"."""
    return not clause.vocabulary.objects.laying_verbs.isdisjoint(clause.words[max(0, at - 2) : at])
