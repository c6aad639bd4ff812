from __future__ import annotations

from directive_extract.lexicons import load_lexicon
from directive_extract.resolve.deadlines.vocabulary import PhraseTable, load_vocabulary


def test_longest_phrase_wins() -> None:
    table = PhraseTable([("no later", 1), ("no later than", 2)])
    assert table.match(["no", "later", "than", "May"], 0) == (2, 3)
    assert table.match(["no", "later", "May", ""], 0) == (1, 2)
    assert table.match(["nowhere"], 0) is None


def test_vocabulary_is_read_once() -> None:
    assert load_vocabulary() is load_vocabulary()


def test_no_phrase_stands_for_two_relations() -> None:
    relations = load_lexicon("date_words")["relations"]
    phrases = [phrase for of_relation in relations.values() for phrase in of_relation]
    assert sorted(set(phrases)) == sorted(phrases)


def test_lengths_are_prepositions() -> None:
    raw = load_lexicon("date_words")
    phrases = {phrase for of_relation in raw["relations"].values() for phrase in of_relation}
    assert set(raw["lengths"]["phrases"]) <= phrases


def test_lexicon_is_in_lower_case() -> None:
    def strings(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for key, inner in value.items() for text in [key, *strings(inner)]]
        if isinstance(value, list):
            return [text for inner in value for text in strings(inner)]
        return [value] if isinstance(value, str) else []

    assert [text for text in strings(load_lexicon("date_words")) if text != text.lower()] == []
