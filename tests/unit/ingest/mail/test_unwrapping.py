"""Lines that a mail program wrapped."""

from __future__ import annotations

import pytest

from directive_extract.ingest.mail.unwrapping import stretches, unwrapped

FULL = "The Harbour Master is asked to send his comments on the new plan"  # 64 columns

CASES = {
    "wrapped": (f"{FULL}\nto the registry.", f"{FULL} to the registry."),
    "short-line-ends": (f"{FULL}\nto the registry.\nBo pays.", f"{FULL} to the registry.\nBo pays."),
    "items": (f"- {FULL}\n- Bo pays.", f"- {FULL}\n- Bo pays."),
    "paragraphs": (f"{FULL}\n\nBo pays.", f"{FULL}\n\nBo pays."),
    "not-wrapped": (f"{FULL}{FULL}\nBo pays.", f"{FULL}{FULL}\nBo pays."),
    "short": ("Dear Bo,\npay.", "Dear Bo,\npay."),
    "none": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_unwrapped(text: str, expected: str) -> None:
    assert unwrapped(text) == expected


def test_the_original_message_below_an_answer_is_quoted() -> None:
    found = stretches("Agreed.\n\n-----Original Message-----\nFrom: Ann\n\nThe office shall pay.")
    assert [(stretch.text.split("\n")[0], stretch.reason) for stretch in found] == [
        ("Agreed.", None),
        ("-----Original Message-----", "quoted message"),
    ]
