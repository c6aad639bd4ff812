"""From cells to values: days as Excel keeps them and as people type them, owners, states, percentages."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from functools import cache

from directive_extract.lexicons import load_lexicon
from directive_extract.register.exchange.columns import LANGUAGES, fold
from directive_extract.register.exchange.grid import Cell, text_of
from directive_extract.schema.directive import Deadline, DeadlineKind, Granularity, Owner, Relation, Role
from directive_extract.schema.entry import State

ReadDeadline = Callable[[str, dt.date], Deadline | None]
"""Reads a deadline phrase of English as on a day; the pipeline brings it, for stages do not know each other."""

# Excel's day 0 as programs count since its mistaken leap year 1900; days before March 1900 are not met in registers.
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119; a smaller number is a year, a larger one no day
_SPLIT = re.compile(r"[;\n\r•]+")
_FULL_DATE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(r"tháng\s+(\d{1,2})\s*(?:/|-|năm)\s*(\d{4})", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-–—*+•]\s*|\d{1,2}[.)]\s+)")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_PROBE_DAYS = (dt.date(2024, 3, 9), dt.date(2031, 10, 14))
"""Two days far apart: what is read alike from both does not depend on the day it is read from."""


def read_day(cell: Cell) -> dt.date | None:
    """A calendar day in a cell.

    Args:
        cell: A day as Excel keeps it (also as a bare serial number), or typed as text.

    Returns:
        The day; None where it is none.
    """
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _EXCEL_EPOCH + dt.timedelta(days=int(cell)) if int(cell) in _SERIALS else None
    return None


def read_deadline_cell(cell: Cell, anchor: dt.date | None, read: ReadDeadline) -> Deadline | None:
    """A deadline in a cell.

    Args:
        cell: A day, or words in English or Vietnamese.
        anchor: The day that relative words count from; None where it is not known.
        read: The deadline engine.

    Returns:
        The deadline, with the cell's own words; None where the words are not understood, or mean another day
        depending on a day that is not known.
    """
    day = read_day(cell)
    text = text_of(cell)
    if day is not None:
        return Deadline(
            text=str(day) if isinstance(cell, (int, float)) else text, kind=DeadlineKind.FIXED, date=day, due=day,
            relation=Relation.BY, granularity=Granularity.DAY,
        )  # fmt: skip
    if not text:
        return None
    words = in_english(text)
    readings = [read(words, when) for when in ((anchor,) if anchor else _PROBE_DAYS)]
    first = readings[0]
    if first is None or any(other is None or _meaning(other) != _meaning(first) for other in readings[1:]):
        return None
    return first.model_copy(update={"text": " ".join(text.split()), "evidence": None})


def in_english(text: str) -> str:
    """Vietnamese deadline words as the deadline engine reads them; English stays as it is.

    Args:
        text: Such as "trước ngày 30/6/2026".

    Returns:
        Such as "before 30/6/2026".
    """
    words = _FULL_DATE.sub(r"\1/\2/\3", unicodedata.normalize("NFC", " ".join(text.split())))
    words = _MONTH_OF_YEAR.sub(r"\1/\2", words)
    pattern, table = _vietnamese()
    return " ".join(pattern.sub(lambda match: table[match[0].casefold()], words).split()).replace(" /", "/")


def read_owners(cell: Cell, role: Role) -> tuple[Owner, ...]:
    """The owners that a cell lists.

    Args:
        cell: Names, one a line or with semicolons between, or commas where a word follows that a body's name begins
            with ("Ministry of Industry, Trade and Tourism" is one).
        role: What the column makes of them.

    Returns:
        The owners, each once.
    """
    parts = (name for part in _SPLIT.split(text_of(cell)) for name in _comma().split(part))
    names = (_BULLET.sub("", part.strip()).strip(" .,") for part in parts)
    return tuple(Owner(name=name, role=role) for name in dict.fromkeys(filter(None, names)))


def read_state(cell: Cell) -> State | None:
    """The state that a cell names.

    Args:
        cell: Such as "Đang thực hiện".

    Returns:
        The state; None where the words are not known.
    """
    return _known_states().get(fold(text_of(cell)))


def read_percent(cell: Cell) -> int | None:
    """The percentage in a cell.

    Args:
        cell: A share as Excel keeps it (0.45), a number up to 100, or text with a percent sign.

    Returns:
        From 0 to 100; None where it is none.
    """
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, float) and 0 <= cell <= 1:
        return round(cell * 100)
    if isinstance(cell, (int, float)):
        return round(cell) if 0 <= cell <= 100 else None
    found = _PERCENT.search(text_of(cell))
    if found is None:
        return None
    value = round(float(found[1].replace(",", ".")))
    return value if value <= 100 else None


def _meaning(deadline: Deadline) -> object:
    return deadline.date, deadline.due, deadline.recurrence, deadline.kind, deadline.text


@cache
def _comma() -> re.Pattern[str]:
    heads = [head for language in LANGUAGES for head in load_lexicon("register", language)["heads"]["heads"]]
    return re.compile(rf",\s+(?=(?:{'|'.join(map(re.escape, heads))})(?!\w))", re.IGNORECASE)


@cache
def _known_states() -> dict[str, State]:
    return {
        fold(words): State(state)
        for language in LANGUAGES
        for state, several in load_lexicon("register", language)["states"].items()
        for words in several
    }


@cache
def _vietnamese() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = load_lexicon("register", "vi")["words"]
    longest_first = sorted(table, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE), table
