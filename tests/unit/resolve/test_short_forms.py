"""Short forms of names."""

from __future__ import annotations

import time

import pytest

from directive_extract.resolve.short_forms import FullNames

LIMIT_S = 10  # it takes 0.3 s; looking through the whole document for each would take minutes
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
    assert FullNames(text).find(short, len(text)) == expected


def test_full_form_passes_over_helpers() -> None:
    text = ROADS + PORTS
    assert FullNames(text).find("ministry", len(text), {"ministry of ports"}) == "Ministry of Roads and Bridges"


def test_full_form_is_of_what_stands_before() -> None:
    text = ROADS + PORTS
    assert FullNames(text).find("ministry", len(ROADS)) == "Ministry of Roads and Bridges"


def test_many_short_forms_in_a_long_document_take_no_time() -> None:
    text = (ROADS + PORTS) * 5_000
    names = FullNames(text)
    started = time.perf_counter()
    for end in range(0, len(text), 500):
        names.find("Ministry", end)
    assert time.perf_counter() - started < LIMIT_S
