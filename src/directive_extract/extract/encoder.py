"""A small transformer that reads clauses among their neighbours.

It is the first layers of a sentence encoder, trained further on labelled clauses (docs/decisions/0014). Its
weights (`encoder.onnx`) are in eight bits and run on onnxruntime. One window is read at a time: in a batch, the
rounding of activations would make a clause's scores depend on what else is in the batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directive_extract.errors import ModelNotFoundError
from directive_extract.extract.windows import AROUND, LONGEST_CLAUSE, windows
from directive_extract.wordpieces.embeddings import embed
from directive_extract.wordpieces.wordpiece import END, START, bare_piece_ids

WEIGHTS = "encoder.onnx"


class ClauseEncoder:
    """Says of clauses, by their words and those of their neighbours, what they are.

    Args:
        weights: An ONNX graph. Inputs: `words`, the vectors of the pieces of a window, float32, shape (pieces, 384);
            `spans`, float32, shape (clauses, pieces), each row the mean over the pieces of one clause. Output:
            `scores`, shape (clauses, labels).
    """

    def __init__(self, weights: bytes) -> None:
        import onnxruntime  # noqa: PLC0415 - slow to import

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the same sums in the same order on every machine
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

    def read(self, texts: Sequence[str], is_open: Sequence[bool]) -> dict[int, NDArray[np.float32]]:
        """Read the open clauses of a document.

        Args:
            texts: Its clauses, in reading order.
            is_open: Which of them are wanted.

        Returns:
            Place of each open clause to its scores (log-odds but for a constant), shape (labels,).
        """
        pieces = _near(texts, is_open)
        found: dict[int, NDArray[np.float32]] = {}
        for window in windows(is_open, [len(piece) for piece in pieces]):
            before = [pieces[window.start - 1][-AROUND:]] if window.start else []
            behind = [pieces[window.stop][:AROUND]] if window.stop < len(pieces) else []
            scores = self.scores([*before, *(pieces[place] for place in window), *behind])
            found |= dict(zip(window, scores[len(before) :], strict=False))
        return found

    def scores(self, clauses: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Scores of the clauses of one window.

        Args:
            clauses: Their pieces.

        Returns:
            Shape (clauses, labels).
        """
        ids, spans = lay_out(clauses)
        scores: NDArray[np.float32] = self._session.run(None, {"words": embed(ids), "spans": spans})[0]
        return scores


def lay_out(clauses: Sequence[Sequence[int]]) -> tuple[list[int], NDArray[np.float32]]:
    """One window as the encoder reads it: a mark of beginning, and each clause with a mark of its end.

    Args:
        clauses: Their pieces; of long ones the beginning is read.

    Returns:
        Pieces, and shape (clauses, pieces) with the mean over the pieces of each clause.
    """
    ids, places = [START], []
    for clause in clauses:
        kept = clause[:LONGEST_CLAUSE]
        places.append((len(ids), len(ids) + len(kept)))
        ids += [*kept, END]
    spans = np.zeros((len(clauses), len(ids)), dtype=np.float32)
    for row, (start, end) in zip(spans, places, strict=True):
        row[start:end] = 1 / max(1, end - start)
    return ids, spans


@cache
def load_encoder() -> ClauseEncoder:
    """Load the encoder that ships with the package, once a process.

    Returns:
        The encoder.

    Raises:
        ModelNotFoundError: Its file, or what runs it, is missing or damaged.
    """
    try:
        return ClauseEncoder(resources.files(__package__).joinpath(WEIGHTS).read_bytes())
    except Exception as error:
        raise ModelNotFoundError(
            f"the encoder {WEIGHTS} can't be read: {error}", hint="reinstall directive-extract"
        ) from error


def _near(texts: Sequence[str], is_open: Sequence[bool]) -> list[list[int]]:
    """Pieces of the clauses that may stand in a window; the others are not cut into pieces."""
    nothing: list[int] = []
    return [bare_piece_ids(text) if any(is_open[max(0, at - 1) : at + 2]) else nothing for at, text in enumerate(texts)]
