"""Pictures cut off and with flipped bytes: pages, or an error of ours. Recognition is left out: it sees only dots."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from directive_extract.errors import IngestError
from directive_extract.ingest.picture import count_pages, load_page
from directive_extract.ingest.reader import Payload

SCANS = Path(__file__).parents[1] / "data" / "scans"
PICTURES = sorted(path for path in SCANS.iterdir() if path.suffix in {".png", ".jpg", ".tif"})
ROUNDS = 40  # of each; 15,000 in all were run once (2026-11)
MAX_PAGES = 20


def read(data: bytes) -> str:
    payload = Payload("a.bin", data)
    try:
        for index in range(count_pages(payload, MAX_PAGES)):
            picture, dpi = load_page(payload, index)
            assert picture.mode in {"1", "L", "RGB"}
            assert 60 <= dpi <= 2400
    except IngestError as error:
        return type(error).__name__
    return "read"


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_truncated_pictures(path: Path) -> None:
    data, roll = path.read_bytes(), random.Random(1)
    seen = {read(data[: roll.randrange(8, len(data))]) for _ in range(ROUNDS)}
    assert "DamagedDocumentError" in seen


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_pictures_with_flipped_bytes(path: Path) -> None:
    original, roll = path.read_bytes(), random.Random(2)
    for _ in range(ROUNDS):
        data = bytearray(original)
        reach = len(data) if roll.random() < 0.5 else 400  # the head says most of what can go wrong
        for _ in range(roll.randint(1, 8)):
            data[roll.randrange(reach)] = roll.randrange(256)
        read(bytes(data))
