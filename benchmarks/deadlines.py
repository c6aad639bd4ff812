"""The deadline engine beside other date readers, on the table of phrases that the tests use.

    python benchmarks/deadlines.py [--rounds N] [--json FILE]

A phrase is right when the day is right: the same day, or none where the words give none (events, bare recurrences,
what is no deadline). That is the most that the others can be asked for; of our own engine the table also counts the
rows in which kind, day, last day on time, relation, recurrence and rule are all right. Prepositions are taken off for
the others, which do not know them, and each is given the settings that serve it best. A reader that is not installed
is left out and named.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import statistics
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from directive_extract.resolve.deadlines import parse_deadline
from directive_extract.schema.settings import Settings

TABLE = Path(__file__).resolve().parents[1] / "tests" / "data" / "deadline_phrases.tsv"
COLUMNS = 9
KINDS = ("fixed", "period", "relative", "event", "recurring", "none")
PREPOSITIONS = re.compile(
    r"^(?:(?:by|before|until|till|within|in|on|at|during|for|due|no later than|not later than|prior to|ahead of|latest)"
    r"\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Row:
    anchor: dt.date
    phrase: str
    expected: tuple[str, ...]
    settings: Settings

    @property
    def bare(self) -> str:
        """The phrase without its prepositions."""
        return PREPOSITIONS.sub("", self.phrase)


Reader = Callable[[Row], dt.date | None]


def main() -> int:
    options = _arguments().parse_args()
    rows = read_rows()
    readers, absent = make_readers()
    results = {name: measure(reader, rows, options.rounds) for name, reader in readers.items()}
    full = sum(summary(row) == row.expected for row in rows)
    print_table(results, rows)
    print(f"\nof directive-extract's readings, right in all six values: {full} of {len(rows)}")
    if absent:
        print(f"not installed, left out: {', '.join(absent)}")
    if options.json:
        options.json.write_text(json.dumps({"results": results, "full": full, "rows": len(rows)}, indent=1) + "\n")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="how often each phrase is read; the fastest counts")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    return parser


def read_rows() -> list[Row]:
    rows = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        anchor, phrase, kind, date, due, relation, recurrence, rrule, settings = cells + ["-"] * (COLUMNS - len(cells))
        chosen = dict(pair.split("=") for pair in settings.split(",")) if settings != "-" else {}
        expected = (kind, date, date if due == "=" else due, relation, recurrence, rrule)
        rows.append(Row(dt.date.fromisoformat(anchor), phrase, expected, Settings(**chosen)))
    return rows


def summary(row: Row) -> tuple[str, ...]:
    deadline = parse_deadline(row.phrase, row.anchor, settings=row.settings)
    if deadline is None:
        return ("none", "-", "-", "-", "-", "-")
    values = (deadline.kind, deadline.date, deadline.due, deadline.relation, deadline.recurrence, deadline.rrule)
    return tuple(str(value) if value is not None else "-" for value in values)


def make_readers() -> tuple[dict[str, Reader], list[str]]:
    """The readers that are installed, and the names of the others."""
    readers: dict[str, Reader] = {"directive-extract": read_ours}
    absent = []
    makers = {
        "dateparser": make_dateparser,
        "timefhuman": make_timefhuman,
        "recurrent": make_recurrent,
        "parsedatetime": make_parsedatetime,
    }
    for name, make in makers.items():
        try:
            import_module(name)
        except ImportError:
            absent.append(name)
            continue
        readers[name] = make()
    return readers, absent


def read_ours(row: Row) -> dt.date | None:
    deadline = parse_deadline(row.phrase, row.anchor, settings=row.settings)
    return deadline.date if deadline else None


def base(row: Row) -> dt.datetime:
    return dt.datetime.combine(row.anchor, dt.time(9))


def make_dateparser() -> Reader:
    import dateparser

    def read(row: Row) -> dt.date | None:
        chosen = {
            "RELATIVE_BASE": base(row),
            "DATE_ORDER": row.settings.date_order,
            "PREFER_DATES_FROM": "future",
            "PREFER_DAY_OF_MONTH": "last",
            "PREFER_MONTH_OF_YEAR": "last",
        }
        found = dateparser.parse(row.bare, languages=["en"], settings=chosen)
        return found.date() if found else None

    return read


def make_timefhuman() -> Reader:
    import timefhuman

    def read(row: Row) -> dt.date | None:
        try:
            found = timefhuman.timefhuman(row.bare, timefhuman.tfhConfig(now=base(row)))
        except Exception:  # noqa: BLE001 - whatever another library raises on a phrase is that it can't read it
            return None
        while isinstance(found, list | tuple):  # ranges and lists: the last day is the deadline
            found = found[-1] if found else None
        return found.date() if isinstance(found, dt.datetime) else found if isinstance(found, dt.date) else None

    return read


def make_recurrent() -> Reader:
    from recurrent.event_parser import RecurringEvent

    def read(row: Row) -> dt.date | None:
        try:
            found = RecurringEvent(now_date=base(row)).parse(row.bare)
        except Exception:  # noqa: BLE001 - as above
            return None
        return found.date() if isinstance(found, dt.datetime) else None  # a string is a rule without a date

    return read


def make_parsedatetime() -> Reader:
    import parsedatetime

    calendar = parsedatetime.Calendar(version=parsedatetime.VERSION_CONTEXT_STYLE)

    def read(row: Row) -> dt.date | None:
        try:
            found, context = calendar.parseDT(row.bare, sourceTime=base(row))
        except Exception:  # noqa: BLE001 - as above
            return None
        return found.date() if context.hasDateOrTime else None

    return read


def measure(reader: Reader, rows: list[Row], rounds: int) -> dict[str, float]:
    """Right answers by kind, and the median time of a phrase in microseconds of processor time."""
    right: dict[str, float] = defaultdict(int)
    times = []
    for row in rows:
        reader(row)  # imports and caches are not what is measured
        spent = []
        for _ in range(rounds):
            begin = time.perf_counter_ns()
            day = reader(row)
            spent.append(time.perf_counter_ns() - begin)
        times.append(min(spent) / 1_000)
        right[row.expected[0]] += str(day or "-") == row.expected[1]
    return {**right, "total": sum(right.values()), "median_us": statistics.median(times)}


def print_table(results: dict[str, dict[str, float]], rows: list[Row]) -> None:
    counts = {kind: sum(row.expected[0] == kind for row in rows) for kind in KINDS}
    heads = [f"{kind} ({counts[kind]})" for kind in KINDS]
    print(
        f"{'days right':20}" + "".join(f"{head:>17}" for head in heads) + f"{f'all ({len(rows)})':>17}{'median us':>12}"
    )
    for name, figures in results.items():
        cells = "".join(f"{figures.get(kind, 0):>17.0f}" for kind in KINDS)
        share = f"{figures['total']:.0f} = {figures['total'] / len(rows):.1%}"
        print(f"{name:20}{cells}{share:>17}{figures['median_us']:>12.0f}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # other libraries' deprecations
    sys.exit(main())
