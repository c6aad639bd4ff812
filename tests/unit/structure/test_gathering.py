"""Whose minutes they are, by their first lines."""

from __future__ import annotations

import pytest

from directive_extract.structure.metadata.gathering import find_gathering, is_bare_office
from directive_extract.structure.metadata.head import read_head


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("# OpenTide Technical Council Meeting 2024-05-02", "OpenTide Technical Council", id="named first"),
        pytest.param('---\ntitle: "2 May"\n---\n# AXR TAC Meeting - May 2', "AXR TAC", id="acronym keeps its letters"),
        pytest.param("HARBOUR USERS' COMMITTEE\nNotes", "Harbour Users' Committee", id="capitals become a name"),
        pytest.param("Minutes of the meeting of the Quay Guild, 2 May", "Quay Guild", id="behind the kind of paper"),
        pytest.param("Slip Lane rowers - cttee 2/5\nhere: Bo", "Slip Lane rowers - cttee", id="rough notes"),
        pytest.param("North Ward huddle 02/05\nBeds 12", "North Ward", id="by the occasion"),
        pytest.param("Minutes\nPresent: A. Berg (Board member)", None, id="those present are not it"),
        pytest.param("Board meeting\n2 May 2024", None, id="a board of nobody's"),
        pytest.param("The team meeting began at ten.", None, id="a sentence"),
    ],
)
def test_find_gathering(head, expected) -> None:
    assert find_gathering(read_head(head)) == expected


@pytest.mark.parametrize(
    ("issuer", "expected"), [("Chair", True), ("Director", True), ("Minister Ann Holm", False), ("Port Board", False)]
)
def test_is_bare_office(issuer, expected) -> None:
    assert is_bare_office(issuer) is expected
