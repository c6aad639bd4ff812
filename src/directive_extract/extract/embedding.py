"""Embeds each distinct token of a batch once: half of the tokens of official texts are repeats."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import Model

from directive_extract.extract.window_encoding import MaxoutLayer

_EMBED, _MIX = 2, 3  # places of the hash embeddings and of the layer that mixes them, in spaCy's MultiHashEmbed


def embed_once(language: Language) -> bool:
    """Let the pipeline's embedding layers run over distinct tokens only.

    A token's embedding depends on its own attributes and nothing else, so that the values are the same; the layers take
    a third of the time of the parse, and the whole extraction gets faster by a twelfth (benchmarks/speed.py).

    Args:
        language: A pipeline with spaCy's standard `tok2vec`; changed in place, for reading only, not for training.

    Returns:
        Whether it was changed: a `tok2vec` of another build is left alone.
    """
    layers = language.get_pipe("tok2vec").model.layers[0].layers  # type: ignore[attr-defined]
    names = [layer.name for layer in layers]
    expected = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
    fits = len(names) == len(expected) and all(map(str.startswith, names, expected))
    if not fits:
        return False
    embed, mixing = layers[_EMBED].layers[0], layers[_MIX].layers[0]
    if "hashembed" not in embed.name or mixing.name != "maxout>>layernorm>>dropout":
        return False
    mix = MaxoutLayer(mixing)

    def forward(model: Model[Any, Any], rows: Any, is_train: bool) -> tuple[Any, Any]:  # noqa: ARG001
        distinct, places = _distinct(np.ascontiguousarray(rows))
        return mix.of(embed.predict(distinct))[places], lambda gradient: gradient

    def as_it_is(model: Model[Any, Any], rows: Any, is_train: bool) -> tuple[Any, Any]:  # noqa: ARG001
        return rows, lambda gradient: gradient

    layers[_EMBED].layers[0] = Model("embed_once", forward)
    layers[_MIX].layers[0] = Model("as_it_is", as_it_is)
    return True


def _distinct(rows: Any) -> tuple[Any, Any]:
    """The distinct rows of a matrix of attributes, and for each row its place among them."""
    keys = rows.view(np.dtype((np.void, rows.dtype.itemsize * rows.shape[1]))).ravel()
    _, first, places = np.unique(keys, return_index=True, return_inverse=True)
    return rows[first], places.ravel()
