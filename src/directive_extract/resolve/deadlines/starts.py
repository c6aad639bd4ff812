"""Days on which something begins: "from 1 May", "as of next month", "with effect from tomorrow".

For a rule they say since when it is valid, for an act when it has to begin; which of the two is meant the words alone
don't tell. So `find_deadlines` takes them only behind a verb of beginning, and whoever knows more asks for them here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.feasts import feast_end
from directive_extract.resolve.deadlines.moments import Shape
from directive_extract.resolve.deadlines.ranges import read_moment, read_range
from directive_extract.resolve.deadlines.readings import Reading, event_reading, make_deadline, moment_reading
from directive_extract.resolve.deadlines.tokens import Clause, make_clause
from directive_extract.resolve.deadlines.vocabulary import load_vocabulary
from directive_extract.schema.directive import Granularity, Relation
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.schema.directive import Deadline

_OPENERS = (
    ("with", "effect", "from"),
    ("as", "from"),
    ("as", "of"),
    ("effective", "from"),
    ("effective",),
    ("from",),
    ("starting", "from"),
    ("starting", "on"),
    ("starting",),
    ("beginning", "from"),
    ("beginning", "on"),
    ("beginning",),
    ("commencing", "on"),
    ("commencing",),
)
_MODALS = frozenset({"shall", "must", "should", "will"})
_FIRST = frozenset(words[0] for words in _OPENERS)
_FAR_AHEAD_DAYS = 300  # "from June 1", read on June 17, speaks of this month more often than of next year
_GRAINS = frozenset({Granularity.DAY, Granularity.TIME, Granularity.WEEK, Granularity.MONTH})


def find_starts(text: str, anchor_date: dt.date, *, settings: Settings | None = None) -> list[Deadline]:
    """Find the days on which something is said to begin.

    Args:
        text: A clause or a sentence.
        anchor_date: The day on which the text was issued.
        settings: Day-month order and the like.

    Returns:
        Deadlines of the relation `on`, in the order of the text: days, and the first days of weeks and months. None for
        years and school years, for stretches ("from May to June"), and for days that have passed.
    """
    lowered = text.casefold()
    if not any(word in lowered for word in _FIRST):
        return []
    clause = make_clause(text, anchor_date, settings or Settings(), load_vocabulary())
    found: list[Deadline] = []
    for at in range(clause.size):
        read = _read_start(clause, at) if clause.words[at] in _FIRST else None
        if read is not None and (not found or clause.starts[at] >= _end(found[-1])):
            found.append(make_deadline(clause, at, read[1], read[0]))
    return found


def _end(deadline: Deadline) -> int:
    return deadline.evidence.end if deadline.evidence else 0


def _read_start(clause: Clause, at: int) -> tuple[Reading, int] | None:
    opener = next((words for words in _OPENERS if clause.follows(at, *words)), None)
    if opener is None:
        return None
    begin = clause.skip(at + len(opener), "the")
    feast = feast_end(clause, begin)
    if feast:
        return event_reading(Relation.ON, clause.quote(begin, feast)), feast
    return _read_first_day(clause, begin, is_ordered=clause.before(at) in _MODALS)


def _read_first_day(clause: Clause, begin: int, *, is_ordered: bool) -> tuple[Reading, int] | None:
    """The first day of the time at `begin`; `is_ordered` where a modal in front lets a verb follow the time."""
    moment = None if read_range(clause, begin, is_opened=True) else read_moment(clause, begin)
    if moment is None or moment[0].shape not in {Shape.DAY, Shape.PERIOD}:
        return None
    reading = moment_reading(clause, moment[0], Relation.ON)
    if reading is None or reading.date is None or reading.granularity not in _GRAINS:
        return None
    if not clause.may_close(moment[1]) and not is_ordered:  # "must from 1 April tell people"
        return None
    first = reading.start or reading.date
    if first < clause.anchor or (not reading.has_year and (first - clause.anchor).days > _FAR_AHEAD_DAYS):
        return None
    return replace(reading, date=first, start=None, due=first, granularity=Granularity.DAY), moment[1]
