"""Which words have a clause of their own."""

from __future__ import annotations

import pytest

from directive_extract.extract.heads import heads_clause


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The yard must mend the quay.", ["mend"], id="sentence"),
        pytest.param("The mayor said that the yard must mend the quay.", ["said", "mend"], id="what-is-said"),
        pytest.param("The yard must state how it will mend the quay.", ["state"], id="indirect-question"),
        pytest.param("The pilots are to confirm that the quay is safe.", ["are"], id="what-is-to-be-said"),
        pytest.param("The pilots were told that the quay must be closed.", ["told"], id="what-they-are-told"),
        pytest.param("The yard may not work while it rains.", ["work"], id="while-says-when"),
        pytest.param(
            "The yard mends the quay, while the pilots mark the channel.", ["mends", "mark"], id="while-contrasts"
        ),
    ],
)
def test_heads(parse, text: str, expected: list[str]) -> None:
    assert [token.text for token in parse(text) if heads_clause(token)] == expected
