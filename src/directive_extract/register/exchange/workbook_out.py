"""Write-back into a workbook: columns beside the table, a sheet for what the table does not have."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

from directive_extract.errors import UnreadableTableError
from directive_extract.register.exchange.cells_out import SHEET_TITLES, Value, all_values
from directive_extract.register.exchange.sheet_xml import Cells, cell_xml, letters_of, put_cells, used_width
from directive_extract.schema.entry import Entry

_OUR_PART = "xl/worksheets/directive-extract.xml"
_OUR_ID = "rIdDirectiveExtract"
_OUR_NAME = "Register"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*?/>")
_SHEETS_END = re.compile(r"</((?:\w+:)?)sheets>")
_ATTRIBUTE = re.compile(r"([\w:]+)=\"([^\"]*)\"")
_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\b[^>]*?/>")


@dataclass(frozen=True, slots=True)
class Target:
    """Where cells are to be written.

    Attributes:
        path: The file, for messages.
        sheet: The sheet.
        titles_in: Row of the titles.
    """

    path: Path
    sheet: str
    titles_in: int


def edit_workbook(data: bytes, target: Target, cells_beside: Callable[[int], Cells], others: Sequence[Entry]) -> bytes:
    """The workbook with our cells.

    Args:
        data: The file.
        target: Where.
        cells_beside: From the number of columns in use to values by row and column.
        others: Entries that the sheet has no row for: they go to a sheet of ours.

    Returns:
        The file; the same bytes where nothing changes. Parts that are not touched, macros among them, are kept.

    Raises:
        UnreadableTableError: A part is not as expected.
    """  # noqa: DOC502 - raised by the helpers
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in _TEXTS if name in archive.namelist()}
        part = _part_of(parts, target.sheet, target.path)
        old = archive.read(part).decode("utf-8")
        changed: dict[str, str] = {}
        new = put_cells(old, cells_beside(used_width(old)), titles_in=target.titles_in)
        if new != old:
            changed[part] = new
        if others or _OUR_PART in archive.namelist():
            xml = sheet_of(others)
            if _OUR_PART not in archive.namelist():
                changed |= _with_our_sheet(parts)
                changed[_OUR_PART] = xml
            elif archive.read(_OUR_PART).decode("utf-8") != xml:
                changed[_OUR_PART] = xml
        return _rewritten(archive, changed) if changed else data


def sheet_of(entries: Sequence[Entry]) -> str:
    """A worksheet with a row an entry.

    Args:
        entries: In their order.

    Returns:
        XML of the worksheet, titles in its first row, which stays in sight.
    """
    titles: dict[str, Value] = {title: title for title in SHEET_TITLES}
    rows = [titles, *(all_values(entry) for entry in entries)]
    body = "".join(_row_xml(number, values) for number, values in enumerate(rows, start=1))
    view = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{view}</sheetView></sheetViews>'
        f"<sheetData>{body}</sheetData></worksheet>"
    )


_TEXTS = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml")


def _row_xml(number: int, values: Mapping[str, Value]) -> str:
    cells = "".join(
        cell_xml("", f"{letters_of(column)}{number}", value)
        for column, value in enumerate(values.values())
        if value not in {None, ""}
    )
    return f'<row r="{number}">{cells}</row>'


def _part_of(parts: Mapping[str, str], sheet: str, path: Path) -> str:
    """The part that holds a sheet, by the workbook's own table and its relations."""
    from xml.sax.saxutils import unescape  # noqa: PLC0415 - beside its one use

    entities = {"&quot;": '"', "&apos;": "'"}
    for element in _SHEET.findall(parts.get(_TEXTS[0], "")):
        attributes = dict(_ATTRIBUTE.findall(element))
        if unescape(attributes.get("name", ""), entities) == sheet:
            wanted = next((value for name, value in attributes.items() if name.endswith(":id")), None)
            for relation in _RELATIONSHIP.findall(parts.get(_TEXTS[1], "")):
                found = dict(_ATTRIBUTE.findall(relation))
                if found.get("Id") == wanted:
                    target = found["Target"]
                    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise UnreadableTableError(
        f"the sheet {sheet!r} is not where it should be", source=path.name, hint="open the file in Excel and save it"
    )


def _with_our_sheet(parts: Mapping[str, str]) -> dict[str, str]:
    """The parts that have to name a sheet that is new."""
    book, relations, kinds = (parts[name] for name in _TEXTS)
    elements = [dict(_ATTRIBUTE.findall(element)) for element in _SHEET.findall(book)]
    taken = {element.get("name", "").casefold() for element in elements}
    names = (_OUR_NAME, *(f"{_OUR_NAME} {count}" for count in range(2, 1_000)))
    name = next(name for name in names if name.casefold() not in taken)
    number = max((int(element.get("sheetId", 0)) for element in elements), default=0) + 1

    def sheet(match: re.Match[str]) -> str:
        declared = f'xmlns:dxr="{_RELATIONS}" dxr:id="{_OUR_ID}"'
        return f'<{match[1]}sheet name={quoteattr(name)} sheetId="{number}" {declared}/>{match[0]}'

    relation = f'<Relationship Id="{_OUR_ID}" Type="{_RELATIONS}/worksheet" Target="/{_OUR_PART}"/>'
    kind = f'<Override PartName="/{_OUR_PART}" ContentType="{_SHEET_KIND}"/>'
    return {
        _TEXTS[0]: _SHEETS_END.sub(sheet, book, count=1),
        _TEXTS[1]: _before_end(relations, "Relationships", relation),
        _TEXTS[2]: _before_end(kinds, "Types", kind),
    }


def _before_end(xml: str, root: str, element: str) -> str:
    """The element as the last child of the root, in the root's own namespace prefix."""

    def put(match: re.Match[str]) -> str:
        return element.replace("<", f"<{match[1]}", 1) + match[0]

    return re.sub(rf"</((?:\w+:)?){root}>\s*$", put, xml, count=1)


def _rewritten(archive: zipfile.ZipFile, changed: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in archive.infolist():
            content = changed[info.filename].encode() if info.filename in changed else archive.read(info)
            new.writestr(info, content, compress_type=info.compress_type)
        for name in changed.keys() - set(archive.namelist()):
            # The day that zip files begin with: the same entries give the same bytes.
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
