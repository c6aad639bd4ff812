"""Whom letters are addressed to."""

from __future__ import annotations

import pytest

from directive_extract.pipeline import Extractor
from directive_extract.resolve.letters import asks_reader
from directive_extract.schema.settings import Settings

ASKS = {
    "please": ("Please send the chart by 4 May.", True),
    "would you": ("Would you send the chart by 4 May?", True),
    "grateful": ("I would be grateful if you would send the chart.", True),
    "requested": ("you are requested to mark the wreck", True),
    "please note": ("Please note that the tower is closed.", False),
    "told": ("The Clerk must send the chart to you.", False),
}


@pytest.mark.parametrize(("text", "expected"), ASKS.values(), ids=ASKS)
def test_asks_reader(text: str, expected: bool) -> None:
    assert asks_reader(text) is expected


LETTERS = {
    "post": ("Dear Harbour Master,", ["Harbour Master"]),
    "name behind To": ("To: Ann Quill, Head of Tides\n\nDear Ann,", ["Ann Quill"]),
    "name alone": ("Dear Ms Quill,", ["Ms Quill"]),
    "courtesy": ("Dear Sir,", []),
    "none": ("Good morning.", []),
}


@pytest.mark.parametrize(("salutation", "names"), LETTERS.values(), ids=LETTERS)
def test_addressee_owns_what_is_asked(salutation: str, names: list[str]) -> None:
    text = f"PORT OF HALE\n3 March 2026\n\n{salutation}\n\nPlease send us a chart of the quay by 4 May 2026.\n"
    (task,) = Extractor(Settings(classifier=False)).extract(text).tasks
    assert [owner.name for owner in task.owners] == names
