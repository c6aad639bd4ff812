"""The index gives the patterns that asking each of them would give."""

from __future__ import annotations

import pytest

from directive_extract.lexicons.stems import StemIndex, may_match

ENTRIES = (
    ("modal", ("must", "shall")),
    ("any", ()),
    ("infinitive", (" to ",)),
    ("charge", ("responsib", "has the")),
    ("apostrophe", ("’ll",)),
)
TEXTS = {
    "": ["any"],
    "the guild must report": ["modal", "any"],
    "mustard is sold today": ["modal", "any"],
    "to the quay": ["any"],
    "it has to go": ["any", "infinitive"],
    "it has\u00a0the key": ["any"],
    "she has the key": ["any", "charge"],
    "they’ll be responsible": ["any", "charge", "apostrophe"],
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.items())
def test_worth_names_what_may_match_in_the_order_given(text: str, expected: list[str]) -> None:
    assert StemIndex(ENTRIES).worth(text) == expected
    assert expected == [name for name, stems in ENTRIES if may_match(text, stems)]


def test_a_text_is_read_the_same_again() -> None:
    index = StemIndex(ENTRIES)
    assert index.worth("shall it be") == index.worth("shall it be") == ["modal", "any"]


def test_a_stem_of_one_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="one letter"):
        StemIndex([("indefinite", (" a ",))])
