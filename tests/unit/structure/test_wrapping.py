"""How the lines of a text were wrapped: at a margin, by paragraph, or one line an entry."""

from __future__ import annotations

import pytest

from directive_extract.structure.lines import read_lines
from directive_extract.structure.wrapping import Wrapping, margin, read_wrapping

WRAPPED = [
    "The Council of the twelve lower valleys met on Monday to hear",
    "what its engineers had found in the old dykes, and asked them",
    "for a list of the weakest places. It will come back to it on",
    "Friday, when the mayors of the river towns are present, too.",
    "Nothing else was on the agenda, and the sitting ended early.",
]
TALK = [
    "Ann: the crane was out for the whole of last week, and again today",
    "Bo: the yard says that the part is lost somewhere on the way to us",
    "Cy: we should not pay for a crane that stands in the rain all week",
    "Ann: agreed, the rent for the two weeks is kept until it works now",
    "Bo: nobody at the yard picks up the telephone on Fridays, I tried.",
]
NOTES = """\
CRANE
still stuck. the yard has lost the part
keys - Bo has two, Ann wants a third one cut before the boats are put back in the water

MOLE
stones arrived on the barge
rope needed for the north side
"""


def test_margin_of_a_wrapped_text_is_what_full_lines_reach() -> None:
    assert margin(read_lines("\n".join(WRAPPED))) == max(map(len, WRAPPED))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("short\nlines\nonly", id="short"),
        pytest.param(" ".join(WRAPPED) + "\n" + " ".join(reversed(WRAPPED)), id="paragraphs-in-one-line"),
        pytest.param("\n".join(WRAPPED[:2]), id="too-few-to-tell"),
    ],
)
def test_margin_is_unknown_where_nothing_was_wrapped(text: str) -> None:
    assert margin(read_lines(text)) is None


def test_a_wrapped_text_keeps_its_margin() -> None:
    assert read_wrapping(read_lines("\n".join(WRAPPED)), notes=True) == Wrapping(margin=max(map(len, WRAPPED)))


def test_long_lines_that_are_never_carried_on_are_not_wrapped() -> None:
    assert margin(read_lines("\n".join(TALK))) is not None
    assert read_wrapping(read_lines("\n".join(TALK)), notes=True) == Wrapping()


@pytest.mark.parametrize(("notes", "entries"), [(True, True), (False, False)], ids=["minutes", "other"])
def test_notes_in_small_letters_are_entries(notes: bool, entries: bool) -> None:
    assert read_wrapping(read_lines(NOTES), notes=notes).entries is entries


def test_a_wrapped_text_below_a_long_line_is_no_list_of_entries() -> None:
    text = "Present: " + "a very long list of names, " * 8 + "\n\n" + "\n".join(WRAPPED * 3)
    assert read_wrapping(read_lines(text), notes=True).entries is False
