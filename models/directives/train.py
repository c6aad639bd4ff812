"""Train the classifier: `python models/directives/train.py`.

Reads the annotated documents under models/data, trains a multinomial logistic regression over the features of
`directive_extract.extract.features`, and writes its weights into the package. The same data gives the same file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from dataset import Example, digest, read_examples
from recipe import DATA, ROOT, Training, read_config
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from directive_extract.extract.classifier import Classifier

if TYPE_CHECKING:
    from collections.abc import Sequence

OUT = ROOT / "src" / "directive_extract" / "extract" / "directives.json"


def train(examples: Sequence[Example], recipe: Training, name: str = "") -> Classifier:
    """Fit the regression.

    Args:
        examples: Labelled clauses of at least `recipe.min_documents` documents, with at least two labels.
        recipe: How to train.
        name: What the classifier is to be called.

    Returns:
        The classifier as it ships: weights rounded, negligible ones left out.
    """
    kept = _carried_over(examples, recipe.min_documents)
    names = [*(example.names for example in examples), *(example.alone for example in examples)]
    rows = [{name: 1.0 for name in of_clause if name in kept} for of_clause in names]
    labels = [example.label for example in examples] * 2
    weights_of_rows = [1.0] * len(examples) + [recipe.alone] * len(examples)
    vectorizer = DictVectorizer(sort=True)
    model = LogisticRegression(C=recipe.inverse_regularisation, max_iter=4000, tol=1e-6)
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
    name = f"logistic regression over {documents} documents, {len(examples)} clauses"
    classifier = train(examples, recipe, name)
    trained_on: dict[str, object] = {"documents": documents, "clauses": len(examples), "sha256": digest(options.data)}
    options.out.write_text(export(classifier, recipe.scale, trained_on), encoding="utf-8", newline="\n")
    counts = dict(Counter(example.label for example in examples).most_common())
    print(f"{name}: {counts}; {len(classifier.weights)} weights; {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
