"""Noun phrases by tags, on tags written by hand: no model is needed."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from directive_extract.extract.phrases import phrase_from, phrases_before

VOCAB = English().vocab


def tagged(marked: str) -> Doc:
    pairs = [word.rsplit("/", 1) for word in marked.split()]
    return Doc(VOCAB, words=[word for word, _ in pairs], tags=[tag for _, tag in pairs])


PHRASES = {
    "simple": ("the/DT board/NN must/MD act/VB", "the board"),
    "of": ("the/DT board/NN of/IN the/DT bank/NN is/VBZ", "the board of the bank"),
    "coordination": ("piers/NNS and/CC quays/NNS to/TO close/VB", "piers and quays"),
    "participle clause": ("the/DT board/NN and/CC running/VBG by/IN May/NNP", "the board"),
    "in doing": ("the/DT bank/NN in/IN lending/VBG money/NN", "the bank"),
    "trailing comma": ("the/DT bank/NN ,/, which/WDT lends/VBZ", "the bank"),
    "no noun": ("must/MD act/VB", ""),
}


@pytest.mark.parametrize(("marked", "expected"), PHRASES.values(), ids=PHRASES)
def test_phrase(marked: str, expected: str) -> None:
    doc = tagged(marked)
    start, end = phrase_from(doc, 0, len(doc))
    assert doc[start:end].text == expected


SUBJECTS = {
    "first": ("the/DT bank/NN must/MD", ["the bank"]),
    "behind an adverbial": ("By/IN the/DT terms/NNS agreed/VBN ,/, banks/NNS must/MD", ["banks"]),
    "behind from now on": ("From/IN now/RB on/IN the/DT bank/NN must/MD", ["the bank"]),
    "not behind of": ("Reports/NNS of/IN banks/NNS must/MD", ["Reports of banks"]),
}


@pytest.mark.parametrize(("marked", "expected"), SUBJECTS.values(), ids=SUBJECTS)
def test_subjects(marked: str, expected: list[str]) -> None:
    doc = tagged(marked)
    assert [doc[a:b].text for a, b in phrases_before(doc, 0, len(doc) - 1)] == expected
