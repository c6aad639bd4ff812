from __future__ import annotations

import pytest

from directive_extract.register.matching.numbers import numbers_of, years_of
from directive_extract.register.matching.words import fold, stem, stems_of


@pytest.mark.parametrize(
    ("text", "folded"), [("Khánh Hòa", "khanh hoa"), ("Đồng Nai", "dong nai"), ("PLAIN", "plain")], ids=str
)
def test_names_are_one_with_and_without_diacritics(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "forms",
    [
        ("publish", "published", "publishes"),
        ("complete", "completed", "completing"),
        ("policies", "policy"),
        ("plans", "plan"),
    ],
    ids=lambda forms: forms[0],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_small_words_and_words_of_telling_are_left_out() -> None:
    assert stems_of("The board asked the mayor to repair it") == (stem("board"), stem("mayor"), stem("repair"))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("twenty-two buses", {22}),
        ("1.5 million dollars", {1_500_000}),
        ("2,150 children", {2150}),
        ("a third of the seats", {0.3333}),
        ("70 per cent", {70}),
        ("by 3 March 2026", set()),
        ("on the 5th of every month", set()),
        ("the 2021-2025 plan", set()),
        ("one office", set()),
        ("in the first quarter", set()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_numbers_are_read_however_they_are_written(text: str, numbers: set[float]) -> None:
    assert numbers_of(text) == numbers


def test_years_are_told_from_numbers() -> None:
    assert years_of("the plan for 2026 with 2,026 trees") == {"2026"}
