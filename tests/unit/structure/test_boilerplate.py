"""What stands in a document and is no statement of it, block by block."""

from __future__ import annotations

import pytest

from directive_extract.structure.boilerplate import is_name_line, is_preamble, line_reason, section_reason, tail_reason

LINES = {
    "caption": ("Photo: the new quay", "caption"),
    "caption-behind": ("The mayor opens the quay (Photo: AH)", "caption"),
    "byline": ("By Ann Holm", "byline"),
    "source": ("(VNA)", "source line"),
    "address": ("https://example.org/quay", "web address"),
    "rule": ("-----", "rule"),
    "issue-title": ("Mend the quay [#12](https://example.org/12)", "agenda item"),
    "printed-for": ("*Printed for the meeting of 4 May*", "document line"),
    "order": ("Mend the quay by 4 May.", None),
}


@pytest.mark.parametrize(("text", "reason"), LINES.values(), ids=LINES)
def test_line_reason(text: str, reason: str | None) -> None:
    assert line_reason(text) == reason


SECTIONS = {
    "present": ("Present: A. Berg, L. Osei", "attendance"),
    "in": ("in: Ann (chair), Bo", "attendance"),
    "governors": ("Governors: Revd A. Berg (Chair), Mrs Osei", "attendance"),
    "council-told": ("Council: to mend the quay", None),
    "recipients": ("Recipients:", "recipients"),
    "signed": ("(signed)", "signature"),
    "order": ("Present the accounts by 1 May.", None),
}


@pytest.mark.parametrize(("text", "reason"), SECTIONS.values(), ids=SECTIONS)
def test_section_reason(text: str, reason: str | None) -> None:
    assert section_reason(text) == reason


def test_tail_preamble_and_name() -> None:
    assert tail_reason("Related news") == "related articles"
    assert tail_reason("Related costs must be borne by the Board.") is None
    assert is_preamble("Recalling its resolution 3,")
    assert not is_preamble("Requests the yard to report;")
    assert is_name_line("Ann Holm - Bo Berg")
    assert not is_name_line("Ann Holm spoke.")
