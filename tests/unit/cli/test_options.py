import datetime as dt

import pytest

from directive_extract.cli.options import parse_day
from directive_extract.errors import InvalidDateError


def test_parse_day_reads_year_month_day():
    assert parse_day(" 2025-10-05 ") == dt.date(2025, 10, 5)


@pytest.mark.parametrize(
    "text", ["", "today", "2025-02-30", "20251005", "2025-W41-1", "05/10/2025", "2025-1-5", "٢٠٢٥-١٠-٠٥"]
)
def test_parse_day_refuses_anything_else_with_an_example(text):
    with pytest.raises(InvalidDateError, match=r"2025-10-15.*DX-CFG-01"):
        parse_day(text)
