from itertools import permutations
from pathlib import Path

import pytest

from directive_extract.batch.inputs import Document
from directive_extract.batch.names import name_results


def documents(*names):
    return [Document(Path("/data") / name, Path(name)) for name in names]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(["a.txt", "b.html"], ["a", "b"], id="stems"),
        pytest.param(["x/r.txt", "y/r.txt", "s.txt"], ["x-r", "y-r", "s"], id="same stem in two folders"),
        pytest.param(["x/r.txt", "x/r.html"], ["r-txt", "r-html"], id="same stem of two kinds"),
        pytest.param(["p/x/r.txt", "q/x/r.txt"], ["p-x-r", "q-x-r"], id="same folder name higher up"),
        pytest.param(["x/r.txt", "y/R.txt"], ["x-r", "y-R"], id="file systems that ignore case"),
        pytest.param(["x/r.txt", "y/r.txt", "x-r.txt"], ["data-x-r", "y-r", "x-r"], id="longer name is taken"),
        pytest.param(["x/r.txt", "x/r.html", "y/r.txt"], ["r-html", "y-r"], id="kind and folder"),
    ],
)
def test_name_results(files, expected):
    names = name_results(documents(*files))
    assert len({name.casefold() for name in names}) == len(files)
    assert [name for name in names if name in expected] == expected


def test_name_results_does_not_depend_on_the_order():
    files = ["x/r.txt", "y/r.txt", "y/r.html", "x-r.txt", "s.txt"]
    expected = dict(zip(files, name_results(documents(*files)), strict=True))
    for order in permutations(files):
        assert dict(zip(order, name_results(documents(*order)), strict=True)) == expected
