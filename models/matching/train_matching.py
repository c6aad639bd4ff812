"""Estimates the weights of matching from annotated documents and writes them where the library reads them.

python models/matching/train_matching.py                    # from models/data; a minute
python models/matching/train_matching.py --data FOLDER ...  # from other documents
"""

from __future__ import annotations

import argparse
import json
import math
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fit_weights import Fitted, fit
from labelled_pairs import Labelled, digest, load
from numpy.typing import NDArray

from directive_extract.register import matching
from directive_extract.register.matching import rarity as rarity_of_words
from directive_extract.register.matching.comparisons import Part, compare_content
from directive_extract.register.matching.context import Layout, compare_context
from directive_extract.register.matching.encoder import find_encoder
from directive_extract.register.matching.finding import find_pairs
from directive_extract.register.matching.joining import mutual_best
from directive_extract.register.matching.weights import probability

HERE = Path(__file__).resolve().parent
DATA = [HERE.parent / "data" / "gold-train", HERE.parent / "data" / "own"]
OUT = Path(matching.__file__).parent
CONFIG = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
RAREST_KEPT = 2  # documents; a stem in fewer is as rare as one that was never seen


@dataclass
class Pairs:
    """The pairs of one pair of documents.

    Attributes:
        places: Indices of the two tasks, each in its document.
        rows: What comparing their contents found.
        labels: Whether they are one commitment.
        families: Of the two documents.
        sizes: Tasks in each document.
    """

    places: list[tuple[int, int]]
    rows: list[list[Part]]
    labels: NDArray[np.bool_]
    families: tuple[str, str]
    sizes: tuple[int, int]


def rarity(tasks: list[Labelled]) -> dict[str, Any]:
    """How rare stems are over documents, as rarity.json keeps it."""
    documents: dict[str, set[str]] = {}
    for task in tasks:
        documents.setdefault(task.profile.document, set()).update(task.profile.sequence)
    counts = Counter(stem for stems in documents.values() for stem in stems)
    kept = {s: round(math.log(len(documents) / n), 3) for s, n in sorted(counts.items()) if n >= RAREST_KEPT}
    return {"unknown": round(math.log(len(documents) / 0.5), 3), "rarity": kept}


def gather(tasks: list[Labelled], *, semantic: bool) -> list[Pairs]:
    """Compare all pairs that are worth it."""
    profiles = [task.profile for task in tasks]
    encoder = find_encoder() if semantic else None
    vectors = encoder.encode([profile.core for profile in profiles]) if encoder else None
    members: dict[str, list[int]] = {}
    for index, profile in enumerate(profiles):
        members.setdefault(profile.document, []).append(index)
    place = {index: number for found in members.values() for number, index in enumerate(found)}
    gathered = []
    for (one, other), pairs in find_pairs(profiles, vectors).items():
        rows = [
            compare_content(profiles[a], profiles[b], None if vectors is None else float(vectors[a] @ vectors[b]))
            for a, b in pairs
        ]
        labels = np.array([tasks[a].cluster == tasks[b].cluster for a, b in pairs])
        families = (tasks[members[one][0]].family, tasks[members[other][0]].family)
        sizes = (len(members[one]), len(members[other]))
        gathered.append(Pairs([(place[a], place[b]) for a, b in pairs], rows, labels, families, sizes))
    return gathered


def folds_of(gathered: list[Pairs], tasks: list[Labelled]) -> list[int]:
    """A fold for each pair of documents: that of its first family."""
    families = sorted({task.family for task in tasks})
    order = np.random.default_rng(CONFIG["training"]["seed"]).permutation(len(families))
    fold = {families[index]: number % CONFIG["training"]["folds"] for number, index in enumerate(order)}
    return [fold[pairs.families[0]] for pairs in gathered]


def flat(gathered: list[Pairs], contexts: list[list[list[Part]]] | None = None) -> list[list[Part]]:
    """The rows of all pairs, with what the context says behind them where it is given."""
    if contexts is None:
        return [row for pairs in gathered for row in pairs.rows]
    return [
        row + more
        for pairs, found in zip(gathered, contexts, strict=True)
        for row, more in zip(pairs.rows, found, strict=True)
    ]


def context_of(gathered: list[Pairs], bits: NDArray[np.float64]) -> list[list[list[Part]]]:
    """What the context says of each pair, by bits from weights that have not seen it."""
    found, start = [], 0
    for pairs in gathered:
        values = dict(zip(pairs.places, bits[start : start + len(pairs.places)].tolist(), strict=True))
        parts = compare_context(values, Layout.of_two(pairs.sizes))
        found.append([parts[place] for place in pairs.places])
        start += len(pairs.places)
    return found


def held_out(rows: list[list[Part]], labels: NDArray[np.bool_], folds: NDArray[np.int_]) -> NDArray[np.float64]:
    """Bits of each pair by weights from the other folds."""
    bits = np.zeros(len(rows))
    for fold in np.unique(folds):
        train = [row for row, other in zip(rows, folds, strict=True) if other != fold]
        fitted = fit(train, labels[folds != fold], CONFIG["training"]["inverse_regularisation"])
        bits[folds == fold] = fitted.bits([row for row, other in zip(rows, folds, strict=True) if other == fold])
    return bits


def threshold(gathered: list[Pairs], bits: NDArray[np.float64]) -> tuple[float, dict[str, float]]:
    """The lowest probability from which joined pairs are right at the rate asked for."""
    joined: list[tuple[float, bool]] = []
    start, duplicates = 0, 0
    for pairs in gathered:
        values = dict(zip(pairs.places, bits[start : start + len(pairs.places)].tolist(), strict=True))
        best = mutual_best(values)
        right = dict(zip(pairs.places, pairs.labels.tolist(), strict=True))
        joined += [(probability(values[pair]), right[pair]) for pair in best]
        duplicates += int(pairs.labels.sum())
        start += len(pairs.places)
    chosen, figures = 0.99, {}
    for cut in np.arange(0.3, 0.991, 0.01):
        taken = [right for value, right in joined if value >= cut]
        precision, recall = sum(taken) / max(1, len(taken)), sum(taken) / duplicates
        if precision >= CONFIG["thresholds"]["precision"]:
            chosen = round(float(cut), 2)
            figures = {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}
            break
    return chosen, {name: round(value, 4) for name, value in figures.items()}


def estimate(tasks: list[Labelled], *, semantic: bool) -> dict[str, Any]:
    """Weights alone and in context, and their thresholds."""
    gathered = gather(tasks, semantic=semantic)
    labels = np.concatenate([pairs.labels for pairs in gathered])
    by_pair = folds_of(gathered, tasks)
    folds = np.repeat(by_pair, [len(pairs.places) for pairs in gathered])
    rows = flat(gathered)
    penalty = CONFIG["training"]["inverse_regularisation"]
    contexts = context_of(gathered, held_out(rows, labels, folds))
    together = flat(gathered, contexts)
    cut, figures = threshold(gathered, held_out(together, labels, folds))
    return {
        "join": cut,
        "unsure": CONFIG["thresholds"]["unsure"],
        "held out": {"pairs": len(rows), "duplicates": int(labels.sum()), **figures},
        "alone": as_json(fit(rows, labels, penalty)),
        "context": as_json(fit(together, labels, penalty)),
    }


def as_json(fitted: Fitted) -> dict[str, Any]:
    """As weights.json keeps it."""
    return {"prior": fitted.prior, "levels": fitted.levels}


def write(path: Path, content: dict[str, Any], *, indent: int) -> None:
    """Write JSON that differs line by line where it differs."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", default=DATA)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    tasks = load(options.data)
    rare = rarity(tasks)
    write(options.out / "rarity.json", rare, indent=0)
    # The table that ships may be of other documents.
    vars(rarity_of_words)["_table"] = lambda: (rare["rarity"], rare["unknown"])
    kinds = {"words": False} | ({"semantic": True} if find_encoder() else {})
    raw: dict[str, Any] = {
        "trained on": {"tasks": len(tasks), "sha256": digest(options.data)},
        "models": {name: estimate(tasks, semantic=semantic) for name, semantic in kinds.items()},
    }
    write(options.out / "weights.json", raw, indent=1)
    for name, model in raw["models"].items():
        print(name, "join from", model["join"], model["held out"])


if __name__ == "__main__":
    main()
