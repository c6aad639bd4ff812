"""Blocks with their kinds, their nesting and their sentences."""

from __future__ import annotations

import pytest

PLAN = """\
HARBOUR BOARD

No. 12/HB

I. WHAT WAS FOUND

The old quay is in a bad state.

II. SPECIFIC TASKS

1. The master builder shall:

a) Draw the piles before the winter;

b) Move the crane to the north mole.

2. The clerk shall keep the list.

III. THE NEXT SITTING

The Board meets again in May.
"""


@pytest.mark.parametrize(
    ("block", "above"),
    [
        ("The old quay is in a bad state.", "WHAT WAS FOUND"),
        ("The master builder shall:", "SPECIFIC TASKS"),
        ("Draw the piles before the winter;", "The master builder shall:"),
        ("Move the crane to the north mole.", "The master builder shall:"),
        ("The clerk shall keep the list.", "SPECIFIC TASKS"),
        ("The Board meets again in May.", "THE NEXT SITTING"),
        ("SPECIFIC TASKS", None),
    ],
    ids=["section", "item", "sub-item", "second-sub-item", "next-item", "next-section", "heading"],
)
def test_blocks_stand_below_what_governs_them(make_outline, block, above) -> None:
    assert make_outline(PLAN).parents()[block] == above


def test_headings_items_and_paragraphs_are_told_apart(make_outline) -> None:
    made = make_outline(PLAN)
    assert made.texts("heading")[-3:] == ["WHAT WAS FOUND", "SPECIFIC TASKS", "THE NEXT SITTING"]
    assert "The clerk shall keep the list." in made.texts("item")
    assert "The Board meets again in May." in made.texts("paragraph")


def test_ancestors_are_named_nearest_first(make_outline) -> None:
    outline = make_outline(PLAN).outline
    index = next(i for i, block in enumerate(outline.blocks) if block.passage.text.startswith("Draw"))
    assert [block.passage.text for block in outline.ancestors(index)] == ["The master builder shall:", "SPECIFIC TASKS"]


@pytest.mark.parametrize(
    ("text", "block", "above"),
    [
        pytest.param(
            "The Board has closed the quay.\n\nThe Board asks the clerk to:\n\n- keep the list\n- tell the owners\n",
            "tell the owners",
            "The Board asks the clerk to:",
            id="lead-in-without-label",
        ),
        pytest.param(
            "The Board asks the clerk to:\n\n- keep the list\n- tell the owners\n\nThe sitting rose at noon.\n",
            "The sitting rose at noon.",
            None,
            id="paragraph-ends-the-list",
        ),
        pytest.param(
            "It is old.\n\n1. The builder shall draw the piles.\n\n   He shall do so at low water.\n\n2. Report.\n",
            "He shall do so at low water.",
            "The builder shall draw the piles.",
            id="indented-paragraph-continues-the-item",
        ),
        pytest.param(
            "The quay was inspected.\n\n# Piles\n\nDraw them.\n\n## The crane\n\nMove it.\n",
            "Move it.",
            "The crane",
            id="marked-headings",
        ),
    ],
)
def test_lists_and_what_ends_them(make_outline, text, block, above) -> None:
    assert make_outline(text).parents()[block] == above


def test_table_rows_carry_their_cells(make_outline) -> None:
    made = make_outline("Log of the Board\n\nNo | Action | Owner | Due\n1 | Draw the piles | Builder | May\n")
    [row] = [block for block in made.outline.blocks if block.cells]
    assert {cell.column: cell.passage.text for cell in row.cells} == {
        "number": "1", "task": "Draw the piles", "lead": "Builder", "deadline": "May",
    }  # fmt: skip
    assert row.kind == "row"


def test_boilerplate_says_what_it_is(make_outline) -> None:
    text = "Quay closed\n\nThe mayor closed the quay. It must be mended.\n\nPhoto: Ann Holm\n\nIt opens in May.\n"
    made = make_outline(text)
    [photo] = [block for block in made.outline.blocks if block.passage.text == "Photo: Ann Holm"]
    assert (photo.kind, photo.parent) == ("boilerplate", None)
    assert photo.reason


def test_sentences_are_offsets_in_the_joined_text(make_outline) -> None:
    made = make_outline("The quay is closed , and\nstays so. The crane must move.\n")
    [block] = made.outline.blocks
    assert [block.passage.text[a:b] for a, b in block.sentences] == [
        "The quay is closed, and stays so.", "The crane must move.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"], ids=["empty", "blank", "mark-only"])
def test_nothing_has_no_blocks(make_outline, text) -> None:
    assert make_outline(text).outline.blocks == ()


def test_bullets_of_one_indentation_stand_below_the_same_bullet(make_outline) -> None:
    text = "# Notes\n\n* Crane\n  * rope is worn\n  * hook is lost\n    * Bo has looked\n  * paint is dry\n* Mole\n"
    parents = make_outline(text).parents()
    assert [parents[name] for name in ("rope is worn", "hook is lost", "paint is dry")] == ["Crane"] * 3
    assert parents["Bo has looked"] == "hook is lost"
    assert parents["Mole"] == parents["Crane"] == "Notes"
