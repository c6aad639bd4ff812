from __future__ import annotations

import numpy as np
import pytest

from directive_extract.errors import ModelNotFoundError
from directive_extract.wordpieces import embeddings
from directive_extract.wordpieces.embeddings import WIDTH, embed
from directive_extract.wordpieces.wordpiece import bare_piece_ids


def cosine(one: str, other: str) -> float:
    [a], [b] = embed(bare_piece_ids(one)), embed(bare_piece_ids(other))
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_one_vector_a_piece() -> None:
    assert embed(bare_piece_ids("the ministry shall report")).shape == (4, WIDTH)
    assert embed([]).shape == (0, WIDTH)


def test_words_of_like_meaning_lie_near_each_other() -> None:
    # If the tables were read from a wrong place, no such order would hold.
    assert cosine("minister", "ministers") > cosine("minister", "banana") + 0.2
    assert cosine("road", "highway") > cosine("road", "hospital") + 0.1


def test_another_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "_LENGTH", 1)
    with pytest.raises(ModelNotFoundError, match="22928619 bytes, not 1"):
        embeddings._tables.__wrapped__()
