"""Financial and school years: "FY 2026-27", "the 2026/27 financial year", "the current school year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.intervals import year_of
from directive_extract.resolve.deadlines.moments import Moment, Shape, known, unknown
from directive_extract.resolve.deadlines.numbers import read_year
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import DeadlineKind, Granularity

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Moment, int]

_SECOND_HALF = 7
_STEPS = {"this": 0, "current": 0, "present": 0, "next": 1, "coming": 1, "following": 1, "new": 1}


def read_business_year(clause: Clause, at: int) -> Found | None:
    """Read a year that need not begin in January; its first month is a setting.

    Args:
        clause: The words.
        at: Index of the first word, an article perhaps.

    Returns:
        The year and the index behind it; without days where the words span two calendar years and the setting says
        January; or None.
    """
    begin = clause.skip(at, "the")
    label = _read_label(clause, begin)
    if label:  # "FY 2026-27"
        return _read_figure(clause, label[1], label[0]) or _deictic(clause, label, 0, is_definite=begin > at)
    if clause.kinds[begin] in {Kind.YEARS, Kind.NUMBER}:  # "2026/27 financial year"
        label = _read_label(clause, begin + 1)
        found = _read_figure(clause, begin, label[0]) if label else None
        return (found[0], label[1]) if found and label else None
    step = _STEPS.get(clause.words[begin])
    label = _read_label(clause, begin + 1) if step is not None else None
    return _deictic(clause, label, step or 0, is_definite=True) if label else None


def _read_label(clause: Clause, at: int) -> tuple[int, int] | None:
    """First month of the kind of year that the words name, and the index behind them."""
    word = clause.words[at]
    if word in {"sy", "ay"}:
        return clause.settings.school_year_start, at + 1
    if word == "fy":
        return clause.settings.fiscal_year_start, at + 1
    if clause.words[at + 1] != "year":
        return None
    if word in {"financial", "fiscal", "budget", "budgetary"}:
        return clause.settings.fiscal_year_start, at + 2
    return (clause.settings.school_year_start, at + 2) if word in {"school", "academic"} else None


def _read_figure(clause: Clause, at: int, first_month: int) -> Found | None:
    note = f"the year is taken to begin in month {first_month}, as the settings say"
    if clause.kinds[at] == Kind.YEARS:
        if first_month == 1:
            reason = f"{clause.words[at]} spans two calendar years, and no setting says in which month it begins"
            return unknown(Granularity.YEAR, DeadlineKind.PERIOD, reason), at + 1
        year = int(clause.words[at][:4])
        return known(year_of(year, first_month), Shape.PERIOD, DeadlineKind.PERIOD, note), at + 1
    given = read_year(clause, at) or _read_short_year(clause, at)
    if given is None:
        return None
    # A single figure names the year in which a year of the second half ends (United States, Australia).
    year = given[0] - 1 if first_month >= _SECOND_HALF else given[0]
    notes = () if first_month == 1 else (note,)
    return known(year_of(year, first_month), Shape.PERIOD, DeadlineKind.PERIOD, *notes), given[1]


def _read_short_year(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the "26" of "FY26"."""
    word = clause.words[at]
    is_short = clause.kinds[at] == Kind.NUMBER and len(word) == 2 and clause.words[at - 1] == "fy"
    return (2000 + int(word), at + 1) if is_short and word.isdecimal() else None


def _deictic(clause: Clause, label: tuple[int, int], step: int, *, is_definite: bool) -> Found | None:
    first_month, behind = label
    if not is_definite:
        return None
    year = clause.anchor.year if clause.anchor.month >= first_month else clause.anchor.year - 1
    notes = () if first_month == 1 else (f"the year is taken to begin in month {first_month}, as the settings say",)
    return known(year_of(year + step, first_month), Shape.PERIOD, DeadlineKind.RELATIVE, *notes), behind
