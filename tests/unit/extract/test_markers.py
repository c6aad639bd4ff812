"""What lines of minutes say of themselves."""

from __future__ import annotations

from array import array

import pytest

from directive_extract.extract.markers import Marker, is_over, tag_owners, take_marker
from directive_extract.schema.outline import Passage


def passage(text: str) -> Passage:
    return Passage(text, array("L", range(len(text))))


MARKED = {
    "action": ("ACTION: Ann to mend it", Marker.ACTION, "Ann to mend it"),
    "bold": ("**AI:** Ann to mend it", Marker.ACTION, "Ann to mend it"),
    "numbered": ("Action item 3: mend it", Marker.ACTION, "mend it"),
    "hash": ("#action Ann mends it", Marker.ACTION, "Ann mends it"),
    "agreed": ("AGREED Ann mends it", Marker.DECISION, "Ann mends it"),
    "resolved": ("Resolved that Ann mend it", Marker.DECISION, "Ann mend it"),
    "echo": ("Created ACTION-12: Mend it", Marker.ECHO, "Mend it"),
    "report": ("ACTION TAKEN ON THE MINUTES", Marker.NONE, "ACTION TAKEN ON THE MINUTES"),
    "sentence": ("Action is needed.", Marker.NONE, "Action is needed."),
}


@pytest.mark.parametrize(("text", "marker", "rest"), MARKED.values(), ids=MARKED)
def test_take_marker(text: str, marker: Marker, rest: str) -> None:
    found, left = take_marker(passage(text))
    assert (found, left.text) == (marker, rest)


TAGS = {
    "in-brackets": ("(Action: Registrar)", ["Registrar"]),
    "initials": ("ACTION: HT", ["HT"]),
    "parts": ("(Action: Bursar for the first part; Registrar for the list)", ["Bursar", "Registrar"]),
    "a-deed": ("ACTION: Clerk to write by 4 May.", []),
    "a-sentence": ("The Registrar acts.", []),
}


@pytest.mark.parametrize(("text", "names"), TAGS.values(), ids=TAGS)
def test_tag_owners(text: str, names: list[str]) -> None:
    assert [m.passage.text for m in tag_owners(passage(text))] == names


def test_is_over() -> None:
    assert is_over("Ann to mend it. Done.", ["Done."])
    assert is_over("Ann to mend it. It turns ✔", ["It turns ✔"])
    assert not is_over("Ann to mend it. She agreed.", ["She agreed."])
