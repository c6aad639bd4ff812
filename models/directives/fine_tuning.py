"""Trains the encoder on the clauses of annotated documents, in windows of clauses that follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from transformer import LABELS, Weights, initial_weights, scores

from directive_extract.extract.encoder import lay_out
from directive_extract.extract.windows import LONGEST, LONGEST_CLAUSE
from directive_extract.wordpieces.embeddings import WIDTH, embed
from directive_extract.wordpieces.wordpiece import bare_piece_ids

if TYPE_CHECKING:
    from dataset import Example
    from encoder_recipe import FineTuning

MOST = 24  # clauses of a window: one window in a thousand would have more

# Pieces and label of a clause; -1 for one that teaches nothing.
Clause = tuple[list[int], int]
Batch = dict[str, Any]


def fine_tune(examples: Sequence[Example], recipe: FineTuning) -> tuple[Weights, list[float]]:
    """Train the encoder.

    Args:
        examples: Clauses of whole documents, those of a document together and in reading order.
        recipe: How to train.

    Returns:
        The weights, and the mean loss of each epoch.
    """
    documents = read_clauses(examples)
    random = np.random.default_rng(recipe.seed)
    weights = initial_weights(recipe.layers, recipe.seed)
    steps = recipe.epochs * -(-len(list(_windows(documents, LONGEST, None))) // recipe.batch)
    optimiser = _optimiser(recipe, steps)
    state, key, losses = optimiser.init(weights), jax.random.key(recipe.seed), []
    step = _step(optimiser, recipe)
    for _ in range(recipe.epochs):
        total: list[float] = []
        for batch in _batches(documents, recipe, random):
            key, used = jax.random.split(key)
            weights, state, loss = step(weights, state, batch, used)
            total.append(float(loss))
        losses.append(float(np.mean(total)))
    return weights, losses


def read_clauses(examples: Sequence[Example]) -> list[list[Clause]]:
    """The pieces and labels of clauses, by document.

    Args:
        examples: As for `fine_tune`.

    Returns:
        Documents in the same order.
    """
    return [
        [(bare_piece_ids(e.sighting.text)[:LONGEST_CLAUSE], LABELS.index(e.label) if e.label else -1) for e in document]
        for _, document in groupby(examples, key=lambda example: example.document)
    ]


def _windows(
    documents: Sequence[list[Clause]], shortest: int, random: np.random.Generator | None
) -> Iterator[list[Clause]]:
    """Windows of clauses that follow each other; half of them, and the first of a document, are cut short at random."""
    for clauses in documents:
        window: list[Clause] = []
        length, limit = 1, _limit(shortest, random, first=True)
        for clause in clauses:
            size = len(clause[0]) + 1
            if window and (length + size > limit or len(window) == MOST):
                yield window
                window, length, limit = [], 1, _limit(shortest, random, first=False)
            window.append(clause)
            length += size
        if window:
            yield window


def _limit(shortest: int, random: np.random.Generator | None, *, first: bool) -> int:
    if random is None or (not first and random.random() < 0.5):
        return LONGEST
    return int(random.integers(shortest, LONGEST + 1))


def _batches(documents: Sequence[list[Clause]], recipe: FineTuning, random: np.random.Generator) -> Iterator[Batch]:
    """All windows in random order; the last batch is filled up with others."""
    found = list(_windows(documents, recipe.shortest, random))
    order = list(random.permutation(len(found)))
    order += list(random.integers(len(found), size=-len(order) % recipe.batch))
    for start in range(0, len(order), recipe.batch):
        yield _laid_out([found[at] for at in order[start : start + recipe.batch]])


def _laid_out(windows: Sequence[list[Clause]]) -> Batch:
    """Windows as arrays of one size."""
    size = len(windows)
    words = np.zeros((size, LONGEST, WIDTH), np.float32)
    kept = np.zeros((size, LONGEST), np.float32)
    spans = np.zeros((size, MOST, LONGEST), np.float32)
    labels = np.full((size, MOST), -1, np.int32)
    for row, window in enumerate(windows):
        ids, span = lay_out([pieces for pieces, _ in window])
        words[row, : len(ids)], kept[row, : len(ids)] = embed(ids), 1
        spans[row, : len(window), : len(ids)] = span
        labels[row, : len(window)] = [label for _, label in window]
    return {"words": words, "kept": kept, "spans": spans, "labels": labels}


def _optimiser(recipe: FineTuning, steps: int) -> optax.GradientTransformation:
    def adam(rate: float) -> optax.GradientTransformation:
        warm = max(1, round(recipe.warm_up * steps))
        schedule = optax.warmup_cosine_decay_schedule(0, rate, warm, max(steps, warm + 1))
        return optax.adamw(schedule, weight_decay=recipe.decay)

    def parts(weights: Weights) -> Weights:
        return {name: "scores" if name == "scores" else "layers" for name in weights}

    rates = {"scores": adam(recipe.rate_of_scores), "layers": adam(recipe.rate)}
    return optax.chain(optax.clip_by_global_norm(1.0), optax.partition(rates, parts))


def _step(optimiser: optax.GradientTransformation, recipe: FineTuning) -> Any:
    def loss(weights: Weights, batch: Batch, key: Any) -> Any:
        found = scores(weights, batch["words"], batch["kept"], batch["spans"], recipe.dropout, key)
        taught = batch["labels"] >= 0
        wanted = optax.smooth_labels(jax.nn.one_hot(batch["labels"], len(LABELS)), recipe.smoothing)
        surprise = optax.softmax_cross_entropy(found, wanted)
        return (surprise * taught).sum() / jnp.maximum(taught.sum(), 1)

    @jax.jit
    def step(weights: Weights, state: Any, batch: Batch, key: Any) -> tuple[Weights, Any, Any]:
        value, slope = jax.value_and_grad(loss)(weights, batch, key)
        change, state = optimiser.update(slope, state, weights)
        return optax.apply_updates(weights, change), state, value

    return step
