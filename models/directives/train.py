"""Train the classifier: `python models/directives/train.py`.

Reads the annotated documents under models/data, trains a multinomial logistic regression over the features of
`directive_extract.extract.features`, and writes its weights into the package. The same data gives the same file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from dataset import Example, read_examples
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "models" / "data"
OUT = ROOT / "src" / "directive_extract" / "extract" / "directives.json"

INVERSE_REGULARISATION = 0.3  # of 0.05, 0.1, 0.3 and 1 by cross-validation over families: lowest log loss (0.28; 0.30 at 1)
MIN_DOCUMENTS = 2  # a feature seen in one document only says something about that document
SCALE = 1000  # weights are kept to three decimals: rounding changes no verdict on the training data
# By cross-validation over families: principle F1 0.65 (0.59 without), task F1 0.866 (0.863).
PREFERENCE = {"principle": 2.5, "task": 1.25, "background": 1.0}
NEGLIGIBLE = 5  # weights below 0.005 for all labels are left out


def select(examples: list[Example]) -> set[str]:
    """Features that occur in enough documents to carry over."""
    documents: dict[str, set[str]] = {}
    for example in examples:
        for name in example.names:
            documents.setdefault(name, set()).add(example.document)
    return {name for name, seen in documents.items() if len(seen) >= MIN_DOCUMENTS}


def fit(examples: list[Example], kept: set[str]) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit the regression on the kept features."""
    vectorizer = DictVectorizer(sort=True)
    rows = [{name: 1.0 for name in example.names if name in kept} for example in examples]
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=4000, tol=1e-6)
    model.fit(vectorizer.fit_transform(rows), [example.label for example in examples])
    return vectorizer, model


def export(vectorizer: DictVectorizer, model: LogisticRegression, name: str) -> str:
    """The weights as text, one feature a line, so that a change can be read."""
    weights = {}
    for column, feature in enumerate(vectorizer.get_feature_names_out()):
        values = [round(float(row[column]) * SCALE) for row in model.coef_]
        if any(abs(value) >= NEGLIGIBLE for value in values):
            weights[str(feature)] = values
    head: dict[str, object] = {"name": name, "labels": [str(label) for label in model.classes_]}
    head["preference"] = PREFERENCE
    head["bias"] = [round(float(value), 6) for value in model.intercept_]
    lines = [f" {json.dumps(k, ensure_ascii=False)}: {json.dumps(v)}" for k, v in sorted(weights.items())]
    body = ",\n".join(f' "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in head.items())
    return "{\n" + body + f',\n "scale": {SCALE},\n "weights": {{\n' + ",\n".join(lines) + "\n }\n}\n"


def main() -> None:
    """Train on all documents under models/data and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    examples = list(read_examples(options.data))
    counts = Counter(example.label for example in examples)
    documents = len({example.document for example in examples})
    vectorizer, model = fit(examples, select(examples))
    name = f"logistic regression over {documents} documents, {len(examples)} clauses"
    options.out.write_text(export(vectorizer, model, name), encoding="utf-8")
    print(f"{name}: {dict(counts)}; {len(vectorizer.vocabulary_)} features; {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
