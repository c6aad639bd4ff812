"""Feasts, days with a name and seasons as times: "before Diwali", "by Farmers' Day", "during the harvest".

They recur, but no table here gives their day: the moon, a ministry or the weather sets it. So they are events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.events import read_event_behind
from directive_extract.resolve.deadlines.near_days import read_day
from directive_extract.resolve.deadlines.numbers import read_year
from directive_extract.resolve.deadlines.readings import Reading, event_reading, moment_reading
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import Relation

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Reading, int]

FIRST_WORDS = frozenset({"harvest", "monsoon"})  # that no other table of the grammar has
_MOST_NAME_WORDS = 4  # "International Rural Women's Day"
_DAY_LEADS = frozenset({"before", "by", "until", "till", "ahead", "prior", "on", "no", "not", "in", "latest", "from"})
_LASTING = frozenset({"during", "throughout"})
OPENERS = _DAY_LEADS | _LASTING  # words with which the prepositions begin that are tried
_WHOLE = ("whole", "entire", "full", "current", "coming", "next")
_WEATHERS = frozenset({
    "rainy", "dry", "wet", "flood", "storm", "typhoon", "hurricane", "cyclone", "monsoon", "fire", "bushfire",
    "heating", "planting", "sowing", "growing", "harvest", "lean", "hot", "cold", "cool", "fishing", "tourist", "frost",
})  # fmt: skip
_SEASON_NOUNS = frozenset({"season", "harvest", "monsoon", "rains"})


def read_feast_behind(clause: Clause, at: int) -> Found | None:
    """Read a preposition and a feast, a named day or a season.

    Args:
        clause: The words.
        at: Index of the preposition's first word.

    Returns:
        An event, dated where a day stands beside the name; and the index behind it, or None.
    """
    lead = clause.lead(at)
    if lead is None:
        return None
    relation, begin = lead[0].relation, lead[1]
    if clause.words[at] in _LASTING:
        end = _season_end(clause, begin)
        return (event_reading(Relation.DURING, clause.quote(begin, end)), end) if end else None
    if clause.words[at] == "in" and begin < at + 2:  # "in time for Diwali", not "in Diwali"
        return None
    end = feast_end(clause, begin)
    if not end:
        return None
    day = read_day(clause, end + 1) if clause.words[end] in {"on", ","} else None  # "before Diwali on October 31"
    reading = moment_reading(clause, day[0], relation) if day else None
    return (reading, day[1]) if day and reading else read_event_behind(clause, begin, end, relation)


def feast_end(clause: Clause, at: int) -> int:
    """Index behind the name of a feast or of a day.

    Args:
        clause: The words.
        at: Index of the first word, an article perhaps.

    Returns:
        The index, behind a year where one follows ("Diwali 2026"); 0 where there is no such name, and where it only
        describes the noun behind it ("the Diwali rush").
    """
    begin = clause.skip(clause.skip(at, "the"), "this", "next", "coming")
    if clause.kinds[begin] != Kind.WORD:
        return 0
    found = clause.vocabulary.feasts.match(clause.words, begin)
    is_feast = found is not None and (clause.is_capital(begin) or not found[0])
    end = found[1] if found and is_feast else _named_day_end(clause, begin)
    if not end:
        return 0
    year = read_year(clause, end)
    end = year[1] if year else end
    return end if clause.may_close(end) else 0


def _named_day_end(clause: Clause, at: int) -> int:
    """Index behind "Farmers' Day": capital words, of which the last is "Day"; 0 where there is none."""
    for index in range(at, min(at + _MOST_NAME_WORDS + 1, clause.size)):
        if clause.words[index] == "'":
            continue
        if clause.kinds[index] != Kind.WORD or not clause.is_capital(index):
            return 0
        if clause.words[index] == "day":
            return index + 1 if index > at else 0
    return 0


def _season_end(clause: Clause, at: int) -> int:
    """Index behind "the harvest", "the entire season", "this dry season"; 0 where there is none."""
    begin = clause.skip(clause.skip(at, "the", "this"), *_WHOLE)
    if begin == at:
        return 0
    head = begin + 1 if clause.words[begin] in _WEATHERS and clause.words[begin + 1] in _SEASON_NOUNS else begin
    return head + 1 if clause.words[head] in _SEASON_NOUNS and clause.may_close(head + 1) else 0


def read_bare_weather(clause: Clause, at: int) -> Found | None:
    """Read "this rainy season", "the coming dry season" without a preposition.

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        An event and the index behind it, or None.
    """
    begin = clause.skip(clause.skip(at, "the"), "this", "next", "coming")
    if clause.words[begin - 1] not in {"this", "next", "coming"} or begin == at:
        return None
    if clause.words[begin] not in _WEATHERS or clause.words[begin + 1] != "season" or not clause.may_close(begin + 2):
        return None
    return event_reading(Relation.DURING, clause.quote(at, begin + 2)), begin + 2
