"""One set of facts in every format: what is read is the same, and every span holds its words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layouts.house import choose
from layouts.html import to_html
from layouts.pdf import to_pdf
from layouts.reading import read_parts

from directive_extract import Extractor
from directive_extract.schema.extraction import Extraction

TEXT = """\
WENDLE VALLEY WATER BOARD

NOTICE OF CONCLUSIONS

Wendle, 4 March 2026

At its meeting of 2 March 2026 the Board heard the report of the Chief Engineer on the two dams and thanked the
volunteers of the flood watch. It reached the following conclusions.

I. PRINCIPLES

1. Drinking water comes before every other use.

II. TASKS

1. The Chief Engineer shall:

a) inspect both dams by 30 April 2026;

b) report on leaks to the Board every quarter.

2. The Treasurer, in coordination with the Legal Office, shall recover the unpaid connection fees within 60 days.

3. The district offices must not license any new well before 31 December 2026.

LIST OF TASKS

| No. | Task | Lead agency | Coordination | Deadline |
|-----|------|-------------|--------------|----------|
| 1 | Replace the meters in Upper Wendle | Metering Department | District Office | 15 June 2026 |
| 2 | Publish the new tariff | Communications Unit | Legal Office | 1 July 2026 |
"""
TASKS = [
    ("inspect both dams", {("Chief Engineer", "lead")}, "2026-04-30", None),
    ("report on leaks", {("Chief Engineer", "lead")}, None, "quarterly"),
    ("recover the unpaid", {("Treasurer", "lead"), ("Legal Office", "support")}, "2026-05-03", None),
    ("license any new well", {("district offices", "lead")}, "2026-12-31", None),
    ("replace the meters", {("Metering Department", "lead"), ("District Office", "support")}, "2026-06-15", None),
    ("publish the new tariff", {("Communications Unit", "lead"), ("Legal Office", "support")}, "2026-07-01", None),
]
PARTS = read_parts(TEXT)
HOUSE = replace(choose("wendle", PARTS), family=0, line_numbers=False, two_columns=False, stamp="", footnote="")


def pdf(**changes: object) -> bytes:
    return to_pdf("wendle", PARTS, replace(HOUSE, **changes))[0]


FILES = {
    "text": ("wendle.txt", TEXT.encode),
    "utf-16": ("wendle.txt", lambda: TEXT.encode("utf-16")),
    "article": ("wendle.html", lambda: to_html("wendle", PARTS, replace(HOUSE, template=0))),
    "official-site": ("wendle.html", lambda: to_html("wendle", PARTS, replace(HOUSE, template=1))),
    "word-as-page": ("wendle.html", lambda: to_html("wendle", PARTS, replace(HOUSE, template=2))),
    "news-site": ("wendle.html", lambda: to_html("wendle", PARTS, replace(HOUSE, template=3))),
    "broken-lines": ("wendle.html", lambda: to_html("wendle", PARTS, replace(HOUSE, template=4))),
    "typed-labels": ("wendle.html", lambda: to_html("wendle", PARTS, replace(HOUSE, real_numbers=False))),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def facts(extraction: Extraction) -> list[tuple[str, set[tuple[str, str]], str | None, str | None]]:
    """What was read, as far as it does not depend on where it stood."""
    found = []
    for task in extraction.tasks:
        owners = {(owner.name, str(owner.role)) for owner in task.owners}
        deadline = task.deadline
        date = None if deadline is None or deadline.date is None else deadline.date.isoformat()
        recurrence = None if deadline is None or deadline.recurrence is None else str(deadline.recurrence)
        wording = next((expected for expected, *_ in TASKS if expected in task.action.casefold()), task.action)
        found.append((wording, owners, date, recurrence))
    return found


@pytest.mark.parametrize("name", FILES)
def test_the_same_facts_are_read_from_every_format(extractor, name) -> None:
    file, make = FILES[name]
    extraction = extractor.extract(make(), name=file)
    assert facts(extraction) == TASKS
    assert [principle.evidence[0].text for principle in extraction.principles] == [
        "Drinking water comes before every other use"
    ]
    assert str(extraction.document.date) == "2026-03-04"
