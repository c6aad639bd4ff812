"""Entries as a new file: a workbook, CSV, JSON or JSON lines."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

from directive_extract.errors import UnreadableTableError
from directive_extract.register.exchange.cells_out import SHEET_TITLES, all_values, safe_text
from directive_extract.register.exchange.workbook_out import sheet_of
from directive_extract.schema.entry import Entry

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day of zip files: the same entries give the same bytes

# The least that a workbook of one sheet is made of (ECMA-376, part 1, 12.2 and 18).
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Register" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def new_file(path: Path, entries: Sequence[Entry]) -> bytes:
    """The content of a file.

    Args:
        path: Its suffix says which kind.
        entries: A row each.

    Returns:
        All of it; text from documents is never a formula.

    Raises:
        UnreadableTableError: It is of a kind that is not written.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return _workbook(entries)
    if suffix == ".csv":
        return _csv(entries)
    if suffix == ".json":
        return (json.dumps([_record(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n").encode()
    if suffix == ".jsonl":
        return "".join(json.dumps(_record(entry), ensure_ascii=False) + "\n" for entry in entries).encode()
    raise UnreadableTableError(
        f"files that end in {suffix or 'nothing'} are not written",
        source=path.name,
        hint="give .xlsx, .csv or .json",
    )


def _workbook(entries: Sequence[Entry]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, xml in _PARTS.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), _XML + xml, zipfile.ZIP_DEFLATED)
        sheet = zipfile.ZipInfo("xl/worksheets/sheet1.xml", _EPOCH)
        archive.writestr(sheet, sheet_of(entries), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _csv(entries: Sequence[Entry]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(SHEET_TITLES)
    writer.writerows([safe_text(value) for value in all_values(entry).values()] for entry in entries)
    return out.getvalue().encode("utf-8-sig")  # without its mark Excel takes UTF-8 for the system's old encoding


def _record(entry: Entry) -> dict[str, object]:
    return {**entry.model_dump(mode="json"), "due": None if entry.due is None else str(entry.due)}
