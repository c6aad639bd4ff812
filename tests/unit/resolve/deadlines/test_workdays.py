from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.errors import ConfigError
from directive_extract.resolve.deadlines.workdays import add_working_days, is_working_day, last_working_day

FRIDAY = dt.date(2025, 12, 19)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(0, dt.date(2025, 12, 19), id="none"),
        pytest.param(1, dt.date(2025, 12, 22), id="over-the-weekend"),
        pytest.param(5, dt.date(2025, 12, 26), id="a-week"),
        pytest.param(-1, dt.date(2025, 12, 18), id="back"),
        pytest.param(-5, dt.date(2025, 12, 12), id="back-a-week"),
    ],
)
def test_add_working_days(count: int, expected: dt.date) -> None:
    assert add_working_days(FRIDAY, count, None) == expected


def test_holidays_of_a_country_are_left_out() -> None:
    assert not is_working_day(dt.date(2025, 12, 25), "GB")
    assert is_working_day(dt.date(2025, 12, 25), None)
    assert add_working_days(dt.date(2025, 12, 24), 1, "GB") == dt.date(2025, 12, 29)


def test_last_working_day() -> None:
    assert last_working_day(dt.date(2026, 1, 31), None) == dt.date(2026, 1, 30)
    assert last_working_day(dt.date(2026, 1, 30), None) == dt.date(2026, 1, 30)


def test_unknown_country_is_refused() -> None:
    with pytest.raises(ConfigError, match="XX"):
        is_working_day(FRIDAY, "XX")
