from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_extract.extract.windows import AROUND, LONGEST, LONGEST_CLAUSE, windows


@pytest.mark.parametrize(
    ("is_open", "sizes", "expected"),
    [
        ("....", [9] * 4, []),
        ("..x..", [9] * 5, [range(2, 3)]),
        ("xx..x", [9] * 5, [range(2), range(4, 5)]),
        ("xxxx", [50] * 4, [range(2), range(2, 4)]),
        ("xx", [500, 500], [range(1), range(1, 2)]),
        ("x", [0], [range(1)]),
    ],
    ids=["none open", "one", "apart", "longer than a window", "very long", "no pieces"],
)
def test_windows_are_runs_of_open_clauses(is_open: str, sizes: list[int], expected: list[range]) -> None:
    assert list(windows([mark == "x" for mark in is_open], sizes)) == expected


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 300)), max_size=40))
def test_every_open_clause_is_in_one_window_and_no_window_too_long(clauses: list[tuple[bool, int]]) -> None:
    is_open, sizes = [one for one, _ in clauses], [size for _, size in clauses]
    found = list(windows(is_open, sizes))
    assert [place for window in found for place in window] == [at for at, one in enumerate(is_open) if one]
    for window in found:
        own = sum(min(sizes[at], LONGEST_CLAUSE) + 1 for at in window)
        assert 1 + own + 2 * (AROUND + 1) <= LONGEST
