from __future__ import annotations

import re

import pytest

from directive_extract.resolve.counts import announced_counts
from directive_extract.schema.candidate import Reading
from directive_extract.schema.metadata import Metadata
from directive_extract.schema.source import Source
from directive_extract.structure.outline import build_outline

LABELS = "The mayor set three tasks:\n\n1. Ports must close.\n2. Mills must close.\n3. Shops are many.\n"
ORDINALS = (
    "He pointed out three groups of tasks.\n\nFirst, on ports. Ports must close.\n\nSecond, mills must close.\n\n"
    "Third, shops are many.\n"
)
PARTS = "The board has two things to do: ports must close; mills are many.\n"


def issues(text: str) -> list[str]:
    """Every "must" is taken for a task."""
    source = Source(id="x", name="x", sha256="0" * 64, media_type="text/plain", text=text, verbatim=True)
    reading = Reading(build_outline(source, Metadata()), (), ())
    found = announced_counts(reading, [match.start() for match in re.finditer("must", text)])
    assert all(issue.span and issue.span.text == text[issue.span.start : issue.span.end] for issue in found)
    return [f"{issue.code}: {issue.message.split(':')[0]}" for issue in found]


@pytest.mark.parametrize(
    ("text", "announced", "listed", "found"),
    [
        pytest.param(LABELS, 3, 3, 2, id="labels"),
        pytest.param(ORDINALS, 3, 3, 2, id="ordinals"),
        pytest.param(PARTS, 2, 2, 1, id="parts-of-a-sentence"),
        pytest.param(LABELS.replace("three", "4").replace("are many", "must be few"), 4, 3, 3, id="one-is-missing"),
    ],
)
def test_announced_counts(text: str, announced: int, listed: int, found: int) -> None:
    assert issues(text) == [f"announced_count: {announced} announced, {listed} listed, {found} of them with a record"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LABELS.replace("are many", "must be few"), id="labels-fit"),
        pytest.param(ORDINALS.replace("are many", "must be few"), id="ordinals-fit"),
        pytest.param(PARTS.replace("are many", "must be few"), id="parts-fit"),
        pytest.param("The mayor praised three measures. Ports must close.", id="no-list"),
        pytest.param("Twelve of the 18 tasks are closed.\n\n1. Ports must close.\n2. Mills must close.\n", id="share"),
        pytest.param("Two key matters were foreseen.\n\n1. Ports must close.\n2. Mills are many.\n", id="no-tasks"),
        pytest.param(LABELS.replace("three", "nineteen"), id="another-list"),
        pytest.param("", id="empty"),
    ],
)
def test_announced_counts_says_nothing(text: str) -> None:
    assert issues(text) == []
