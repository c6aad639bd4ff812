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
# Windows are padded to one of these lengths: a third less to compute than if all were padded to the longest. Half as
# long, twice as many in a batch.
LENGTHS = (LONGEST // 2, LONGEST)

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
    plan = [list(_batches(documents, recipe, random)) for _ in range(recipe.epochs)]
    optimiser = _optimiser(recipe, sum(map(len, plan)))
    state, key, losses = optimiser.init(weights), jax.random.key(recipe.seed), []
    step = _step(optimiser, recipe)
    for batches in plan:
        total: list[float] = []
        for windows in batches:
            key, used = jax.random.split(key)
            weights, state, loss = step(weights, state, _laid_out(windows), used)
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


def _windows(documents: Sequence[list[Clause]], shortest: int, random: np.random.Generator) -> Iterator[list[Clause]]:
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


def _limit(shortest: int, random: np.random.Generator, *, first: bool) -> int:
    if not first and random.random() < 0.5:
        return LONGEST
    return int(random.integers(shortest, LONGEST + 1))


def _batches(
    documents: Sequence[list[Clause]], recipe: FineTuning, random: np.random.Generator
) -> Iterator[list[list[Clause]]]:
    """Batch all windows, those that are padded to one length together, in random order.

    Yields:
        Windows; the last batch of a length is filled up with others.
    """
    found = list(_windows(documents, recipe.shortest, random))
    batches: list[list[list[Clause]]] = []
    for shorter, length in zip((0, *LENGTHS), LENGTHS, strict=False):
        own = [window for window in found if shorter < _length(window) <= length]
        size = recipe.batch * LONGEST // length
        order = list(random.permutation(len(own)))
        order += list(random.integers(max(1, len(own)), size=-len(order) % size))
        batches += [[own[at] for at in order[start : start + size]] for start in range(0, len(order), size)]
    for at in random.permutation(len(batches)):
        yield batches[at]


def _length(window: list[Clause]) -> int:
    return 1 + sum(len(pieces) + 1 for pieces, _ in window)


def _laid_out(windows: Sequence[list[Clause]]) -> Batch:
    """Windows as arrays of one size."""
    size, length = len(windows), next(one for one in LENGTHS if max(map(_length, windows)) <= one)
    words = np.zeros((size, length, WIDTH), np.float32)
    kept = np.zeros((size, length), np.float32)
    spans = np.zeros((size, MOST, length), np.float32)
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
