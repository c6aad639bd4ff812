"""Links to the place of a quote in a web page."""

from __future__ import annotations

import pytest

from directive_extract.schema.fragments import text_fragment

URL = "https://a.example/weir"
LONG = " ".join(f"w{number}" for number in range(90))

CASES = {
    "whole": ("Ann shall [mend the weir] soon.", "mend%20the%20weir"),
    "marks-with-a-meaning": ("[co-ordinate, pay & report]", "co%2Dordinate%2C%20pay%20%26%20report"),
    "letters-beyond-ascii": ("[Bộ Y tế]", "B%E1%BB%99%20Y%20t%E1%BA%BF"),
    "spaces": ("[mend  the\u00a0weir]", "mend%20the%20weir"),
    "long": (f"[{LONG}]", "w0%20w1%20w2%20w3%20w4%20w5,w84%20w85%20w86%20w87%20w88%20w89"),
    "over-blocks": ("[Ann shall:\n\n1. mend the weir]", "Ann%20shall%3A,mend%20the%20weir"),
    "label-first": ("[- mend the weir]", "mend%20the%20weir"),
    "cells": ("| 1 | [Mend it | Ann | 3 May] |", "Mend%20it,3%20May"),
    "twice": ("Ann shall [pay] now. Bo shall pay later.", "Ann%20shall-,pay,-now.%20Bo%20shall%20pay"),
    "twice-at-the-ends-of-lines": ("1. [Pay]\nPay", "Pay"),
    "twice-in-cells": ("| Ann | [Pay] | now |\n| Bo | Pay | later |", "Pay"),
    "blank": ("a[ ]b", None),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "directive"), CASES.values(), ids=CASES)
def test_text_fragment(marked: str, directive: str | None) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert text_fragment(URL, text, start, end) == (URL if directive is None else f"{URL}#:~:text={directive}")


@pytest.mark.parametrize(
    ("url", "begin"), [("https://a.example/#top", "https://a.example/#top:~:text="), ("https://a.example/#a:~:text=b", "https://a.example/#a:~:text=")]
)  # fmt: skip
def test_a_fragment_of_the_address_stays(url: str, begin: str) -> None:
    assert text_fragment(url, "Mend it", 0, 4) == f"{begin}Mend"
