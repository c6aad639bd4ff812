"""Broken PDF files: only results or typed errors come out, and nothing on standard error."""

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from directive_extract.errors import IngestError
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*.pdf"))
SETTINGS = Settings(ocr=False, max_seconds=20)
SEEDS = range(60)


def check(data):
    try:
        source = read_source(bytes(data), settings=SETTINGS, name="broken.pdf")
    except IngestError:
        return
    assert not re.search("[\ud800-\udfff]", source.text)
    if source.placement is not None:
        fragments = source.placement.fragments
        assert all(one.end <= other.start for one, other in pairwise(fragments))
        assert all(fragment.start >= 0 and fragment.end <= len(source.text) for fragment in fragments)
        assert [page.number for page in source.placement.pages] == sorted(p.number for p in source.placement.pages)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_truncated_files(path, capfd):
    data = path.read_bytes()
    step = max(1, len(data) // len(SEEDS))
    for length in range(6, len(data), step):
        check(data[:length])
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
@pytest.mark.parametrize("count", [1, 20, 400])
def test_flipped_bytes(path, count, capfd):
    data = path.read_bytes()
    for seed in SEEDS:
        roll = random.Random(f"{path.stem} {count} {seed}")
        broken = bytearray(data)
        for _ in range(count):
            broken[roll.randrange(8, len(broken))] = roll.randrange(256)
        check(broken)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_numbers_that_were_changed(path, capfd):
    """Sizes, places and references that point elsewhere reach further than bytes of packed streams."""
    data = path.read_bytes()
    numbers = list(re.finditer(rb"(?<=[\s\[])-?\d+(?:\.\d+)?(?=[\s\]])", data))
    for seed in SEEDS:
        roll = random.Random(f"{path.stem} numbers {seed}")
        broken = data
        for match in sorted(roll.sample(numbers, min(3, len(numbers))), key=lambda m: -m.start()):
            value = roll.choice([b"0", b"-1", b"99999999999", b"1e30", b"3", b"7"])
            broken = broken[: match.start()] + value + broken[match.end() :]
        check(broken)
    assert capfd.readouterr().err == ""
