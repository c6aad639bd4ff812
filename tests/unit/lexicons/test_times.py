"""Whether words say when at all."""

from __future__ import annotations

import pytest

from directive_extract.lexicons.times import has_time, is_dated


@pytest.mark.parametrize(
    "text",
    [
        "finish it before the frost",
        "by Friday",
        "WITHIN ten days",
        "no later than 3 May",
        "report monthly",
        "every quarter",
        "in the second quarter",
        "in March",
        "in 2027",
        "on 4 June",
        "this week",
        "at the latest",
        "by the end of winter",
    ],
)
def test_words_of_time(text: str) -> None:
    assert has_time(text)


@pytest.mark.parametrize(
    "text", ["", "mend the roof", "in the harbour", "on the mole", "the byway", "everyone else", "at the quay"]
)
def test_other_words(text: str) -> None:
    assert not has_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "from 2 November",
        "after six months",
        "before the session",
        "as of 1 May",
        "in the coming week",
        "by the end of 2028",
    ],
)
def test_days_and_periods(text: str) -> None:
    assert is_dated(text)


@pytest.mark.parametrize(
    "text", ["by telephone", "before supply", "in terms of cost", "from 75 to 70", "in the first place", "by quarter"]
)
def test_neither_day_nor_period(text: str) -> None:
    assert not is_dated(text)
