"""Vectors kept on disk, so that each sentence is encoded once and not in every run."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from directive_extract.register.matching.encoder import Encoder, encoder_name, find_encoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

FILE = "vectors.sqlite"  # beside the index, as safe to lose as it is
_TABLE = (
    "CREATE TABLE IF NOT EXISTS vectors "
    "(key BLOB PRIMARY KEY, vector BLOB NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID"
)
_ASKED_AT_ONCE = 500  # below the least number of parameters that a build of SQLite takes (999)
_WAIT_S = 5.0  # for another process that is writing; after that the vectors are made again, not waited for


class RememberingEncoder:
    """Asks a file first and the encoder for the rest. The answers are the encoder's own, bit for bit.

    The vectors are kept as they are, 4 bytes a number: rounded ones could put a pair on the other side of a threshold,
    and the first run would answer otherwise than the second. The file is never needed: where it is damaged it is made
    anew, and where it cannot be read or written, sentences are encoded as if it were not there.

    Args:
        encoder: Makes the vectors.
        name: Of the encoder and its version: vectors of another one are never found.
        file: Where they are kept; made where it is missing.
    """

    def __init__(self, encoder: Encoder, name: str, file: Path) -> None:
        self._encoder = encoder
        self._name = name
        self._file = file

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1.

        Args:
            texts: Sentences.

        Returns:
            Shape (texts, dimensions).
        """
        import numpy as np  # noqa: PLC0415 - slow to import

        keys = {text: self._key(text) for text in texts}
        found = self._read(keys.values())
        missing = [text for text, key in keys.items() if key not in found]
        if missing:
            made = np.asarray(self._encoder.encode(missing), dtype="<f4")
            fresh = {keys[text]: vector.tobytes() for text, vector in zip(missing, made, strict=True)}
            self._write(fresh)
            found |= fresh
        if not texts:
            return self._encoder.encode(texts)
        return np.stack([np.frombuffer(found[keys[text]], dtype="<f4").astype(np.float32) for text in texts])

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._name}\0{text}".encode("utf-8", "surrogatepass")).digest()

    def _read(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        if not self._file.exists():
            return {}
        found: dict[bytes, bytes] = {}
        try:
            with closing(sqlite3.connect(self._file, timeout=_WAIT_S)) as connection:
                for part in _parts(list(keys)):
                    marks = ",".join("?" * len(part))
                    query = f"SELECT key, vector, crc FROM vectors WHERE key IN ({marks})"  # noqa: S608 - marks alone
                    rows = connection.execute(query, part)
                    found.update((key, vector) for key, vector, crc in rows if zlib.crc32(vector) == crc)
        except sqlite3.OperationalError:  # locked, not allowed, or no table yet: encoding is the way round
            return {}
        except sqlite3.DatabaseError:  # not a database, or a damaged one: it holds nothing that cannot be made again
            self._discard()
            return {}
        return found

    def _write(self, vectors: dict[bytes, bytes]) -> None:
        rows = [(key, vector, zlib.crc32(vector)) for key, vector in sorted(vectors.items())]
        try:
            with closing(sqlite3.connect(self._file, timeout=_WAIT_S)) as connection, connection:
                # Not waiting for the disk saves 5 to 30 ms each time; what a power cut tears, the checksums show.
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute(_TABLE)
                connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
        except sqlite3.OperationalError:  # locked, full or not allowed: the next run encodes once more
            return
        except sqlite3.DatabaseError:
            self._discard()

    def _discard(self) -> None:
        try:
            self._file.unlink(missing_ok=True)
        except OSError:  # not allowed: it stays unused
            return


def _parts(keys: list[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(keys), _ASKED_AT_ONCE):
        yield keys[start : start + _ASKED_AT_ONCE]


def remembered_encoder(folder: Path) -> Encoder | None:
    """The encoder that is installed, with its vectors kept in a folder.

    Args:
        folder: Of the index.

    Returns:
        None where no encoder is installed.
    """
    encoder = find_encoder()
    return None if encoder is None else RememberingEncoder(encoder, encoder_name(), folder / FILE)
