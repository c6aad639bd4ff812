"""Which lines belong together."""

from __future__ import annotations

import pytest

from directive_extract.structure.blocks import draft_blocks
from directive_extract.structure.lines import join, read_lines
from directive_extract.structure.wrapping import Wrapping

# What hand-wrapped papers look like; in a case a bar parts what has to become separate blocks.
WIDE = """\
The Harbour Board heard on Monday what the divers had found under the
old quay, and asked the master builder for a list of the piles which
have to be drawn before the winter. The list is to be ready when the
Board meets again; until then no vessel of more than ninety tons may
lie at the quay, and the crane stays where it is, at the north mole."""


def blocks(text: str) -> list[str]:
    return [join(text, draft.ranges).text for draft in draft_blocks(read_lines(text))]


def labels(text: str) -> list[str | None]:
    return [draft.label.text if draft.label else None for draft in draft_blocks(read_lines(text))]


def test_wrapped_lines_are_joined() -> None:
    assert blocks(WIDE) == [" ".join(WIDE.split())]


def test_lines_that_were_not_wrapped_are_paragraphs() -> None:
    paragraphs = [" ".join(WIDE.split()), "A second paragraph. " * 12, "A third one. " * 20]
    assert blocks("\n".join(paragraphs)) == [paragraph.strip() for paragraph in paragraphs]


def test_blank_lines_part_blocks() -> None:
    assert blocks("Mend the quay\n\nnow, please") == ["Mend the quay", "now, please"]


def test_a_line_that_begins_small_goes_on() -> None:
    assert blocks("The master builder\nshall draw the piles.") == ["The master builder shall draw the piles."]


def test_a_raggedly_wrapped_line_goes_on() -> None:
    ragged = (
        "The Board thanks the divers and asks the captain of the\nHarbour Guard to keep watch until they are\ndone."
    )
    assert blocks(f"{WIDE}\n\n{ragged}")[1:] == [ragged.replace("\n", " ")]


def test_a_short_line_ends_a_wrapped_paragraph() -> None:
    assert len(blocks(f"{WIDE}\nThe end.\nThe Board rose at noon and went to see the works for itself.")) == 2


@pytest.mark.parametrize(
    "furniture",
    ["7", "Harbour Board – Minutes – page 7", "HARBOUR BOARD PROCEEDINGS", "- 7 -\n\nHarbour Board"],
    ids=["number", "numbered-header", "header", "number-and-header"],
)
def test_a_sentence_that_runs_over_a_page_break_is_one(furniture: str) -> None:
    first, second = WIDE.split("which\n")
    text = f"Minutes\n\nof the Board\n\nSitting of 3 May\n\n{first}which\n\n{furniture}\n\n{second}"
    assert blocks(text)[-1] == " ".join(WIDE.split())


def test_page_furniture_between_sentences_parts_them() -> None:
    text = f"Minutes\n\nof the Board\n\nSitting of 3 May\n\n{WIDE}\n\nPage 7 of 9\n\nThe clerk keeps the list."
    assert blocks(text)[-2:] == [" ".join(WIDE.split()), "The clerk keeps the list."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1. Draw the piles.\n2. Move the crane.", ["1.", "2."], id="numbers"),
        pytest.param("a) Draw the piles;\nb) Move the crane.", ["a)", "b)"], id="letters"),
        pytest.param("- Draw the piles\n- Move the crane", ["-", "-"], id="dashes"),
        pytest.param("• Draw the piles\n• Move the crane", ["•", "•"], id="bullets"),
        pytest.param("(i) Draw the piles;\n(ii) Move the crane.", ["(i)", "(ii)"], id="roman"),
        pytest.param("1.1 Draw the piles.\n1.2. Move the crane.", ["1.1", "1.2."], id="levels"),
        pytest.param(
            "First of all, draw the piles.\nTwo , move the crane.\nThird, Lock it.",
            ["First of all,", "Two ,", "Third,"],
            id="ordinals-in-words-as-machine-translation-leaves-them",
        ),
        pytest.param("2026 was dry.\n3.5% of it was lost.", [None, None], id="numbers-of-the-text"),
    ],
)
def test_labels_begin_blocks_and_are_taken_off(text: str, expected: list[str | None]) -> None:
    assert labels(text) == expected
    first = blocks(text)[0]
    assert first.startswith(("Draw", "draw", "2026"))


def test_what_looks_like_a_label_inside_a_wrapped_sentence_is_none() -> None:
    text = WIDE.replace("which\nhave", "named under\n(a) and (b) which have")
    assert labels(text) == [None]


def test_items_may_be_wrapped() -> None:
    lines = WIDE.split("\n")
    text = f"1. {lines[0]}\n   {lines[1]}\n   {lines[2]}\n2. {lines[3]}\n   {lines[4]}"
    assert labels(text) == ["1.", "2."]
    assert blocks(text)[0].endswith("ready when the")


def test_chat_lines_stand_alone_and_name_their_speaker() -> None:
    text = "14:02 <ann> bo to write the note\n14:03 <bo> fine\nwith me"
    drafts = draft_blocks(read_lines(text))
    assert [draft.speaker for draft in drafts] == ["ann", "bo", None]
    assert blocks(text)[0] == "bo to write the note"


def test_no_blocks_in_an_empty_text() -> None:
    assert draft_blocks(read_lines("\n \n")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("| Secretary: | Ms Ito |", "Secretary: Ms Ito", id="colon-behind-the-key"),
        pytest.param("| Orders | : Closed. |", "Orders: Closed.", id="colon-before-the-value"),
        pytest.param("| PORT OFFICE | TOWN OF ORMSBY |", "| PORT OFFICE | TOWN OF ORMSBY |", id="letterhead"),
        pytest.param("| a: | b | c |", "| a: | b | c |", id="three-cells"),
    ],
)
def test_bars_between_key_and_value_are_no_words(line: str, expected: str) -> None:
    assert blocks(f"{line}\n") == [expected]
    assert blocks(f"The Board met.\n{line}\nIt rained.\n")[1] == expected


def test_entries_in_small_letters_are_blocks_of_their_own() -> None:
    text = "CRANE\nstill stuck\nBo rings the yard\n  and pays for the part"
    drafts = draft_blocks(read_lines(text), wrapping=Wrapping(entries=True))
    assert [join(text, d.ranges).text for d in drafts] == [
        "CRANE", "still stuck", "Bo rings the yard and pays for the part",
    ]  # fmt: skip
