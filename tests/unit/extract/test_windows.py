from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_extract.extract.windows import LONGEST, LONGEST_CLAUSE, REACH, windows


@pytest.mark.parametrize(
    ("is_open", "sizes", "expected"),
    [
        ("....", [9] * 4, []),
        ("..x..", [9] * 5, [range(1, 4)]),
        ("x...x", [9] * 5, [range(2), range(3, 5)]),
        ("x.x", [9] * 3, [range(3)]),
        ("xxxx", [60] * 4, [range(2), range(1, 3), range(2, 4)]),
        ("xx", [500, 500], [range(1), range(1, 2)]),
        ("x", [0], [range(1)]),
    ],
    ids=["none open", "with neighbours", "apart", "one between", "longer than a window", "very long", "no pieces"],
)
def test_windows_hold_open_clauses_and_their_neighbours(is_open: str, sizes: list[int], expected: list[range]) -> None:
    assert list(windows([mark == "x" for mark in is_open], sizes)) == expected


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 300)), max_size=40))
def test_no_open_clause_is_left_out_and_no_window_too_long(clauses: list[tuple[bool, int]]) -> None:
    is_open, sizes = [one for one, _ in clauses], [size for _, size in clauses]
    found = list(windows(is_open, sizes))
    covered = {place for window in found for place in window}
    assert {at for at, one in enumerate(is_open) if one} <= covered
    for window in found:
        length = 1 + sum(min(sizes[at], LONGEST_CLAUSE) + 1 for at in window)
        assert length <= LONGEST
        assert all(any(is_open[max(0, at - REACH) : at + REACH + 1]) for at in window)
    assert [window.start for window in found] == sorted({window.start for window in found})
