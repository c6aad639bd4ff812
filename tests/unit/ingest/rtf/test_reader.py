"""RTF: what is shown, tables with merged cells, and files that are broken or hostile."""

# ruff: noqa: E501 - RTF

from __future__ import annotations

import time

import pytest

from directive_extract.errors import DamagedDocumentError
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings

SECONDS = 10  # what is linear takes well under one


def text(body: str, head: str = "") -> str:
    return read_source(f"{{\\rtf1\\ansi{head} {body}}}".encode("latin-1"), settings=Settings(), name="a.rtf").text


CASES = {
    "paragraphs": (r"One\par Two", "One\n\nTwo"),
    "header": (r"{\header Top}{\footer Bottom}One", "One"),
    "hidden": (r"Mend it{\v  never}{\v0  now}", "Mend it now"),
    "deleted": (r"Mend {\deleted\revauthdel1 or sell }it", "Mend it"),
    "comment": (r"Mend it{\*\annotation why}", "Mend it"),
    "field": (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt the plan}}", "the plan"),
    "note": (r"Mend it{\footnote why}", "Mend it"),
    "labels": (r"{\listtext 1.\tab}One\par{\pntext 2.\tab}Two", "1.\tOne\n2.\tTwo"),
    "label-alone": (r"One\par{\listtext 3.\tab}\par Two", "One\n\nTwo"),
    "escaped": (r"a \\v b \{c\}", r"a \v b {c}"),
    "characters": (r"\'e9 \u8220?q\u8221? \u-10179?\u-8694?", "é “q” 😊"),
    "soft-hyphen": ("re\u00adport", "report"),
    "line": (r"Port Office\line No. 7", "Port Office\nNo. 7"),
    "line-in-a-sentence": (r"mend the\line weir", "mend the weir"),
    "binary": ("One{\\pict\\bin9 }}}{{{\\\\\\}Two", "OneTwo"),
    "marks-in-the-text": (r"One\u57344?Two", "One Two"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_what_is_shown(body: str, expected: str) -> None:
    assert text(body) == expected


def test_fonts_tell_the_encoding() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\froman\fcharset204{\*\falt Arial}Times Cyr;}}"
    assert text(r"\f0\'e9 \f1\'e4\'e0", fonts) == "é да"


def row(edges: list[tuple[str, int]], *cells: str) -> str:
    definitions = "".join(f"{merge}\\cellx{edge}" for merge, edge in edges)
    return rf"\trowd{definitions}\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row "


THREE = [("", 10), ("", 20), ("", 30)]
HEAD = row(THREE, "No.", "Task", "Lead")
TABLES = {
    "plain": (HEAD + row(THREE, "1", "Mend it", "Ann"), "| 1 | Mend it | Ann |"),
    "merged-up": (
        HEAD
        + row([*THREE[:2], (r"\clvmgf", 30)], "1", "Mend it", "Ann")
        + row([*THREE[:2], (r"\clvmrg", 30)], "2", "Sell it", ""),
        "| 1 | Mend it | Ann |\n| 2 | Sell it | Ann |",
    ),
    "merged-left": (
        HEAD + row([("", 10), (r"\clmgf", 20), (r"\clmrg", 30)], "1", "Mend it", ""), "| 1 | Mend it |  |",
    ),
    "wide-cell": (
        row([("", 10), ("", 30)], "No.", "Task") + row(THREE, "1", "Mend", "it"), "| 1 | Mend it |",
    ),
    "paragraphs-in-a-cell": (HEAD + row(THREE, "1", r"Mend\par Sell", "Ann"), "| 1 | Mend; Sell | Ann |"),
    "definitions-twice": (HEAD + row(THREE, "1", "Mend it", "Ann").replace(r"\row", r"\trowd\cellx10\cellx20\cellx30\row"),
                          "| 1 | Mend it | Ann |"),
    "definitions-once": (HEAD + row([], "1", "Mend it", "Ann"), "| 1 | Mend it | Ann |"),
    "pipe": (HEAD + row(THREE, "1", "Mend|it", "Ann"), "| 1 | Mend/it | Ann |"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TABLES.values(), ids=TABLES)
def test_tables(body: str, expected: str) -> None:
    found = text(f"Before\\par {body}\\pard After")
    assert found.startswith("Before\n\n| No. | Task ")
    assert found.endswith(f"\n{expected}\n\nAfter")


HOSTILE = {
    "open-groups": "{" * 300_000,
    "closed-groups": "}" * 300_000,
    "links": r"{\field{\*\fldinst{" * 60_000,
    "fonts": r"{\fonttbl" + r"{\f1 x" * 60_000,
    "character-sets": r"{\fonttbl{\f1" + r"\fcharset1" * 60_000,
    "characters": r"\'e9" * 200_000,
    "binary-that-is-not-there": r"{\pict\bin999999999 }" * 1000,
    "rows": r"\trowd\cellx1 a\cell\row " * 20_000,
    "cells": r"\trowd" + r"\cellx1" * 50_000 + r"a\cell " * 50_000 + r"\row",
    "breaks": r"a\line " * 100_000,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_take_no_more_than_their_length(body: str) -> None:
    start = time.process_time()
    text(f"Mend it\\par {body}")
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("body", [r"\u9999999999 x", r"\uc\u8220 x"])
def test_broken_files_are_refused(body: str) -> None:
    with pytest.raises(DamagedDocumentError, match="RTF") as caught:
        text(body)
    assert caught.value.hint
