"""Shipped lists: no name, abbreviation or misspelling of one listed body is ever taken for another one."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from directive_extract.lexicons.organisations import SHIPPED, shipped_organisations
from directive_extract.resolve.organisations import OrganisationIndex

LISTED = tuple(entry for name in SHIPPED for entry in shipped_organisations(name))
INDEX = OrganisationIndex(LISTED)
BODIES = [(entry.id, body) for entry in LISTED for body in (entry, *entry.predecessors)]
NAMES = [(id_, name) for id_, body in BODIES for name in body.names]
SHORT = [(id_, short) for id_, body in BODIES for short in body.abbreviations]
EXACT = {name.casefold(): id_ for id_, name in (*NAMES, *SHORT)}
DAYS = [None, dt.date(2024, 5, 6), dt.date(2025, 2, 28), dt.date(2025, 3, 1), dt.date(2026, 5, 6)]
LONG = 9  # letters of a word in which one slip is always forgiven


class Slip(NamedTuple):
    """One slip of the pen: what is done at which letter."""

    kind: str
    place: int
    letter: str


SLIPS = st.builds(
    Slip,
    st.sampled_from(["drop", "double", "swap", "replace", "insert"]),
    st.integers(0, 200),
    st.sampled_from("abcdefghijklmnopqrstuvwxyz"),
)


def slipped(name: str, slip: Slip) -> str:
    """The name with a slip at one of its letters, taken round where the name is shorter."""
    letters = [i for i, character in enumerate(name) if character.isalpha()]
    at = letters[slip.place % len(letters)]
    head, here, tail = name[:at], name[at], name[at + 1 :]
    return {
        "drop": head + tail,
        "double": head + here + here + tail,
        "swap": head + tail[:1] + here + tail[1:],
        "replace": head + slip.letter + tail,
        "insert": head + here + slip.letter + tail,
    }[slip.kind]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_name_and_abbreviation_finds_its_own_body_whatever_the_day(day: dt.date | None) -> None:
    found = {(id_, name): INDEX.find(name, day) for id_, name in (*NAMES, *SHORT)}
    assert {key: got for key, got in found.items() if got != key[0]} == {}


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(NAMES), st.lists(SLIPS, min_size=1, max_size=2), st.sampled_from(DAYS))
def test_misspelt_name_is_its_own_body_or_none(body: tuple[str, str], slips: list[Slip], day: dt.date | None) -> None:
    id_, name = body
    for slip in slips:
        name = slipped(name, slip)
    assume(EXACT.get(name.casefold(), id_) == id_)
    assert INDEX.find(name, day) in {id_, None}


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(SHORT), SLIPS)
def test_misspelt_abbreviation_is_its_own_body_or_none(body: tuple[str, str], slip: Slip) -> None:
    id_, short = body
    wrong = slipped(short, Slip(slip.kind, slip.place, slip.letter.upper()))
    assume(EXACT.get(wrong.casefold(), id_) == id_)
    assert INDEX.find(wrong) in {id_, None}


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(NAMES), st.integers(1, 50), st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
def test_one_wrong_letter_in_a_long_word_is_forgiven(body: tuple[str, str], place: int, letter: str) -> None:
    id_, name = body
    words = name.split()
    long = [i for i, word in enumerate(words) if len(word) >= LONG and word.isalpha()]
    assume(long)
    word = words[long[place % len(long)]]
    at = 1 + place % (len(word) - 1)
    words[words.index(word)] = word[:at] + letter + word[at + 1 :]
    assert INDEX.find(" ".join(words)) == id_
