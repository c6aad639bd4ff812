import datetime as dt

import pytest

from directive_extract.cli.options import parse_day, settings_with
from directive_extract.errors import (
    InvalidDateError,
    OrganisationListError,
    SourceNotFoundError,
    UnreadableSourceError,
)


def test_parse_day_reads_year_month_day():
    assert parse_day(" 2025-10-05 ") == dt.date(2025, 10, 5)


@pytest.mark.parametrize(
    "text", ["", "today", "2025-02-30", "20251005", "2025-W41-1", "05/10/2025", "2025-1-5", "٢٠٢٥-١٠-٠٥"]
)
def test_parse_day_refuses_anything_else_with_an_example(text):
    with pytest.raises(InvalidDateError, match=r"2025-10-15.*DX-CFG-01"):
        parse_day(text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("seal wax\n", "seal wax", id="line"),
        pytest.param("\ufeffseal\r\nsecond line", "seal", id="byte-order-mark-and-more-lines"),
        pytest.param("", None, id="empty"),
    ],
)
def test_the_password_file_goes_before_the_option(tmp_path, written, expected):
    file = tmp_path / "password"
    file.write_bytes(written.encode("utf-8"))
    assert settings_with("other", file).password == expected


def test_without_a_file_the_option_counts():
    assert settings_with("seal", None).password == "seal"
    assert settings_with("", None).password is None


def test_a_password_file_that_is_not_there_or_no_text_is_told(tmp_path):
    with pytest.raises(SourceNotFoundError, match="--password-file"):
        settings_with(None, tmp_path / "missing")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableSourceError, match="--password-file"):
        settings_with(None, tmp_path / "binary")


def test_lists_of_organisations_are_read_one_after_the_other(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("id,name\nworks,Ministry of Works\n", encoding="utf-8")
    found = settings_with(None, None, ["viet-nam", str(own)]).organisations
    assert found[-1].id == "works"
    assert found[0].id.startswith("vn-")
    assert settings_with(None, None, []).organisations == ()


def test_a_list_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OrganisationListError, match=r"none\.toml"):
        settings_with(None, None, [str(tmp_path / "none.toml")])
