"""What an office does in its own way: chosen for each document by its id, so that a run can be repeated."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass

from layouts.parts import Part

OFFICES = ("Office of the Secretary", "Central Registry", "General Affairs Department", "Records and Minutes Unit")
NUMBERINGS = ("Page {page} of {pages}", "- {page} -", "{page}", "{page}/{pages}", "Page {page}", "{page} | P a g e")
FOOTNOTES = (
    "The figures are those of the latest report that was available when this text went to print.",
    "Spelling of names follows the official list.",
    "Translated by the secretariat; the original is kept in the archive.",
)
TITLE_CHARS = 60
MIN_COLUMN_CHARS = 3000
ANNEX_SHARE = 0.6  # of the blocks that stand before a table which is set as an annex


@dataclass(frozen=True, slots=True)
class House:
    """How one document is made up.

    Attributes:
        title: Running title, "" where none is printed.
        office: Name of an office in the running header, without a date.
        numbering: Page number, with places for `page` and `pages`.
        number_on_top: Whether the number stands in the header.
        family: 0 to 3: which typeface.
        justified: Whether lines are filled to the margin.
        hyphenated: Whether words are broken at line ends.
        two_columns: Whether the text runs in two columns.
        ruled: Whether tables have rules.
        line_numbers: Whether every fifth line is numbered in the margin.
        stamp: "DRAFT" and the like across the page, "" where there is none.
        footnote: A note below the first page, "" where there is none.
        real_numbers: Whether plain sequences are numbered by the word processor or the list element.
        template: 0 to 4: which way of making a web page.
    """

    title: str
    office: str
    numbering: str
    number_on_top: bool
    family: int
    justified: bool
    hyphenated: bool
    two_columns: bool
    ruled: bool
    line_numbers: bool
    stamp: str
    footnote: str
    real_numbers: bool
    template: int


def dice(name: str) -> random.Random:
    """A source of choices that depends on nothing but a name."""
    return random.Random(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]))


def choose(name: str, parts: list[Part]) -> House:
    """Make up one document.

    Args:
        name: The document's id.
        parts: Its blocks.
    """
    roll = dice(name)
    title = next((p.words.text for p in parts if p.kind in {"heading", "centred"} and len(p.words.text) > 8), "")
    short = re.sub(r"\s+\S*$", "", title[:TITLE_CHARS]) if len(title) > TITLE_CHARS else title
    family = roll.randrange(4)
    two_columns = roll.random() < 0.3
    return House(
        title=short if roll.random() < 0.75 else "",
        office=roll.choice(OFFICES) if roll.random() < 0.6 else "",
        numbering=roll.choice(NUMBERINGS),
        number_on_top=roll.random() < 0.2,
        family=2 + family % 2 if any(ord(c) > 0xFF for c in _letters(parts)) else family,
        justified=roll.random() < 0.6,
        hyphenated=roll.random() < 0.4,
        two_columns=two_columns and _suits_columns(parts),
        ruled=roll.random() < 0.75,
        line_numbers=roll.random() < 0.12,
        stamp=roll.choice(("DRAFT", "COPY", "CONFIDENTIAL")) if roll.random() < 0.2 else "",
        footnote=roll.choice(FOOTNOTES) if roll.random() < 0.25 else "",
        real_numbers=roll.random() < 0.6,
        template=roll.randrange(5),
    )


def _suits_columns(parts: list[Part]) -> bool:
    """Whether a text could be set in columns: more than half a page, no chat log, no table but at its end."""
    if sum(len(part.labelled) for part in parts) < MIN_COLUMN_CHARS:
        return False
    first = next((index for index, part in enumerate(parts) if part.kind == "table"), len(parts))
    return first > ANNEX_SHARE * len(parts) and not any(part.kind == "line" for part in parts)


def _letters(parts: list[Part]) -> set[str]:
    """All letters that are not in the fonts every viewer has."""
    text = "".join(p.labelled + "".join(c.text for row in p.rows for c in row) for p in parts)
    return {c for c in text if c.isalpha() and ord(c) > 0xFF}
