"""Short forms of names."""

from __future__ import annotations

import pytest

from directive_extract.resolve.short_forms import full_form

ROADS = "The Ministry of Roads and Bridges has replied. "
PORTS = "The Ministry of Ports has not. "

FORMS = {
    "nearest": (ROADS + PORTS, "ministry", "Ministry of Ports"),
    "before the head": ("The Tide Authority has replied. ", "authority", "Tide Authority"),
    "portfolio in small letters": ("The health ministry has replied. ", "ministry", "health ministry"),
    "one name with two portfolios": (ROADS, "ministry", "Ministry of Roads and Bridges"),
    "capital with two such bodies": (ROADS + PORTS, "Ministry", "Ministry of Ports"),
    "capital with one such body": (PORTS, "Ministry", None),
    "a determiner is no name": ("No ministry has replied. ", "ministry", None),
    "the meeting itself": ("The Board of Ports has replied. ", "board", None),
    "too far": (PORTS + "Rain fell. " * 80, "ministry", None),
    "another head": (PORTS, "department", None),
}


@pytest.mark.parametrize(("text", "short", "expected"), FORMS.values(), ids=FORMS)
def test_full_form(text: str, short: str, expected: str | None) -> None:
    assert full_form(short, text, len(text)) == expected


def test_full_form_passes_over_helpers() -> None:
    text = ROADS + PORTS
    assert full_form("ministry", text, len(text), {"ministry of ports"}) == "Ministry of Roads and Bridges"
