"""Financial and school years: "FY 2026-27", "the 2026/27 financial year", "the current school year".

In which month they begin depends on the country and the office. Where the settings do not say, such a year has no days:
a wrong guess would move a deadline by months.
"""

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

FISCAL, SCHOOL = "fiscal_year_start", "school_year_start"  # the names of the settings
_ABBREVIATIONS = {"fy": FISCAL, "sy": SCHOOL, "ay": SCHOOL}
_LABELS = {
    "financial": FISCAL, "fiscal": FISCAL, "budget": FISCAL, "budgetary": FISCAL, "school": SCHOOL, "academic": SCHOOL,
}  # fmt: skip
_SECOND_HALF = 7
_STEPS = {"this": 0, "current": 0, "present": 0, "next": 1, "coming": 1, "following": 1, "new": 1}


def read_business_year(clause: Clause, at: int) -> Found | None:
    """Read a year that need not begin in January; its first month is a setting.

    Args:
        clause: The words.
        at: Index of the first word, an article perhaps.

    Returns:
        The year and the index behind it, or None. The year has no days where the settings do not say when it begins.
    """
    begin = clause.skip(at, "the")
    label = _read_label(clause, begin)
    if label:  # "FY 2026-27", "the school year"
        found = _read_figure(clause, label[1], label[0])
        return found or ((_deictic(clause, label[0], 0), label[1]) if begin > at else None)
    if clause.kinds[begin] in {Kind.YEARS, Kind.NUMBER}:  # "2026/27 financial year"
        label = _read_label(clause, begin + 1)
        found = _read_figure(clause, begin, label[0]) if label else None
        return (found[0], label[1]) if found and label else None
    step = _STEPS.get(clause.words[begin])
    label = _read_label(clause, begin + 1) if step is not None else None
    return (_deictic(clause, label[0], step or 0), label[1]) if label else None


def read_ended_business_year(clause: Clause, at: int, step: int) -> Found | None:
    """Read "fiscal year-end", "school year's end".

    Args:
        clause: The words.
        at: Index of the first word, behind articles.
        step: 0 for the current year, 1 for the next.

    Returns:
        The end of the year and the index behind it, or None.
    """
    setting = _LABELS.get(clause.words[at])
    behind = clause.skip(at + 2, "-")
    if setting is None or clause.words[at + 1] not in {"year", "year's"} or clause.words[behind] != "end":
        return None
    return _deictic(clause, setting, step).within(lambda interval: interval, Shape.EDGE), behind + 1


def _read_label(clause: Clause, at: int) -> tuple[str, int] | None:
    """The setting that goes with the kind of year that the words name, and the index behind them."""
    word = clause.words[at]
    if word in _ABBREVIATIONS:
        return _ABBREVIATIONS[word], at + 1
    return (_LABELS[word], at + 2) if word in _LABELS and clause.words[at + 1] == "year" else None


def _first_month(clause: Clause, setting: str) -> int | None:
    """The month in which the year begins, where the user has said so."""
    settings = clause.settings
    return getattr(settings, setting) if setting in settings.model_fields_set else None


def _read_figure(clause: Clause, at: int, setting: str) -> Found | None:
    """Read "2026-27" or "2026" behind or in front of the label."""
    if clause.kinds[at] == Kind.YEARS:
        return _year_from(clause, int(clause.words[at][:4]), setting, DeadlineKind.PERIOD), at + 1
    given = read_year(clause, at) or _read_short_year(clause, at)
    if given is None:
        return None
    year, behind = given
    first_month = _first_month(clause, setting)
    if first_month is None and setting == FISCAL:
        note = "the fiscal year is taken for the calendar year; the setting fiscal_year_start says otherwise"
        return known(year_of(year), Shape.PERIOD, DeadlineKind.PERIOD, note), behind
    # A single figure names the year in which a year of the second half ends (United States, Australia).
    begun = year - 1 if first_month and first_month >= _SECOND_HALF else year
    return _year_from(clause, begun, setting, DeadlineKind.PERIOD), behind


def _read_short_year(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the "26" of "FY26"."""
    word = clause.words[at]
    is_short = clause.kinds[at] == Kind.NUMBER and len(word) == 2 and clause.words[at - 1] == "fy"
    return (2000 + int(word), at + 1) if is_short and word.isdecimal() else None


def _year_from(clause: Clause, year: int, setting: str, kind: DeadlineKind) -> Moment:
    """The year that begins in a calendar year."""
    first_month = _first_month(clause, setting)
    if first_month is None:
        return unknown(Granularity.YEAR, kind, f"nothing says in which month the year begins; {setting} sets it")
    note = f"the year is taken to begin in month {first_month}, as the setting {setting} says"
    return known(year_of(year, first_month), Shape.PERIOD, kind, note)


def _deictic(clause: Clause, setting: str, step: int) -> Moment:
    """The current year of the kind, or the one `step` years on."""
    anchor = clause.anchor
    begun = anchor.year if anchor.month >= (_first_month(clause, setting) or 1) else anchor.year - 1
    return _year_from(clause, begun + step, setting, DeadlineKind.RELATIVE)
