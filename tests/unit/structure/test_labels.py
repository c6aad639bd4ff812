"""List labels, in every way of numbering; what only looks like one."""

from __future__ import annotations

import pytest

from directive_extract.structure.labels import read_label, word_ordinal

LABELS = {
    "number": ("1. Mend it", "1.", "1."),
    "bracket": ("2) Mend it", "2)", "1)"),
    "in-brackets": ("(3) Mend it", "(3)", "(1)"),
    "levels": ("2.1.3 Mend it", "2.1.3", "numbers3"),
    "roman-part-and-number": ("II.3. Mend it", "II.3.", "numbers2"),
    "letter-part-and-number": ("A.2 Mend it", "A.2", "numbers2"),
    "letter": ("a) Mend it", "a)", "a"),
    "roman": ("(iv) Mend it", "(iv)", "(i)"),
    "capital-roman": ("III. TASKS", "III.", "I"),
    "bullet": ("- Mend it", "-", "-"),
    "round": ("• Mend it", "•", "•"),
    "box": ("- [ ] Mend it", "- [ ]", "check"),
    "ticked-box": ("[x] Mend it", "[x]", "check"),
    "drawn-box": ("☑ Mend it", "☑", "check"),
    "arrow": ("-> Ann mends it", "->", "arrow"),
    "heading": ("## Roll call", "##", "#"),
    "section": ("SECTION 5. Piles", "SECTION 5.", "section"),
    "entry": ("Recommendation 3: Mend it", "Recommendation 3:", "entry"),
}


@pytest.mark.parametrize(("line", "written", "style"), LABELS.values(), ids=LABELS)
def test_read_label(line: str, written: str, style: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.text, label.style) == (written, style)
    assert line[: label.length].strip() == written


NONE = {
    "date": "4/5/2026 was a Monday",
    "clock": "14:30 the ship came",
    "initials": "J. B. Holm spoke",
    "rule": "----",
    "percent": "3.5% of ships",
    "word": "Mend it",
}


@pytest.mark.parametrize("line", NONE.values(), ids=NONE)
def test_no_label(line: str) -> None:
    assert read_label(line) is None


ORDINALS = {
    "first": ("First of all , mend it", "First of all , "),
    "third": ("Third, mend it", "Third, "),
    "one-is": ("One is, mend it", "One is, "),
    "none": ("Mend it first", ""),
}


@pytest.mark.parametrize(("text", "opening"), ORDINALS.values(), ids=ORDINALS)
def test_word_ordinal(text: str, opening: str) -> None:
    assert text[: word_ordinal(text)] == opening
