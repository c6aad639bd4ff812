"""Every fixture of every format, cut and with bytes flipped: a source or a typed error, in bounded time.

Seeded, so that a failure can be repeated. Damage inside a compressed part only meets the checksum; so Word files are
also damaged in their parts, and packed again.
"""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from directive_extract.errors import DirectiveExtractError
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings

FIXTURES = Path(__file__).parents[2] / "fixtures"
SUFFIXES = {".docx", ".rtf", ".eml", ".html", ".txt"}
DOCUMENTS = sorted(path for path in FIXTURES.iterdir() if path.suffix in SUFFIXES)
SETTINGS = Settings(max_bytes=20_000_000, ocr=False)
ROUNDS = 24
SECONDS = 5  # the whole ones take a tenth
INSERTED = (
    b"<",
    b">",
    b"{",
    b"}",
    b"\\",
    b"\x00",
    b"&",
    b'"',
    b"</w:p>",
    b"<w:tbl>",
    b"\\cell ",
    b"\\row ",
    b"--",
    b"\n\n",
)


def damaged(data: bytes, roll: random.Random) -> bytes:
    """One way of being broken: cut at the end or in the middle, bytes changed, something put in, a part doubled."""
    at, length = roll.randrange(len(data)), roll.randrange(1, 200)
    kind = roll.randrange(5)
    if kind == 0:
        return data[:at] or b"x"
    if kind == 1:
        return data[:at] + data[at + length :]
    if kind == 2:
        changed = bytearray(data)
        for _ in range(roll.randrange(1, 20)):
            changed[roll.randrange(len(changed))] ^= 1 << roll.randrange(8)
        return bytes(changed)
    if kind == 3:
        return data[:at] + roll.choice(INSERTED) * roll.randrange(1, 4) + data[at:]
    return data[:at] + data[at : at + length] * roll.randrange(2, 50) + data[at + length :]


def repacked(data: bytes, roll: random.Random) -> bytes:
    """A Word file one of whose parts is damaged."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
        likely = [name for name in names if name.startswith("word/") and name.count("/") == 1]
        broken = roll.choice(likely if roll.random() < 0.8 else names)
        for name in names:
            content = source.read(name)
            target.writestr(name, damaged(content, roll) if name == broken else content)
    return buffer.getvalue()


def variants(path: Path) -> Iterator[tuple[int, bytes]]:
    data = path.read_bytes()
    for seed in range(ROUNDS):
        roll = random.Random(f"{path.name} {seed}")
        yield seed, repacked(data, roll) if path.suffix == ".docx" and seed % 3 else damaged(data, roll)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_damaged_fixtures_are_read_or_refused_with_a_typed_error_soon(path: Path) -> None:
    for seed, data in variants(path):
        start = time.process_time()
        try:
            read = read_source(data, settings=SETTINGS, name=path.name)
        except DirectiveExtractError as error:
            problem = str(error)
        else:
            problem = ""
            read.text.encode("utf-8")
            ends = [(aside.start, aside.end) for aside in read.asides]
            assert ends == sorted(ends), seed
            assert all(0 <= start <= end <= len(read.text) for start, end in ends), seed
        assert "\n" not in problem, seed
        assert time.process_time() - start < SECONDS, seed


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a.rtf", "a.eml", "a.pdf", "a"])
def test_the_content_decides_whatever_the_name_says(path: Path, name: str) -> None:
    read = read_source(path.read_bytes(), settings=SETTINGS, name=name)
    assert read.text.strip()
    usual = read_source(path.read_bytes(), settings=SETTINGS, name=path.name)
    if path.suffix not in {".txt", ".html"}:  # plain text of a page can be either; its suffix tells
        assert (read.media_type, read.text) == (usual.media_type, usual.text)
