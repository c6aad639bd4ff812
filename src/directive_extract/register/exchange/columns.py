"""Which column holds what: recognised from its title, confirmed by a person, saved as a profile."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from pydantic import Field, ValidationError

from directive_extract.errors import UnknownColumnsError
from directive_extract.lexicons import load_lexicon
from directive_extract.register.exchange.grid import Row, text_of
from directive_extract.schema.base import Model

LANGUAGES = ("en", "vi")
FIELDS = (
    "number", "action", "lead", "support", "oversight", "deadline", "state", "percent", "progress", "result", "proof",
    "next_review", "references", "issuer", "issued", "priority", "note", "entry",
)  # fmt: skip
ENTRY_TITLE = "Register: entry"
"""Title of the column in which write-back puts the entry's id."""

_MARKS = re.compile(r"[^\w%#]+|_")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_MIN_RECOGNISED = 2  # one title alone may be a word in a heading above the table


class ColumnMap(Model):
    """Which column holds what, for one kind of file: a profile.

    Attributes:
        titles: The titles of the columns as they stand in the file.
        fields: What each column holds, by the column's place from 0; columns that are not named are kept as they are.
        sure: Places of columns whose title is known word by word.
        header_row: Row of the titles, from 1.
        header_rows: How many rows the titles take.
    """

    titles: tuple[str, ...]
    fields: dict[int, str] = Field(default_factory=dict)
    sure: tuple[int, ...] = ()
    header_row: int = 1
    header_rows: int = 1

    def column_of(self, field: str) -> int | None:
        """The column that holds a field.

        Args:
            field: One of `FIELDS`.

        Returns:
            Its place from 0, or None.
        """
        return next((place for place, name in self.fields.items() if name == field), None)

    def lines(self) -> Iterator[str]:
        """The mapping for a person to confirm, a line a column."""
        for place, title in enumerate(self.titles):
            field = self.fields.get(place)
            doubt = "" if field is None or place in self.sure else "  (guessed from a part of the title)"
            yield f"{title or '(no title)'} -> {field or 'kept as it is'}{doubt}"


def recognise_columns(rows: Sequence[Row]) -> ColumnMap:
    """Find the titles among the first rows of a sheet, and what their columns hold.

    Args:
        rows: The first rows, as many as `HEAD_ROWS`.

    Returns:
        The mapping with the most titles that are known; titles may take two rows, the upper ones merged.

    Raises:
        UnknownColumnsError: No row looks like titles, or none of them names the task.
    """
    best: ColumnMap | None = None
    for upper, lower in pairwise([*rows, None]):
        if upper is None:
            continue
        for found in (_map_of([upper]), _map_of([upper, lower]) if lower is not None else None):
            if found is not None and (best is None or _weight(found) > _weight(best)):
                best = found
    if best is None or len(best.fields) < _MIN_RECOGNISED:
        raise UnknownColumnsError(
            f"no row among the first {len(rows)} looks like the titles of a register",
            hint="name the columns: --column action='Title of the column'",
        )
    if best.column_of("action") is None:
        raise UnknownColumnsError(
            f"none of the columns is known to hold the task: {', '.join(filter(None, best.titles))}",
            hint="name it: --column action='Title of the column'",
        )
    return best


def with_named_columns(found: ColumnMap, named: Mapping[str, str]) -> ColumnMap:
    """The mapping with what a person says of it.

    Args:
        found: As recognised.
        named: Titles by field; an empty title says that no column holds the field.

    Returns:
        The mapping.

    Raises:
        UnknownColumnsError: There is no such field or title.
    """
    fields = dict(found.fields)
    sure = set(found.sure)
    for field, title in named.items():
        if field not in FIELDS:
            raise UnknownColumnsError(
                f"{field!r} is nothing a column can hold", hint=f"what can be: {', '.join(FIELDS)}"
            )
        fields = {place: name for place, name in fields.items() if name != field}
        if title:
            place = _place_of(found, title)
            fields[place] = field
            sure.add(place)
    return found.model_copy(update={"fields": dict(sorted(fields.items())), "sure": tuple(sorted(sure))})


def map_named_columns(rows: Sequence[Row], named: Mapping[str, str]) -> ColumnMap:
    """The mapping where titles are not recognised, from what a person says alone.

    Args:
        rows: The first rows of the sheet.
        named: Titles by field.

    Returns:
        The mapping: the titles stand in the first row that has all that were named.

    Raises:
        UnknownColumnsError: No row has them.
    """
    wanted = {fold(title) for title in named.values() if title}
    for row in rows:
        titles = tuple(text_of(cell) for cell in row.cells)
        if wanted and wanted <= {fold(title) for title in titles}:
            known = _map_of([row]) or ColumnMap(titles=titles)
            return with_named_columns(known.model_copy(update={"header_row": row.number}), named)
    raise UnknownColumnsError(
        f"no row among the first {len(rows)} has the titles {', '.join(filter(None, named.values()))}",
        hint="write them as they stand in the file",
    )


def read_profile(path: Path) -> ColumnMap:
    """A mapping that was saved.

    Args:
        path: JSON, as `ColumnMap.model_dump_json` writes it.

    Returns:
        The mapping.

    Raises:
        UnknownColumnsError: The file is missing or no profile.
    """
    try:
        return ColumnMap.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise UnknownColumnsError(
            "this is no profile of columns", source=path.name, hint="register import --save-profile writes one"
        ) from error


def apply_profile(profile: ColumnMap, rows: Sequence[Row]) -> ColumnMap:
    """A saved mapping for a file of the same kind, wherever its columns stand now.

    Args:
        profile: The mapping.
        rows: The first rows of the sheet.

    Returns:
        The mapping with the places that the columns have in this file.

    Raises:
        UnknownColumnsError: No row has all titles of the profile.
    """
    named = {field: profile.titles[place] for place, field in profile.fields.items()}
    for count in (1, 2):
        for at in range(len(rows) - count + 1):
            titles = _titles(rows[at : at + count])
            places = {fold(title): place for place, title in reversed(list(enumerate(titles))) if title}
            if all(fold(title) in places for title in named.values()):
                fields = {places[fold(title)]: field for field, title in named.items()}
                return ColumnMap(
                    titles=titles, fields=dict(sorted(fields.items())), sure=tuple(sorted(fields)),
                    header_row=rows[at].number, header_rows=count,
                )  # fmt: skip
    raise UnknownColumnsError(
        f"no row has all titles of the profile: {', '.join(named.values())}", hint="import it without the profile"
    )


def fold(title: str) -> str:
    """A title for comparison.

    Args:
        title: As written.

    Returns:
        Lower case, composed, without brackets and punctuation.
    """
    text = unicodedata.normalize("NFC", title).casefold()
    plain = " ".join(_MARKS.sub(" ", _BRACKETS.sub(" ", text)).split())
    return plain or " ".join(_MARKS.sub(" ", text).split())


def _map_of(rows: Sequence[Row]) -> ColumnMap | None:
    titles = _titles(rows)
    fields: dict[int, str] = {}
    sure: list[int] = []
    ranked = sorted(
        (
            (certain, place, field)
            for place, title in enumerate(titles)
            if (found := _field(title))
            for field, certain in [found]
        ),
        key=lambda item: (not item[0], item[1]),
    )
    for certain, place, field in ranked:
        if field not in fields.values():
            fields[place] = field
            if certain:
                sure.append(place)
    if not fields:
        return None
    return ColumnMap(
        titles=titles, fields=dict(sorted(fields.items())), sure=tuple(sorted(sure)), header_row=rows[0].number,
        header_rows=len(rows),
    )  # fmt: skip


def _titles(rows: Sequence[Row]) -> tuple[str, ...]:
    """Titles of the columns; of two rows the lower title, with the upper one where that is empty."""
    width = max(len(row.cells) for row in rows)
    titles = []
    for place in range(width):
        parts = [text_of(row.cells[place]) for row in reversed(rows) if place < len(row.cells)]
        titles.append(next((" ".join(part.split()) for part in parts if part), ""))
    return tuple(titles)


def _weight(found: ColumnMap) -> tuple[int, int, int]:
    return (2 * len(found.sure) + (len(found.fields) - len(found.sure)), -found.header_rows, -found.header_row)


def _place_of(found: ColumnMap, title: str) -> int:
    for place, known in enumerate(found.titles):
        if fold(known) == fold(title):
            return place
    raise UnknownColumnsError(
        f"there is no column {title!r}", hint=f"there are: {', '.join(filter(None, found.titles))}"
    )


def _field(title: str) -> tuple[str, bool] | None:
    """What a title says that its column holds, and whether it is known word by word."""
    folded = fold(title)
    if not folded or len(folded) > 60:  # a title is short; a row of data is not to be taken for one
        return None
    known = _known_titles()
    if folded in known:
        return known[folded], True
    if folded.startswith("register "):  # what an earlier write-back added
        return None
    words = f" {folded} "
    inside = [name for name in known if len(name) > 3 and f" {name} " in words]
    return (known[max(inside, key=len)], False) if inside else None


@cache
def _known_titles() -> dict[str, str]:
    known = {fold(ENTRY_TITLE): "entry"}
    for language in LANGUAGES:
        for field, titles in load_lexicon("register", language)["titles"].items():
            for title in titles:
                known.setdefault(fold(title), field)
    return known
