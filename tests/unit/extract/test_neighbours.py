"""A second look: what the classifier said of the clauses around one, as numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from directive_extract.extract.neighbours import NAMES, USUAL, SecondLook, values_of


def chances(task: float, principle: float = 0.0) -> dict[str, float]:
    return {"task": task, "principle": principle, "background": 1 - task - principle}


def value(table: np.ndarray, clause: int, name: str) -> float:
    return float(table[clause, NAMES.index(name)])


TABLE = values_of([chances(0.5), chances(0.8), chances(0.2, 0.6)], [0, 0, 1])


@pytest.mark.parametrize(
    ("clause", "name", "expected"),
    [
        pytest.param(1, "own task", math.log(0.8 / 0.2), id="own-log-odds"),
        pytest.param(2, "own principle", math.log(0.6 / 0.2), id="own-log-odds-of-a-principle"),
        pytest.param(1, "task -1", 0.5 - USUAL["task"], id="the-one-before"),
        pytest.param(1, "principle +1", 0.6 - USUAL["principle"], id="the-one-behind"),
        pytest.param(0, "task -1", 0.0, id="nothing-before-the-first"),
        pytest.param(2, "task +2", 0.0, id="nothing-behind-the-last"),
        pytest.param(0, "same block +1", 1.0, id="same-block"),
        pytest.param(1, "same block +1", 0.0, id="another-block"),
        pytest.param(0, "same block -1", 0.0, id="outside-is-no-block"),
        pytest.param(0, "task in block +1", 0.8 - USUAL["task"], id="task-in-the-same-block"),
        pytest.param(1, "principle in block +1", 0.0, id="principle-in-another-block"),
    ],
)
def test_values(clause, name, expected) -> None:
    assert value(TABLE, clause, name) == pytest.approx(expected)


def test_nearer_neighbours_weigh_more() -> None:
    near = values_of([chances(0.9), chances(0.35), chances(0.35)], [0, 1, 2])
    assert value(near, 1, "task around") > value(near, 2, "task around") > 0


def test_a_clause_that_stands_alone_has_no_neighbours() -> None:
    [row] = values_of([chances(0.7)], [0])
    assert np.count_nonzero(row[2:]) == 0


def test_probabilities_are_those_of_a_logistic_regression() -> None:
    weights = {name: [0.0, 0.0, 0.0] for name in NAMES} | {"task -1": [-1.0, 0.0, 1.0]}
    shares = SecondLook((0.5, 0.0, 0.0), weights).probabilities(TABLE)
    assert shares.sum(axis=1) == pytest.approx(np.ones(3))
    assert math.log(shares[1, 2] / shares[1, 0]) == pytest.approx(2 * (0.5 - USUAL["task"]) - 0.5)
