"""Relative clauses that give somebody else a task."""

from __future__ import annotations

import pytest

from directive_extract.extract.relatives import gives_task


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The plan was sent to the Port Committee, which is to report in May.", True, id="a-body"),
        pytest.param("The yards must mend 40 quays, of which Port Weir has to mend nine.", True, id="of-which"),
        pytest.param("A review will follow, for which local councils are asked to write.", True, id="for-which"),
        pytest.param("The yard must mend nine quays, which must be in use by June.", False, id="a-thing"),
        pytest.param(
            "The Board shall watch the work of the ports, which must be done by May.", False, id="what-is-done"
        ),
        pytest.param("The yard must mend the quay, which the Port Office built in 1990.", False, id="no-duty"),
        pytest.param("The Port Office, which must report in May, is short of staff.", False, id="no-verb-before"),
        pytest.param("The yard must mend the quay, and the Port Office must help.", False, id="no-relative"),
    ],
)
def test_gives_task(parse, text: str, expected: bool) -> None:
    doc = parse(text)
    comma = next(token.i for token in doc if token.text == ",")
    assert gives_task(doc, 0, comma, len(doc)) is expected
