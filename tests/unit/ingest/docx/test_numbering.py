"""Numbers of lists as Word shows them: levels, restarts, overrides, styles."""

from __future__ import annotations

import pytest


def level(index: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, shared: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{shared}"/>{overrides}</w:num>'


def restart(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def item(number: int, index: int = 0, text: str = "x") -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


THREE = (level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "lowerRoman", "(%3)"))
LEGAL = (level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
FULL = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3)"))

CASES = {
    "levels-begin-anew": (
        abstract(1, *THREE) + num(1, 1),
        [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)],
        "1. a) (i) (ii) b) (i) 2. a)",
    ),
    "all-levels-shown": (abstract(1, *FULL) + num(1, 1), [(1, 0), (1, 1), (1, 2), (1, 1)], "1. 1.1 1.1.1) 1.2"),
    "level-above-not-used-yet": (abstract(1, *FULL) + num(1, 1), [(1, 1), (1, 0)], "1.1 1."),
    "legal": (abstract(1, *LEGAL) + num(1, 1), [(1, 0), (1, 0), (1, 1)], "I. II. 2.1."),
    "start": (abstract(1, level(0, "decimal", "%1)", start=4)) + num(1, 1), [(1, 0), (1, 0)], "4) 5)"),
    "two-lists-that-share": (abstract(1, *THREE) + num(1, 1) + num(2, 1), [(1, 0), (2, 0), (1, 0)], "1. 2. 3."),
    "two-lists-of-their-own": (
        abstract(1, *THREE) + abstract(2, *THREE) + num(1, 1) + num(2, 2),
        [(1, 0), (2, 0), (1, 0)],
        "1. 1. 2.",
    ),
    "override-begins-anew-once": (
        abstract(1, *THREE) + num(1, 1) + num(2, 1, restart(0, 1)),
        [(1, 0), (1, 0), (2, 0), (2, 0)],
        "1. 2. 1. 2.",
    ),
    "override-of-a-level": (
        abstract(1, *THREE) + num(1, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1:")}</w:lvlOverride>'),
        [(1, 0), (1, 0)],
        "A: B:",
    ),
    "never-begins-anew": (
        abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>'))
        + num(1, 1),
        [(1, 0), (1, 1), (1, 0), (1, 1)],
        "1. a) 2. b)",
    ),
    "begins-anew-below-the-first-level-only": (
        abstract(1, *THREE[:2], level(2, "decimal", "%3-", '<w:lvlRestart w:val="1"/>')) + num(1, 1),
        [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)],
        "1. a) 1- b) 2- 2. 1-",
    ),
    "bullets": (abstract(1, level(0, "bullet", "\uf0b7")) + num(1, 1), [(1, 0), (1, 0)], "- -"),
    "words": (abstract(1, level(0, "decimal", "Article %1.")) + num(1, 1), [(1, 0), (1, 0)], "Article 1. Article 2."),
    "unknown-list": (abstract(1, *THREE) + num(1, 1), [(9, 0)], ""),
    "list-without-definition": (num(1, 5), [(1, 0)], ""),
    "list-number-0-takes-out": (abstract(1, *THREE) + num(1, 1), [(0, 0), (1, 0)], "1."),
}


@pytest.mark.parametrize(("numbering", "items", "labels"), CASES.values(), ids=CASES)
def test_labels(read, numbering: str, items: list[tuple[int, int]], labels: str) -> None:
    text = read("".join(item(*place) for place in items), numbering=numbering).text
    assert " ".join(text.replace("x", " ").split()) == labels
    assert text.count("x") == len(items)


def test_an_empty_item_counts_and_a_deleted_one_does_not(read) -> None:
    numbering = abstract(1, *THREE) + num(1, 1)
    empty = item(1).replace("<w:r><w:t>x</w:t></w:r>", "")
    deleted = item(1).replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>").replace("<w:r>", "<w:del><w:r>")
    deleted = deleted.replace("</w:r>", "</w:r></w:del>")
    assert read(item(1) + empty + item(1), numbering=numbering).text.split() == ["1.", "x", "3.", "x"]
    assert read(item(1) + deleted + item(1), numbering=numbering).text.split() == ["1.", "x", "2.", "x"]


def styled(style: str, text: str = "x") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def style(name: str, properties: str, based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}<w:pPr>{properties}</w:pPr>'
        "</w:style>"
    )


LISTED = '<w:numPr><w:numId w:val="1"/></w:numPr>'


def test_the_level_is_the_one_that_names_the_style(read) -> None:
    numbering = abstract(
        1,
        level(0, "decimal", "%1.", '<w:pStyle w:val="Part"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="Clause"/>'),
    ) + num(1, 1)
    styles = style("Part", LISTED) + style("Clause", LISTED) + style("Small", "", based="Clause")
    text = read(styled("Part") + styled("Clause") + styled("Small"), numbering=numbering, styles=styles).text
    assert text.split() == ["1.", "x", "1.1", "x", "1.2", "x"]


def test_a_list_that_takes_its_levels_from_a_style(read) -> None:
    numbering = abstract(1, '<w:numStyleLink w:val="House"/>') + abstract(2, *THREE) + num(1, 2) + num(2, 1)
    styles = f'<w:style w:type="numbering" w:styleId="House"><w:pPr>{LISTED}</w:pPr></w:style>'
    assert read(item(2) + item(2), numbering=numbering, styles=styles).text.split() == ["1.", "x", "2.", "x"]


def test_styles_in_a_circle_end(read) -> None:
    styles = style("A", "", based="B") + style("B", "", based="A")
    assert read(styled("A"), styles=styles).text == "x"


def test_items_stand_on_lines_of_their_own_and_are_indented_by_their_level(read) -> None:
    numbering = abstract(1, *THREE) + num(1, 1)
    assert read(item(1) + item(1, 1) + item(1), numbering=numbering).text == "1. x\n  a) x\n2. x"
