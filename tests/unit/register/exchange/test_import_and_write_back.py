"""A register that exists is read, and what our register says is written back beside what is there."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sqlite3
import zipfile
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font, PatternFill

from directive_extract.errors import UnknownColumnsError, UnreadableTableError, UnwritableDestinationError
from directive_extract.register.exchange import replacing
from directive_extract.registering import ImportOptions, read_register_file, take_in, write_register_file

ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
AT = dt.datetime(2026, 3, 9, tzinfo=dt.UTC)
TITLES = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Tiến độ", "Ghi chú")
DATA = (
    (1, "Sửa đê", "Sở Nông nghiệp", dt.datetime(2026, 6, 30), "Đang thực hiện, 45%", "khẩn"),  # noqa: DTZ001
    (2, "Xây cầu", "Sở Giao thông", "Quý IV/2026", None, None),
    (3, None, "Sở Y tế", None, None, None),
    (4, "Trồng cây", "Sở Y tế", "sớm", "Hoàn thành", None),
)


def read(path, **options):
    return read_register_file(path, AT, ImportOptions(**options))


def make_workbook(path, data=DATA, titles=TITLES):
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Theo dõi & báo cáo"
    sheet["A1"] = "UBND TỈNH"
    for place, title in enumerate(titles, start=1):
        sheet.cell(3, place, title).font = Font(bold=True)
    for row in data:
        sheet.append(row)
    sheet["H4"] = "=LEN(B4)"
    sheet["B5"].fill = PatternFill("solid", fgColor="FFFF00")
    other: Any = book.create_sheet("Khác")
    other["A1"] = "nothing here"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=4, max_row=6))
    other.add_chart(chart, "C3")
    book.save(path)
    return path


def plain(cell):
    return "" if cell is None else str(cell)[:10] if isinstance(cell, dt.date) else str(cell)


def make_csv(path, encoding="utf-8", delimiter=";"):
    rows = [TITLES, *DATA]
    text = "\r\n".join(
        delimiter.join("" if c is None else str(c)[:10] if isinstance(c, dt.date) else str(c) for c in row)
        for row in rows
    )
    path.write_bytes((text + "\r\n").encode(encoding))
    return path


def make_json(path):
    records = [
        {t: str(c)[:10] if isinstance(c, dt.date) else c for t, c in zip(TITLES, row, strict=True)} for row in DATA
    ]
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    else:
        path.write_text(json.dumps({"office": "UBND", "tasks": records}, ensure_ascii=False), "utf-8")
    return path


def make_sqlite(path):
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE viec ({', '.join(f'[{title}]' for title in TITLES)})")
        rows = [[plain(cell) or None for cell in row] for row in DATA]
        connection.executemany(f"INSERT INTO viec VALUES ({', '.join('?' * len(TITLES))})", rows)
    connection.close()
    return path


MAKERS = {
    "register.xlsx": make_workbook,
    "register.csv": make_csv,
    "register.json": make_json,
    "register.jsonl": make_json,
    "register.sqlite": make_sqlite,
}


@pytest.fixture(params=list(MAKERS))
def file(request, tmp_path):
    return MAKERS[request.param](tmp_path / request.param)


def test_every_kind_of_file_gives_the_same_entries(file) -> None:
    found = read(file)
    assert [(draft.number, draft.action, draft.state, draft.percent, str(draft.due)) for draft in found.drafts] == [
        ("1", "Sửa đê", "in_progress", 45, "2026-06-30"),
        ("2", "Xây cầu", "confirmed", 0, "2026-12-31"),
        ("4", "Trồng cây", "done", 100, "None"),
    ]
    first, _, last = found.drafts
    assert ([owner.name for owner in first.owners], first.columns["Ghi chú"]) == (["Sở Nông nghiệp"], "khẩn")
    assert (last.columns["Thời hạn"], last.flags) == ("sớm", ("deadline_unread",))


def test_what_can_not_be_read_is_reported_with_its_row_and_kept(file) -> None:
    found = read(file)
    offset = {"xlsx": 3, ".csv": 1}.get(file.name[-4:], 0)
    lost, unread = found.problems
    assert (lost.row, lost.kept, lost.cells[2]) == (3 + offset, False, "Sở Y tế")
    assert (unread.row, unread.kept) == (4 + offset, True)


def test_rows_are_taken_in_once(file, small) -> None:
    assert len(take_in(small, read(file), "Lan")) == 3
    assert take_in(small, read(file), "Lan") == []
    assert small.verify().faults == ()


def test_write_back_is_idempotent_and_keeps_a_copy(file, small, make) -> None:
    take_in(small, read(file), "Lan")
    small.apply([make.ruling(item=make.task("=1+1"))], "Lan")
    small.change("E2", {"state": "done", "result": "+84 was called"}, "Lan")
    before = file.read_bytes()
    done = write_register_file(file, small.find(), ImportOptions())
    assert (done.changed, done.rows, done.added) == (True, 3, 1)
    assert done.backup.read_bytes() == before
    after = file.read_bytes()
    again = write_register_file(file, small.find(), ImportOptions())
    assert (again.changed, again.backup) == (False, None)
    assert file.read_bytes() == after
    assert not [path for path in file.parent.iterdir() if path.suffix == ".tmp"]


@pytest.mark.parametrize("name", ["register.xlsx", "register.csv", "register.json", "register.jsonl"])
def test_what_was_written_back_is_known_on_the_next_import(tmp_path, small, make, name) -> None:
    file = MAKERS[name](tmp_path / name)
    take_in(small, read(file), "Lan")
    small.apply([make.ruling()], "Lan")
    write_register_file(file, small.find(), ImportOptions())
    found = read(file)
    assert found.drafts == []
    assert set(found.known) >= {"E1", "E2", "E3"}
    small.change("E1", {"state": "done"}, "Lan")
    assert write_register_file(file, small.find(), ImportOptions()).changed
    assert read(file).drafts == []


def test_a_workbook_keeps_all_that_is_not_ours(tmp_path, small, make) -> None:
    file = make_workbook(tmp_path / "register.xlsx")
    take_in(small, read(file), "Lan")
    small.apply([make.ruling(item=make.task("=HYPERLINK(1)"))], "Lan")
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    write_register_file(file, small.find(), ImportOptions())
    with zipfile.ZipFile(file) as new:
        changed = {name for name in new.namelist() if parts.get(name) != new.read(name)}
        assert new.testzip() is None
    assert {name for name in parts if "chart" in name}
    assert changed == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
        "xl/worksheets/directive-extract.xml",
    }  # fmt: skip
    book = openpyxl.load_workbook(file)
    sheet = book["Theo dõi & báo cáo"]
    assert (sheet["H4"].value, sheet["B5"].fill.fgColor.rgb, sheet["D4"].value) == ("=LEN(B4)", "00FFFF00", DATA[0][3])
    assert [cell.value for cell in sheet[3]][8:10] == ["Register: entry", "Register: state"]
    assert [cell.value for cell in sheet[4]][8:11] == ["E1", "in_progress", 45]
    ours = book["Register"]
    assert (ours["A2"].value, ours["I2"].value, ours["I2"].data_type) == ("E4", "=HYPERLINK(1)", "s")


def test_a_sheet_named_as_ours_is_left_alone(tmp_path, small, make) -> None:
    file = tmp_path / "register.xlsx"
    make_workbook(file)
    book = openpyxl.load_workbook(file)
    book.create_sheet("REGISTER")["A1"] = "somebody's"
    book.save(file)
    small.apply([make.ruling()], "Lan")
    write_register_file(file, small.find(), ImportOptions())
    assert openpyxl.load_workbook(file).sheetnames[-2:] == ["REGISTER", "Register 2"]


def test_rows_that_moved_are_found_again(tmp_path, small) -> None:
    file = make_workbook(tmp_path / "register.xlsx")
    take_in(small, read(file), "Lan")
    make_workbook(file, data=(DATA[1], DATA[0]))
    write_register_file(file, small.find(), ImportOptions())
    sheet = openpyxl.load_workbook(file).worksheets[0]
    assert [sheet["I4"].value, sheet["I5"].value] == ["E2", "E1"]


def test_macros_are_kept(tmp_path, small) -> None:
    plain = make_workbook(tmp_path / "plain.xlsx")
    file = tmp_path / "register.xlsm"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/vbaProject.bin", b"macros")
    take_in(small, read(file), "Lan")
    assert write_register_file(file, small.find(), ImportOptions()).changed
    with zipfile.ZipFile(file) as new:
        assert new.read("xl/vbaProject.bin") == b"macros"


def test_merged_cells_are_filled_in(tmp_path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (
        ("STT", "Nhiệm vụ", "Cơ quan thực hiện", None, "Thời hạn"),
        (None, None, "Chủ trì", "Phối hợp", None),
        ("I", "Lĩnh vực đê điều"),
        (1, "Sửa đê", "Sở A", "Sở B", "30/6/2026"),
        (None, None, "Sở C", None, None),
        (2, "Xây kè", "Sở D", None, None),
    ):
        sheet.append(row)
    for area in ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "A4:A5", "B4:B5", "E4:E6"):
        sheet.merge_cells(area)
    book.save(tmp_path / "merged.xlsx")
    found = read(tmp_path / "merged.xlsx")
    assert [(d.action, [o.name for o in d.owners], str(d.due), d.section) for d in found.drafts] == [
        ("Sửa đê", ["Sở A", "Sở B", "Sở C"], "2026-06-30", ("Lĩnh vực đê điều",)),
        ("Xây kè", ["Sở D"], "2026-06-30", ("Lĩnh vực đê điều",)),
    ]
    assert found.problems == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_of_any_encoding_and_delimiter(tmp_path, encoding, delimiter, small) -> None:
    file = tmp_path / "register.csv"
    rows = [("Task", "Owner", "Deadline"), ("Repair the dyke", "Café Board", "30/6/2026"), ("Plant", "Park", "")]
    file.write_bytes("\n".join(delimiter.join(row) for row in rows).encode(encoding))
    found = read(file)
    assert [(d.action, d.owners[0].name, str(d.due)) for d in found.drafts] == [
        ("Repair the dyke", "Café Board", "2026-06-30"),
        ("Plant", "Park", "None"),
    ]
    take_in(small, found, "Lan")
    assert write_register_file(file, small.find(), ImportOptions()).changed
    assert read(file).drafts == []


def test_a_legacy_encoding_is_told_and_left_only_where_letters_are_missing(tmp_path, small, make) -> None:
    file = tmp_path / "register.csv"
    file.write_bytes("Task;Owner\r\nRéparer la digue;Comité\r\n".encode("cp1252"))
    found = read(file)
    assert any("read as cp125" in note for note in found.notes)
    take_in(small, found, "Lan")
    assert write_register_file(file, small.find(), ImportOptions()).notes == []
    assert "Réparer la digue;Comité;E1".encode("cp1252") in file.read_bytes()
    small.apply([make.ruling(item=make.task("Sửa đê"))], "Lan")
    done = write_register_file(file, small.find(), ImportOptions())
    assert "UTF-8" in done.notes[0]
    assert "Réparer la digue;Comité;E1" in file.read_text("utf-8-sig")


def test_text_from_documents_never_becomes_a_formula_in_csv(tmp_path, small, make) -> None:
    file = make_csv(tmp_path / "register.csv")
    for text in ("=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(1)", "\t=1"):
        small.apply([make.ruling(item=make.task(text, owner="=1"))], "Lan")
    write_register_file(file, small.find(), ImportOptions())
    cells = [cell for row in csv.reader(io.StringIO(file.read_text("utf-8")), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []
    assert "'=cmd|' /C calc'!A0" in cells


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("a.xlsx", b"", "no workbook", id="empty-workbook"),
        pytest.param("a.xlsx", b"PK\x03\x04" + b"x" * 50, "damaged", id="broken-workbook"),
        pytest.param("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old format", id="old-workbook"),
        pytest.param(
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
            id="password",
        ),
        pytest.param("a.json", b"[1, 2]", "no records", id="json-without-records"),
        pytest.param("a.json", b"\xff\xfe\xff", "can't be read", id="no-text"),
        pytest.param("a.db", b"no database", "no SQLite database", id="no-database"),
        pytest.param("a.doc", b"x", "not read as registers", id="another-kind"),
        pytest.param("a.csv", None, "can't be read", id="absent"),
        pytest.param("a.xlsx", None, "can't be read", id="absent-workbook"),
        pytest.param("a.csv", b"Task;Owner\n", "no row below the titles", id="titles-alone"),
    ],
)
def test_what_can_not_be_read_is_told(tmp_path, name, content, message) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableTableError, match=message):
        read(tmp_path / name)


def test_sheets_that_are_not_there_are_told(tmp_path) -> None:
    file = make_workbook(tmp_path / "register.xlsx")
    with pytest.raises(UnreadableTableError, match="no sheet 'x'"):
        read(file, sheet="x")
    with pytest.raises(UnknownColumnsError):
        read(file, sheet="Khác")


def test_a_full_disk_leaves_the_old_file(tmp_path, small, monkeypatch) -> None:
    file = make_workbook(tmp_path / "register.xlsx")
    take_in(small, read(file), "Lan")
    before = file.read_bytes()

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(replacing.os, "fsync", full)
    with pytest.raises(UnwritableDestinationError, match="no space left"):
        write_register_file(file, small.find(), ImportOptions())
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in {".tmp", ".xlsx"}) == ["register.xlsx"]


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(tmp_path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"new")
    with pytest.raises(UnwritableDestinationError, match="changed by another program"):
        replacing.replace_file(file, b"ours", backup_of=b"old")
    assert file.read_bytes() == b"new"
