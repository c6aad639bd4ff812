from __future__ import annotations

import pytest

from directive_extract.resolve.nominal import begins_with_verb, with_verb_for_noun


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the closure of a ferry line", "ensure the closure of a ferry line", id="act"),
        pytest.param("Inspection of all boats", "ensure inspection of all boats", id="row"),
        pytest.param("urged the delivery of nets", "ensure the delivery of nets", id="asked-for"),
        pytest.param("calls for joint drills", "joint drills", id="thing-asked-for"),
        pytest.param("calls on ports to drill", None, id="asked-to"),
        pytest.param("Department of Fisheries", None, id="body"),
        pytest.param("put an end to dumping", None, id="imperative"),
        pytest.param("the end of May is kept for exams", None, id="finite"),
        pytest.param("Succession plan for four posts", None, id="thing"),
    ],
)
def test_with_verb_for_noun(text: str, expected: str | None) -> None:
    assert with_verb_for_noun(text) == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("Supply the list", True),
        ("Promptly reply to it", True),
        ("Do not ask twice", True),
        ("Re-test the water", True),
        ("Where prices are wrong, correct them", True),
        ("List of wells", True),
        ("Succession plan", False),
        ("The clerk lists wells", False),
        ("Listing of wells", False),
        ("", False),
    ],
)
def test_begins_with_verb(action: str, expected: bool) -> None:
    assert begins_with_verb(action) is expected
