import pytest

from directive_extract.review.views.bulk import chosen
from directive_extract.schema.review import Seen


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(["R1:1", "R12:3"], [("R1", 1), ("R12", 3)], id="as-the-page-sends-them"),
        pytest.param(["R1:1", "R1:1"], [("R1", 1)], id="each-once"),
        pytest.param(["", "R1", "R1:0", "E1:1", "R1:1:1", "R1:x", f"R1:{'9' * 40}"], [], id="nothing-else"),
    ],
)
def test_chosen(values, expected):
    assert chosen(values) == tuple(Seen(record=record, revision=revision) for record, revision in expected)
