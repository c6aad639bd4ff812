"""Names that are spelled like words of the grammar do not tear a sentence apart."""

from __future__ import annotations

import pytest

from directive_extract.extract.clauses import split_clauses


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The ports of Ca Mau, An Giang, Tay Ninh and Can Tho shall draw up the list.", id="list of places"
        ),
        pytest.param("Secretary Pham Van An must send the list to the Ministry.", id="last name"),
        pytest.param("Chairman To Huu must send the list to the Ministry.", id="first name"),
    ],
)
def test_a_name_is_one_subject(parse, text) -> None:
    doc = parse(text)
    assert [doc[clause.start : clause.end].text for clause in split_clauses(doc)] == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "word", "tags"),
    [
        pytest.param("Deputy Minister Can Van Thu said so.", "Can", {"NNP"}, id="name"),
        pytest.param("Can the ministry help?", "Can", {"MD"}, id="question"),
        pytest.param("An office must help.", "An", {"DT"}, id="beginning"),
        pytest.param("The board met. To help, it must act.", "To", {"TO"}, id="beginning of the next sentence"),
    ],
)
def test_words_keep_their_grammar_elsewhere(parse, text, word, tags) -> None:
    doc = parse(text)
    assert {token.tag_ for token in doc if token.text == word} == tags
