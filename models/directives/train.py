"""Train the classifier: `python models/directives/train.py`.

Reads the annotated documents under models/data, trains a multinomial logistic regression over the features of
`directive_extract.extract.features`, and a second one over what the first says of a clause and its neighbours, and
writes their weights into the package. The same data gives the same file.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from dataset import Example, digest, read_examples
from recipe import DATA, ROOT, Training, read_config
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from directive_extract.extract.classifier import Classifier
from directive_extract.extract.deciding import first_looks
from directive_extract.extract.neighbours import NAMES, SMALLEST, SecondLook, values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

OUT = ROOT / "src" / "directive_extract" / "extract" / "directives.json"

FINE, ROUGH = 1e-6, 1e-4  # steps from which a fit is done: of what ships, and of what only lends its chances


def train(examples: Sequence[Example], recipe: Training, name: str = "") -> Classifier:
    """Fit both regressions.

    Args:
        examples: All clauses of at least `recipe.min_documents` documents of several families, with all labels.
        recipe: How to train.
        name: What the classifier is to be called.

    Returns:
        The classifier as it ships: weights rounded, negligible ones left out.
    """
    return replace(_first_look(examples, recipe, name), second=_second_look(examples, recipe))


def deal_out(examples: Sequence[Example], folds: int, seed: int) -> dict[str, int]:
    """Deal families out into folds, since clauses of one family are alike.

    Args:
        examples: Clauses of several families.
        folds: Number of folds; no more than there are families.
        seed: The same seed deals alike.

    Returns:
        Family to number of its fold.
    """
    families = sorted({example.family for example in examples})
    random.Random(seed).shuffle(families)
    return {family: number % min(folds, len(families)) for number, family in enumerate(families)}


def _second_look(examples: Sequence[Example], recipe: Training) -> SecondLook:
    """Fit a clause's label to what classifiers that never saw its family say of it and of its neighbours."""
    fold = deal_out(examples, recipe.second_folds, recipe.seed)
    rows: list[np.ndarray] = []
    labels: list[str] = []
    for number in sorted(set(fold.values())):
        classifier = _first_look([e for e in examples if fold[e.family] != number], recipe, tolerance=ROUGH)
        held_out = [e for e in examples if fold[e.family] == number and not e.sighting.alone]
        for _, document in groupby(held_out, key=lambda example: example.document):
            clauses = list(document)
            chances = first_looks([example.sighting for example in clauses], classifier)
            values = values_of(chances, [example.sighting.segment.block for example in clauses])
            taught = [at for at, example in enumerate(clauses) if example.label is not None]
            rows.append(values[taught])
            labels += [str(clauses[at].label) for at in taught]
    table = np.concatenate(rows)
    mean, spread = table.mean(axis=0), table.std(axis=0) + SMALLEST
    model = LogisticRegression(C=recipe.second_inverse_regularisation, max_iter=4000, tol=FINE)
    with threadpool_limits(1):
        model.fit((table - mean) / spread, labels)
    weights = model.coef_ / spread
    bias = model.intercept_ - weights @ mean
    rounded = np.round(weights * recipe.scale).T / recipe.scale
    return SecondLook(
        tuple(round(float(value), 6) for value in bias),
        {name: row.tolist() for name, row in zip(NAMES, rounded, strict=True)},
    )


def _first_look(examples: Sequence[Example], recipe: Training, name: str = "", tolerance: float = FINE) -> Classifier:
    """Fit the label of a clause to its own features."""
    examples = [example for example in examples if example.label is not None]
    kept = _carried_over(examples, recipe.min_documents)
    names = [*(example.names for example in examples), *(example.alone for example in examples)]
    rows = [{name: 1.0 for name in of_clause if name in kept} for of_clause in names]
    labels = [str(example.label) for example in examples] * 2
    weights_of_rows = [1.0] * len(examples) + [recipe.alone] * len(examples)
    vectorizer = DictVectorizer(sort=True)
    model = LogisticRegression(C=recipe.inverse_regularisation, max_iter=4000, tol=tolerance)
    with threadpool_limits(1):  # 2 s in place of 27, and sums in the same order on machines with more cores
        model.fit(vectorizer.fit_transform(rows), labels, sample_weight=weights_of_rows)
    weights: dict[str, list[float]] = {}
    for column, feature in enumerate(vectorizer.get_feature_names_out()):
        values = [round(float(row[column]) * recipe.scale) for row in model.coef_]
        if any(abs(value) >= recipe.negligible for value in values):
            weights[str(feature)] = [value / recipe.scale for value in values]
    bias = tuple(round(float(value), 6) for value in model.intercept_)
    return Classifier(name, tuple(str(label) for label in model.classes_), bias, weights, recipe.preference)


def _carried_over(examples: Sequence[Example], least: int) -> set[str]:
    """Features that occur in enough documents to carry over to others."""
    documents: dict[str, set[str]] = {}
    for example in examples:
        for name in example.names:
            documents.setdefault(name, set()).add(example.document)
    return {name for name, seen in documents.items() if len(seen) >= least}


def export(classifier: Classifier, scale: int, trained_on: dict[str, object]) -> str:
    """The weights as text, one feature a line, so that a change can be read.

    Args:
        classifier: The weights.
        scale: They are written in units of 1/scale.
        trained_on: Number and digest of the documents, for the head.

    Returns:
        JSON that `directive_extract.extract.classifier` reads.
    """
    head: dict[str, object] = {
        "name": classifier.name,
        "trained_on": trained_on,
        "labels": list(classifier.labels),
        "preference": classifier.preference,
        "bias": list(classifier.bias),
        "scale": scale,
    }
    if classifier.second is not None:
        units = {name: [round(value * scale) for value in row] for name, row in classifier.second.weights.items()}
        head["second"] = {"bias": list(classifier.second.bias), "weights": units}
    lines = [
        f" {json.dumps(name, ensure_ascii=False)}: {json.dumps([round(value * scale) for value in values])}"
        for name, values in sorted(classifier.weights.items())
    ]
    body = "".join(f' "{key}": {json.dumps(value, ensure_ascii=False)},\n' for key, value in head.items())
    return "{\n" + body + ' "weights": {\n' + ",\n".join(lines) + "\n }\n}\n"


def main() -> None:
    """Train on all documents under models/data and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with ID.txt and ID.gold.json, in any depth")
    parser.add_argument("--out", type=Path, default=OUT, help="where to write the weights")
    options = parser.parse_args()
    recipe, _ = read_config()
    examples = list(read_examples(options.data))
    documents = len({example.document for example in examples})
    clauses = sum(example.label is not None for example in examples)
    name = f"logistic regression over {documents} documents, {clauses} clauses"
    classifier = train(examples, recipe, name)
    trained_on: dict[str, object] = {"documents": documents, "clauses": clauses, "sha256": digest(options.data)}
    options.out.write_text(export(classifier, recipe.scale, trained_on), encoding="utf-8", newline="\n")
    counts = dict(Counter(example.label for example in examples if example.label).most_common())
    print(f"{name}: {counts}; {len(classifier.weights)} weights; {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
