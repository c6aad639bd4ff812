"""Lists of organisations: those that ship with the library, and the office's own as TOML or CSV."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from directive_extract.errors import OrganisationListError
from directive_extract.schema.organisation import Organisation

SHIPPED = ("united-nations", "viet-nam")

_UNTIL = re.compile(r"\s+until\s+(\d{4}-\d{2}-\d{2})\s*$")
_COLUMNS = frozenset({"id", "abbreviations", "parent", "since", "until", "predecessors"})


def shipped_organisations(name: str) -> tuple[Organisation, ...]:
    """A list that ships with the library.

    Args:
        name: `viet-nam` or `united-nations`.

    Returns:
        Its bodies, in the order of the file.

    Raises:
        OrganisationListError: No list of that name ships.
    """
    if name not in SHIPPED:
        raise OrganisationListError(f"no list {name!r} ships with the library", hint=f"there are {', '.join(SHIPPED)}")
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return _checked(_toml(text, name), name)


def read_organisations(path: Path | str) -> tuple[Organisation, ...]:
    """Read a list of organisations.

    Args:
        path: A TOML file with a table `[[organisation]]` for each body, or a CSV file with a row for each.

    Returns:
        The bodies, in the order of the file.

    Raises:
        OrganisationListError: The file is missing, no text, of another form, or contradicts itself.
    """
    source = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = "there is no such file" if isinstance(error, FileNotFoundError) else f"the list cannot be read: {error}"
        hint = f"it has to be a TOML or CSV file in UTF-8, or one of {', '.join(SHIPPED)}"
        raise OrganisationListError(why, source=source, hint=hint) from error
    return _checked(_toml(text, source) if Path(path).suffix.lower() == ".toml" else _csv(text, source), source)


def _toml(text: str, source: str) -> list[dict[str, Any]]:
    try:
        entries = tomllib.loads(text).get("organisation", [])
    except tomllib.TOMLDecodeError as error:
        raise OrganisationListError(f"it is no TOML: {error}", source=source) from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise OrganisationListError("organisation is no list of tables", source=source, hint="write [[organisation]]")
    for entry in entries:
        for body in (entry, *_tables(entry.get("predecessors"))):
            names = body.get("names")
            if isinstance(names, dict):  # by language: matching does not ask which
                body["names"] = [name for group in names.values() for name in _listed(group)]
    return entries


def _tables(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _csv(text: str, source: str) -> list[dict[str, Any]]:
    """Rows to tables: several names in a cell are parted by semicolons, names of one predecessor by bars."""
    reader = csv.DictReader(io.StringIO(text), restkey="", strict=True)
    try:
        columns = [column.strip().casefold() for column in reader.fieldnames or ()]
        strange = [c for c in columns if c not in _COLUMNS and not c.startswith("name")]
        if "id" not in columns or strange:
            message = f"unknown column {strange[0]!r}" if strange else "there is no column 'id'"
            raise OrganisationListError(message, source=source, hint="see docs/how-to/own-organisations.md")
        reader.fieldnames = columns
        return [_row({key: value or "" for key, value in row.items()}) for row in reader]
    except csv.Error as error:
        raise OrganisationListError(f"line {reader.line_num}: {error}", source=source) from error
    except TypeError as error:
        raise OrganisationListError(f"line {reader.line_num} has more cells than columns", source=source) from error


def _row(cells: dict[str, str]) -> dict[str, Any]:
    if "" in cells:
        raise TypeError("cells without a column")
    entry: dict[str, Any] = {"id": cells["id"].strip()}
    entry["names"] = [name for key, value in cells.items() if key.startswith("name") for name in _parts(value)]
    entry["abbreviations"] = _parts(cells.get("abbreviations", ""))
    entry |= {key: cells[key].strip() for key in ("parent", "since", "until") if cells.get(key, "").strip()}
    entry["predecessors"] = [_predecessor(part) for part in _parts(cells.get("predecessors", ""))]
    return entry


def _predecessor(text: str) -> dict[str, Any]:
    until = _UNTIL.search(text)
    parts = _parts(text[: until.start()] if until else text, "|")
    short = [part for part in parts if " " not in part and sum(map(str.isupper, part)) > 1]  # "MARD"
    names = [part for part in parts if part not in short]
    return {"names": names, "abbreviations": short} | ({"until": until[1]} if until else {})


def _parts(cell: str, separator: str = ";") -> list[str]:
    return [part.strip() for part in cell.split(separator) if part.strip()]


def _checked(entries: list[dict[str, Any]], source: str) -> tuple[Organisation, ...]:
    found: list[Organisation] = []
    for number, entry in enumerate(entries, start=1):
        try:
            found.append(Organisation.model_validate(entry))
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(map(str, fault["loc"]))
            message = f"entry {number} ({entry.get('id', 'without id')}), {where}: {fault['msg']}"
            raise OrganisationListError(message, source=source, hint="see docs/how-to/own-organisations.md") from error
    if not found:
        raise OrganisationListError("there is no organisation in it", source=source)
    ids = Counter(entry.id for entry in found)
    doubled = next((one for one, count in ids.items() if count > 1), None)
    if doubled is not None:
        raise OrganisationListError(f"id {doubled!r} stands twice", source=source)
    orphan = next((entry for entry in found if entry.parent is not None and entry.parent not in ids), None)
    if orphan is not None:
        raise OrganisationListError(f"the parent of {orphan.id!r} is not there: {orphan.parent!r}", source=source)
    return tuple(found)
