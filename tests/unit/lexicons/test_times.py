"""Whether words say when at all."""

from __future__ import annotations

import pytest

from directive_extract.lexicons.times import has_time


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
