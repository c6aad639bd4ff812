"""Cues: the words that mark a directive."""

from __future__ import annotations

from typing import Any

import pytest

from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.cues import cue_patterns, cues_in, has_cue, verbs
from directive_extract.schema.directive import Modality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The guild must report.", {"modal"}, id="modal"),
        pytest.param("It must have been lost.", set(), id="modal-of-conjecture"),
        pytest.param("The guild should still report.", {"should"}, id="should"),
        pytest.param("It should have been done.", set(), id="should-of-regret"),
        pytest.param("They will therefore have to pay.", {"have-to"}, id="have-to-with-adverb"),
        pytest.param("It has to do with tides.", set(), id="have-to-do-with"),
        pytest.param("The pilots are also to report.", {"be-to"}, id="be-to"),
        pytest.param("The pilots are to blame.", set(), id="be-to-blame"),
        pytest.param("No pilot may leave.", {"may-not"}, id="prohibition"),
        pytest.param("The pilots were promptly told to wait.", {"request-passive"}, id="told"),
        pytest.param("The mayor asked the pilots to wait.", {"request-active"}, id="asked"),
        pytest.param("The tide rises.", set(), id="none"),
    ],
)
def test_cues_in(text: str, expected: set[str]) -> None:
    found = {cue.id for cue in cues_in(text)}
    assert expected <= found
    assert bool(found) == bool(expected) == has_cue(text)


@pytest.mark.parametrize("entry", load_lexicon("cues")["cue"], ids=lambda entry: str(entry["id"]))
def test_stems_spare_only_searches_in_vain(entry: dict[str, Any]) -> None:
    cue = next(cue for cue in cue_patterns() if cue.id == entry["id"])
    assert all(stem == stem.casefold() for stem in cue.stems)
    for other in load_lexicon("cues")["cue"]:
        for text in (*other["examples"], *other["counter_examples"]):
            assert cue.may_match(text.casefold()) or not cue.regex.search(text)


def test_stems_tell_texts_that_are_not_searched() -> None:
    modal = next(cue for cue in cue_patterns() if cue.id == "modal")
    assert modal.may_match("the guild must report")
    assert not modal.may_match("the tide rises")


def test_cues_are_found_in_any_case() -> None:
    assert {cue.id for cue in cues_in("THE GUILD SHALL REPORT")} == {
        cue.id for cue in cues_in("the guild shall report")
    }


def test_entries_say_only_what_the_library_knows() -> None:
    for cue in cue_patterns():
        assert cue.owner in {"subject", "object", "none"}
        assert 0 < cue.weight <= 1
        assert cue.modality is None or Modality(cue.modality)
    assert len({cue.id for cue in cue_patterns()}) == len(cue_patterns())


@pytest.mark.parametrize("kind", ["request", "requested", "speech", "operative"])
def test_verb_forms_are_lower_case(kind: str) -> None:
    assert verbs(kind)
    assert all(form == form.casefold() for form in verbs(kind))
