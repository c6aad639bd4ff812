"""Marks of Markdown inside a line."""

from __future__ import annotations

import time

import pytest

from directive_extract.structure.inline_marks import without_marks
from directive_extract.structure.lines import join

CASES = {
    "bold": ("The **Harbour Master** pays", "The Harbour Master pays"),
    "italic": ("*Ann* and _Bo_ pay", "Ann and Bo pay"),
    "both": ("***Ann*** pays", "Ann pays"),
    "underscores": ("__Ann__ pays", "Ann pays"),
    "code": ("freeze `main` now", "freeze main now"),
    "link": ("mend the [weir](https://x.example/weir) by May", "mend the weir by May"),
    "link-with-title": ('[weir](./weir.md "The weir") ends', "weir ends"),
    "link-in-bold": ("**[Ann](mailto:a@x.example)** pays", "Ann pays"),
    "bold-before-a-colon": ("**Action:** Ann pays", "Action: Ann pays"),
    "product": ("2 * 3 * 4", "2 * 3 * 4"),
    "names-of-files": ("file_name_2 and _x", "file_name_2 and _x"),
    "bullet": ("* Ann pays *", "* Ann pays *"),
    "note": ("see [1] (page 3) and [2](page 3)", "see [1] (page 3) and [2](page 3)"),
    "struck-out": ("~~sell it~~", "~~sell it~~"),
    "footnote-star": ("Ann* and Bo* pay", "Ann* and Bo* pay"),
}


@pytest.mark.parametrize(("written", "read"), CASES.values(), ids=CASES)
def test_marks_are_left_out_and_every_character_keeps_its_place(written: str, read: str) -> None:
    passage = without_marks(join(written, [(0, len(written))]))
    assert passage.text == read
    assert [written[offset] for offset in passage.offsets] == list(read)


@pytest.mark.parametrize("text", ["*a" * 50_000, "[a" * 50_000, "**a " * 50_000, "`a" * 50_001, "_a " * 50_000])
def test_marks_without_end_take_little_time(text: str) -> None:
    passage = join(text, [(0, len(text))])
    start = time.process_time()
    without_marks(passage)
    assert time.process_time() - start < 5
