"""Columns are recognised from their titles, in English and Vietnamese."""

from __future__ import annotations

from collections import Counter

import pytest

from directive_extract.errors import UnknownColumnsError
from directive_extract.lexicons import load_lexicon
from directive_extract.register.exchange.columns import (
    FIELDS,
    LANGUAGES,
    apply_profile,
    fold,
    map_named_columns,
    read_profile,
    recognise_columns,
    with_named_columns,
)
from directive_extract.register.exchange.grid import Row


def rows(*cells):
    return [Row(number, tuple(row)) for number, row in enumerate(cells, start=1)]


def fields(found):
    return {found.titles[place]: field for place, field in found.fields.items()}


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        pytest.param(
            ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Tiến độ"),
            ("number", "action", "lead", "support", "deadline", "progress"),
            id="vietnamese",
        ),
        pytest.param(
            ("No.", "Action item", "Responsible", "Due date", "Status", "% complete", "Remarks"),
            ("number", "action", "lead", "deadline", "state", "percent", "note"),
            id="english",
        ),
        pytest.param(
            ("TT", "NỘI DUNG NHIỆM VỤ", "Đơn vị\nchủ trì", "Thời hạn (ngày/tháng/năm)", "Kết quả"),
            ("number", "action", "lead", "deadline", "result"),
            id="capitals-line-breaks-and-brackets",
        ),
        pytest.param(
            ("TT", "Nhiệm vụ", "Thời hạn hoàn thành theo kế hoạch"),
            ("number", "action", "deadline"),
            id="a-part-of-the-title",
        ),
        pytest.param(
            ("Task", "Remarks", "Notes", "Owner"), ("action", "note", None, "lead"), id="only-one-column-a-field"
        ),
        pytest.param(
            ("Nhiệm vụ".encode().decode(), "Thời hạn", "Ghi chú"),
            ("action", "deadline", "note"),
            id="decomposed-letters",
        ),
    ],
)
def test_titles(titles, expected) -> None:
    found = recognise_columns(rows(titles))
    assert tuple(found.fields.get(place) for place in range(len(titles))) == expected


def test_titles_below_a_letterhead() -> None:
    found = recognise_columns(
        rows(("UBND TỈNH",), (), ("Bảng theo dõi nhiệm vụ năm 2026",), ("STT", "Nhiệm vụ"), (1, "x"))
    )
    assert (found.header_row, found.header_rows, fields(found)) == (4, 1, {"STT": "number", "Nhiệm vụ": "action"})


def test_titles_in_two_rows() -> None:
    upper = ("STT", "Nhiệm vụ", "Cơ quan thực hiện", None, "Thời hạn")
    found = recognise_columns(rows(upper, (None, None, "Chủ trì", "Phối hợp", None), (1, "a", "b", "c", "d")))
    assert (found.header_row, found.header_rows) == (1, 2)
    assert list(found.fields.values()) == ["number", "action", "lead", "support", "deadline"]


def test_what_was_guessed_is_shown_as_guessed() -> None:
    found = recognise_columns(rows(("Task", "Deadline for the reply", "Room")))
    assert list(found.lines()) == [
        "Task -> action",
        "Deadline for the reply -> deadline  (guessed from a part of the title)",
        "Room -> kept as it is",
    ]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        pytest.param([("a", "b"), (1, 2)], "looks like the titles", id="no-titles"),
        pytest.param([("Owner", "Deadline")], "none of the columns is known to hold the task", id="no-task"),
    ],
)
def test_what_is_not_recognised_is_told(table, message) -> None:
    with pytest.raises(UnknownColumnsError, match=message):
        recognise_columns(rows(*table))


def test_a_person_names_columns() -> None:
    found = recognise_columns(rows(("Task", "Owner", "Room", "When")))
    named = with_named_columns(found, {"lead": "room", "deadline": ""})
    assert fields(named) == {"Task": "action", "Room": "lead"}
    with pytest.raises(UnknownColumnsError, match="no column 'Hall'"):
        with_named_columns(found, {"lead": "Hall"})
    with pytest.raises(UnknownColumnsError, match="nothing a column can hold"):
        with_named_columns(found, {"colour": "Room"})


def test_a_person_names_columns_that_are_not_recognised() -> None:
    table = rows(("Übersicht",), ("Aufgabe", "Wer"), ("Deich", "Amt"))
    found = map_named_columns(table, {"action": "Aufgabe", "lead": "wer"})
    assert (found.header_row, fields(found)) == (2, {"Aufgabe": "action", "Wer": "lead"})
    with pytest.raises(UnknownColumnsError, match="no row"):
        map_named_columns(table, {"action": "Arbeit"})


def test_a_profile_finds_its_columns_wherever_they_stand(tmp_path) -> None:
    found = with_named_columns(recognise_columns(rows(("Task", "Owner", "Room"))), {"lead": "Room"})
    path = tmp_path / "profile.json"
    path.write_text(found.model_dump_json(), "utf-8")
    again = apply_profile(read_profile(path), rows(("List",), ("Room", "Owner", "Task")))
    assert (again.header_row, again.fields) == (2, {0: "lead", 2: "action"})
    with pytest.raises(UnknownColumnsError, match="all titles of the profile"):
        apply_profile(found, rows(("Task", "Owner")))


@pytest.mark.parametrize("content", [None, "", "[]", '{"columns": 1}'])
def test_what_is_no_profile_is_told(tmp_path, content) -> None:
    path = tmp_path / "profile.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(UnknownColumnsError, match="no profile"):
        read_profile(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lexicon_names_fields_and_no_title_twice(language) -> None:
    titles = load_lexicon("register", language)["titles"]
    assert set(titles) <= set(FIELDS)
    folded = Counter(fold(title) for several in titles.values() for title in several)
    assert [title for title, count in folded.items() if count > 1] == []
