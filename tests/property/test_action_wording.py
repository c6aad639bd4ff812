"""Actions of whole documents: form that always holds, and how many begin as a register's entry should."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from directive_extract.lexicons.verbforms import verb_of
from directive_extract.pipeline import Extractor

ROOT = Path(__file__).parents[2]
OWN = sorted((ROOT / "models" / "data" / "own").glob("*.txt"))[::8]
DEV = sorted((ROOT.parent / "shared" / "gold" / "dev").glob("*.txt"))
SETS = [
    pytest.param(OWN, id="own"),
    pytest.param(
        DEV, id="dev", marks=pytest.mark.skipif(not DEV, reason="../shared/gold/dev is not beside this checkout")
    ),
]
PRONOUN = re.compile(r"(?:it|they|he|she|we|i|this|these|those|its|their|his|her)\b", re.IGNORECASE)
ADVERB = re.compile(r"(?:[a-z]+ly|also|always|again|together|not|never)\b,?\s*", re.IGNORECASE)
MOST_OTHERS = 0.2  # noun phrases of tables and minutes ("Siren test along the river"), passives, clauses misread
BEGUN = 3  # adverbials that may stand before the verb: "Before 1 May, where needed, promptly report ..."


def begins_with_verb(action: str) -> bool:
    """Whether a verb in base form stands first, or behind adverbials that end in a comma."""
    parts = action.split(", ")
    return any(_verb_first(", ".join(parts[i:])) for i in range(min(BEGUN, len(parts))))


def _verb_first(phrase: str) -> bool:
    while match := ADVERB.match(phrase):
        phrase = phrase[match.end() :]
    words = re.findall(r"[\w-]+", phrase)
    return bool(words) and (words[0].rpartition("-")[2].lower() == verb_of(words[0].rpartition("-")[2].lower()))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def actions_of(extractor: Extractor, documents: list[Path]) -> list[str]:
    found = [task.action for path in documents for task in extractor.extract(path).tasks]
    assert len(found) > 100, "too few tasks to say anything"
    return found


@pytest.mark.parametrize("documents", SETS)
def test_every_action_has_a_capital_and_no_loose_ends(extractor: Extractor, documents: list[Path]) -> None:
    actions = actions_of(extractor, documents)
    loose = re.compile(r"^[a-z\s]|^\W*$|\s{2}|\s$|[,;:–-]$|\n")
    assert [action for action in actions if loose.search(action)] == []


# What is left has the document's own words where no verb can be put first safely (docs/limits.md).
@pytest.mark.parametrize("documents", SETS)
def test_hardly_an_action_begins_with_a_pronoun(extractor: Extractor, documents: list[Path]) -> None:
    actions = actions_of(extractor, documents)
    begun = [action for action in actions if PRONOUN.match(action)]
    assert len(begun) <= 0.02 * len(actions), begun


@pytest.mark.parametrize("documents", SETS)
def test_four_actions_in_five_begin_with_a_verb_in_base_form(extractor: Extractor, documents: list[Path]) -> None:
    actions = actions_of(extractor, documents)
    others = [action for action in actions if not begins_with_verb(action)]
    assert len(others) <= MOST_OTHERS * len(actions), others
