"""Numbers as Word writes them."""

from __future__ import annotations

import pytest

from directive_extract.ingest.docx.counting import written

CASES = [
    (7, "decimal", "7"),
    (7, "decimalZero", "07"),
    (12, "decimalZero", "12"),
    (3, "lowerLetter", "c"),
    (28, "lowerLetter", "bb"),
    (53, "upperLetter", "AAA"),
    (14, "lowerRoman", "xiv"),
    (1949, "upperRoman", "MCMXLIX"),
    (5000, "upperRoman", "5000"),
    (0, "lowerLetter", "0"),
    (11, "ordinal", "11th"),
    (22, "ordinal", "22nd"),
    (21, "cardinalText", "Twenty-one"),
    (30, "ordinalText", "Thirtieth"),
    (32, "ordinalText", "Thirty-second"),
    (12, "ordinalText", "Twelfth"),
    (4, "none", ""),
    (4, "bullet", ""),
    (4, "chicago", "4"),
]


@pytest.mark.parametrize(("count", "style", "text"), CASES)
def test_written(count: int, style: str, text: str) -> None:
    assert written(count, style) == text
