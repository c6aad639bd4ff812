"""Whose directives a document holds."""

from __future__ import annotations

import pytest

from directive_extract.schema.source import Hints
from directive_extract.structure.metadata.head import read_head
from directive_extract.structure.metadata.issuer import find_issuer
from directive_extract.structure.metadata.title import find_title


def issuer(text: str) -> str | None:
    lines = read_head(text)
    return find_issuer(text, lines, find_title(lines, Hints()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "NOTICE\n2 March 2026\n\nThe Harbour Office is to:\n1. Mend the quay.",
            None,
            id="who is told is not the issuer",
        ),
        pytest.param(
            "RESOLUTION 4\nThe Port Council,\nRecalling its resolution 3,\n1. Asks the yard to mend the quay.",
            "Port Council",
            id="opening of a resolution",
        ),
        pytest.param(
            "Minutes of the Quay Board, 2 March 2026\nPresent: A. Berg (Chair)\nThe Treasurer is to pay.",
            "Quay Board",
            id="minutes, by the body that met",
        ),
        pytest.param(
            "Minister opens the quay\n\nARDA, 2 March 2026 - Minister of Ports Ann Van Hale asked the yard to mend it. "
            "Minister Hale said the Port Authority must report.",
            "Minister of Ports Ann Van Hale",
            id="report, by who directs",
        ),
    ],
)
def test_find_issuer(text, expected) -> None:
    assert issuer(text) == expected
