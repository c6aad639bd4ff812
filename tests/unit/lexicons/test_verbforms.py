from __future__ import annotations

import pytest

from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.verbforms import third_person, verb_of

FORMS = [
    ("publishes", "publish"),
    ("Completing", "complete"),
    ("submitted", "submit"),
    ("carries", "carry"),
    ("written", "write"),
    ("tying", "tie"),
    ("agreed", "agree"),
    ("set", "set"),
    ("is", "be"),
    ("has", "have"),
    ("goes", "go"),
    ("used", "use"),
    ("travelled", "travel"),
    ("travelling", "travel"),
    ("planned", "plan"),
    ("paid", "pay"),
    ("overseen", "oversee"),
]


@pytest.mark.parametrize(("form", "verb"), FORMS)
def test_verb_of(form: str, verb: str) -> None:
    assert verb_of(form) == verb


@pytest.mark.parametrize("form", ["ministry", "glorped", "", "thes"])
def test_verb_of_unknown(form: str) -> None:
    assert verb_of(form) is None


@pytest.mark.parametrize(
    ("verb", "third"), [("publish", "publishes"), ("carry", "carries"), ("pay", "pays"), ("be", "is"), ("go", "goes")]
)
def test_third_person(verb: str, third: str) -> None:
    assert third_person(verb) == third
    assert verb_of(third) == verb


def test_every_verb_is_listed_once_and_is_its_own_verb() -> None:
    lexicon = load_lexicon("verbs")
    verbs = [*lexicon["regular"].split(), *lexicon["irregular"]]
    assert len(verbs) == len(set(verbs))
    assert [verb for verb in verbs if verb_of(verb) != verb] == []
