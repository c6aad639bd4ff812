"""The rules: task, principle or neither."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from directive_extract.extract.verdicts import judge, reason, signs
from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.stems import may_match


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        pytest.param("The Ministry must mend the quay.", "task", id="duty"),
        pytest.param("The mayor asked the Ministry to mend the quay.", "task", id="request"),
        pytest.param("Fishermen may not enter the basin.", "task", id="prohibition"),
        pytest.param("It was agreed.\n\n## Action items\n\n- Mend the quay\n", "task", id="imperative-in-a-list"),
        pytest.param("It was agreed that the Clerk would mend the quay.", "task", id="agreed-that-somebody-would"),
        pytest.param("It was moved by Orr and agreed that the quay be mended.", "task", id="moved-and-agreed"),
        pytest.param("It was agreed that the quay was old.", "background", id="agreed-that-it-is-so"),
        pytest.param("It was agreed that the quay would cost a lot.", "background", id="agreed-what-a-thing-would"),
        pytest.param("It was said that the Clerk would mend the quay.", "background", id="said-that-somebody-would"),
        pytest.param("Safety comes first, speed comes second.", "principle", id="motto"),
        pytest.param("The two clears are: clear water; clear rules.", "principle", id="unpacked-motto"),
        pytest.param("The quay is old.", "background", id="description"),
        pytest.param("The Ministry mended the quay last year.", "background", id="past"),
        pytest.param("Under the Harbour Act, ships must carry lamps.", "background", id="what-the-law-says"),
        pytest.param("The council hopes that the quay will last.", "background", id="hope"),
        pytest.param("Residents said that the quay must be mended.", "background", id="said-by-somebody-else"),
        pytest.param("The motion that the Ministry must mend the quay was defeated.", "background", id="failed-motion"),
    ],
)
def test_judge(see, text, verdict) -> None:
    assert str(judge(see(text)[-1]).verdict) == verdict


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ministry must mend the quay.", "cue 'modal'"),
        ("Residents said that the quay must be mended.", "said by somebody else"),
        ("Last year the Ministry had to mend the quay.", "against it: past"),
        ("Mend the quay.", "imperative"),
        ("The quay is old.", "no cue"),
        ("It was agreed that the Clerk would mend the quay.", "what was agreed"),
    ],
)
def test_reasons_are_plain_words(see, text, words) -> None:
    assert words in reason(see(text)[-1])


def test_an_announcement_is_neither(see) -> None:
    first = see("The Ministry must do the following:\n\n1. Mend the quay.\n\n2. Lock the gate.\n")[0]
    assert judge(first).verdict == "background"
    assert reason(first) == "announces a list"


def test_signs_name_what_they_saw() -> None:
    assert ("past", -0.35) in signs("neither", "The quay was mended last year")
    assert signs("neither", "Mend the quay") == ()


_DATA = Path(__file__).parents[3] / "models" / "data"
_ENTRIES = [entry for group in ("principle", "neither") for entry in load_lexicon("verdicts")[group]]


@pytest.mark.parametrize("entry", _ENTRIES, ids=lambda entry: str(entry["id"]))
def test_stems_spare_only_searches_in_vain(entry: dict[str, Any]) -> None:
    pattern, stems = re.compile(entry["pattern"], re.IGNORECASE), tuple(entry.get("stems", ()))
    own = [text for one in _ENTRIES for text in (*one["examples"], *one["counter_examples"])]
    real = [line for path in sorted(_DATA.glob("*/*a.txt")) for line in path.read_text("utf-8").splitlines()]
    assert len(real) > 1_000
    spared = [text for text in (*own, *real) if not may_match(text.casefold(), stems)]
    assert [text for text in spared if pattern.search(text)] == []
    assert not stems or spared
