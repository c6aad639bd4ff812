"""Cells as Excel keeps them and as people type them."""

from __future__ import annotations

import datetime as dt

import pytest

from directive_extract import parse_deadline
from directive_extract.register.exchange.cells import (
    in_english,
    read_deadline_cell,
    read_owners,
    read_percent,
    read_state,
)
from directive_extract.register.exchange.grid import text_of

ANCHOR = dt.date(2026, 3, 9)


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        pytest.param(dt.datetime(2026, 6, 30, tzinfo=None), "2026-06-30", id="a-day-of-excel"),  # noqa: DTZ001
        pytest.param(dt.date(2026, 6, 30), "2026-06-30", id="a-day"),
        pytest.param(46203, "2026-06-30", id="the-number-of-a-day"),
        pytest.param(46203.0, "2026-06-30", id="the-number-of-a-day-as-a-float"),
        pytest.param("30/6/2026", "2026-06-30", id="day-first"),
        pytest.param("2026-06-30", "2026-06-30", id="iso"),
        pytest.param("before 15/12/2026", "2026-12-14", id="before"),
        pytest.param("Q2 2026", "2026-06-30", id="quarter"),
        pytest.param("trước ngày 15/12/2026", "2026-12-14", id="vi-before"),
        pytest.param("Trước 15/12/2026", "2026-12-14", id="vi-before-without-day"),
        pytest.param("ngày 30 tháng 6 năm 2026", "2026-06-30", id="vi-in-words"),
        pytest.param("tháng 6/2026", "2026-06-30", id="vi-month"),
        pytest.param("trong tháng 6 năm 2026", "2026-06-30", id="vi-in-month"),
        pytest.param("Quý II/2026", "2026-06-30", id="vi-quarter"),
        pytest.param("Quý IV năm 2026", "2026-12-31", id="vi-quarter-of-year"),
        pytest.param("năm 2026", "2026-12-31", id="vi-year"),
        pytest.param("hết năm 2026", "2026-12-31", id="vi-end-of-year"),
        pytest.param("hết quý III/2026", "2026-09-30", id="vi-end-of-quarter"),
        pytest.param("6 tháng đầu năm 2026", "2026-06-30", id="vi-half"),
    ],
)
def test_deadlines(cell, due) -> None:
    for anchor in (ANCHOR, None):
        found = read_deadline_cell(cell, anchor, parse_deadline)
        assert found is not None
        assert str(found.due) == due


@pytest.mark.parametrize("cell", ["hàng quý", "Hằng quý", "quarterly"])
def test_recurring_deadlines(cell) -> None:
    found = read_deadline_cell(cell, None, parse_deadline)
    assert (found.recurrence, found.text) == ("quarterly", cell)


@pytest.mark.parametrize("cell", ["30/6", "within 10 days", "next Friday"])
def test_what_depends_on_an_unknown_day_is_not_guessed(cell) -> None:
    assert read_deadline_cell(cell, None, parse_deadline) is None
    assert read_deadline_cell(cell, ANCHOR, parse_deadline) is not None


@pytest.mark.parametrize("cell", [None, "", "Thường xuyên", "soon", 12, True, "31/31/2026"])
def test_what_is_no_deadline(cell) -> None:
    assert read_deadline_cell(cell, ANCHOR, parse_deadline) is None


def test_english_words_stay_as_they_are() -> None:
    assert in_english("by the end of  June 2026") == "by the end of June 2026"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        pytest.param("Sở Tài chính", ["Sở Tài chính"], id="one"),
        pytest.param(
            "Sở Tài chính, UBND huyện A; Công an tỉnh", ["Sở Tài chính", "UBND huyện A", "Công an tỉnh"], id="marks"
        ),
        pytest.param("- Sở A\n- Sở B\n", ["Sở A", "Sở B"], id="list"),
        pytest.param("1. Bộ A\n2) Bộ B", ["Bộ A", "Bộ B"], id="numbered"),
        pytest.param(
            "Ministry of Industry, Trade and Tourism", ["Ministry of Industry, Trade and Tourism"], id="comma-in-a-name"
        ),
        pytest.param(
            "Ministry of Finance, Department of Roads",
            ["Ministry of Finance", "Department of Roads"],
            id="comma-between",
        ),
        pytest.param("Sở A; Sở A", ["Sở A"], id="twice"),
        pytest.param(None, [], id="none"),
    ],
)
def test_owners(cell, names) -> None:
    assert [owner.name for owner in read_owners(cell, "lead")] == names


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("Đang thực hiện", "in_progress"),
        ("HOÀN THÀNH", "done"),
        ("Closed", "done"),
        ("Huỷ", "cancelled"),
        ("chưa thực hiện", "confirmed"),
        ("blue", None),
        (None, None),
    ],
)
def test_states(cell, state) -> None:
    assert read_state(cell) == state


@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        (0.45, 45),
        (45, 45),
        ("45%", 45),
        ("đạt 45,5 %", 46),
        (1.0, 100),
        (100, 100),
        (101, None),
        ("200%", None),
        (True, None),
        (None, None),
        ("half", None),
    ],
)
def test_percentages(cell, percent) -> None:
    assert read_percent(cell) == percent


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (3.0, "3"),
        (3.5, "3.5"),
        (True, "yes"),
        (" a ", "a"),
        (dt.datetime(2026, 1, 2), "2026-01-02"),  # noqa: DTZ001
        (dt.datetime(2026, 1, 2, 8), "2026-01-02 08:00:00"),  # noqa: DTZ001
    ],
)
def test_cells_as_a_person_reads_them(cell, text) -> None:
    assert text_of(cell) == text
