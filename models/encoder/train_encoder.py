"""Train the encoder: `python models/encoder/train_encoder.py`.

Reads the annotated documents under models/data; for each of some folds of families trains the classifier and the
encoder on the others and lets them say what they make of it; learns from that how to weigh the two; then trains the
encoder on everything. Writes `encoder.onnx` and `encoder.json` into the package and prints what cross-validation gives.
Takes half an hour on two processors.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from dataset import Example, digest, read_examples
from exporting import export
from fine_tuning import fine_tune
from recipe import DATA, ROOT
from recipe import read_config as read_config_of_classifier
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits
from train import deal_out, train
from transformer import LABELS
from tuning import FineTuning, Reading, read_config

from directive_extract.extract.classifier import Classifier
from directive_extract.extract.deciding import first_looks, second_looks
from directive_extract.extract.encoder import ClauseEncoder
from directive_extract.extract.rereading import NAMES, ThirdLook, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_extract.extract.neighbours import Chances

OUT = ROOT / "src" / "directive_extract" / "extract"


class HeldOut:
    """What classifiers and encoders that never saw their families say of clauses.

    Attributes:
        examples: The clauses.
        chances: What the first two looks say of each.
        scores: Place among `examples` of each clause that is open then, to what the encoder gives it.
    """

    def __init__(self) -> None:
        self.examples: list[Example] = []
        self.chances: list[Chances] = []
        self.scores: dict[int, Any] = {}

    def add(self, document: list[Example], classifier: Classifier, encoder: ClauseEncoder, sure: float) -> None:
        """Judge the clauses of a document."""
        sightings = [example.sighting for example in document]
        second = second_looks(sightings, first_looks(sightings, classifier), classifier)
        is_open = [max(chance.values()) < sure for chance in second]
        read = encoder.read([sighting.text for sighting in sightings], is_open)
        self.scores |= {place + len(self.examples): row for place, row in read.items()}
        self.examples += document
        self.chances += second

    def table(self) -> tuple[np.ndarray, list[str]]:
        """What the third look learns from: shape (clauses, names), and their labels."""
        places = [place for place in sorted(self.scores) if self.examples[place].label is not None]
        values = values_of([self.chances[at] for at in places], np.stack([self.scores[at] for at in places]), LABELS)
        return values, [str(self.examples[at].label) for at in places]


def hold_out(examples: Sequence[Example], recipe: FineTuning, reading: Reading) -> HeldOut:
    """Let classifiers and encoders judge families that they were not trained on.

    Args:
        examples: All clauses.
        recipe: How to train the encoder.
        reading: Number of folds, and which clauses are open.

    Returns:
        What they say of every clause.
    """
    of_classifier, _ = read_config_of_classifier()
    fold = deal_out(examples, reading.folds, recipe.seed)
    found = HeldOut()
    for number in sorted(set(fold.values())):
        others = [e for e in examples if fold[e.family] != number]
        encoder = ClauseEncoder(_trained(others, recipe, f"without fold {number}"))
        classifier = train(others, of_classifier)
        for document in _documents([e for e in examples if fold[e.family] == number]):
            found.add(document, classifier, encoder, reading.sure)
    return found


def fit_third_look(found: HeldOut, reading: Reading) -> ThirdLook:
    """Learn how to weigh what the looks before say and what the encoder reads.

    Args:
        found: What `hold_out` gives.
        reading: How to fit.

    Returns:
        The third look as it ships.

    Raises:
        ValueError: Not all labels occur among the open clauses.
    """
    values, labels = found.table()
    model = LogisticRegression(C=reading.inverse_regularisation, max_iter=4000, tol=1e-6)
    with threadpool_limits(1):
        model.fit(values, labels)
    if tuple(model.classes_) != LABELS:
        raise ValueError(f"the documents have {sorted(set(labels))} among open clauses, not {list(LABELS)}")
    weights = {name: [round(float(value), 3) for value in model.coef_[:, at]] for at, name in enumerate(NAMES)}
    return ThirdLook(LABELS, reading.sure, tuple(round(float(value), 3) for value in model.intercept_), weights)


def cross_validated(found: HeldOut, third: ThirdLook) -> str:
    """The figures of cross-validation, with and without a third look.

    Args:
        found: What `hold_out` gives.
        third: How to weigh it in.

    Returns:
        A table in Markdown.
    """
    preference = read_config_of_classifier()[0].preference
    plain = Classifier("", LABELS, (0.0,) * len(LABELS), {}, preference)
    after = third.reconsider(found.chances, found.scores)
    lines = ["| by cross-validation, F1 clause by clause | task | principle | log loss |", "| --- | --- | --- | --- |"]
    for name, chances in (("two looks", found.chances), ("and the encoder", after)):
        rows = [
            (e.label, c, _settled(e, plain.choose(c))) for e, c in zip(found.examples, chances, strict=True) if e.label
        ]
        loss = -np.mean([np.log(max(1e-6, chance[str(label)])) for label, chance, _ in rows])
        shares = [
            _f1([(label == kind, verdict == kind) for label, _, verdict in rows]) for kind in ("task", "principle")
        ]
        lines.append(f"| {name} | {shares[0]:.3f} | {shares[1]:.3f} | {loss:.3f} |")
    share = len(found.scores) / len(found.examples)
    return "\n".join([
        *lines,
        "",
        f"The encoder read {share:.0%} of the clauses, those with less than {third.sure} for any label.\n",
    ])


def _settled(example: Example, verdict: str) -> str:
    return "background" if example.sighting.announces else verdict


def _f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    right = sum(wanted and found for wanted, found in pairs)
    return 2 * right / max(1, sum(wanted for wanted, _ in pairs) + sum(found for _, found in pairs))


def _trained(examples: Sequence[Example], recipe: FineTuning, name: str) -> bytes:
    started = time.perf_counter()
    weights, losses = fine_tune(examples, recipe)
    course = ", ".join(f"{loss:.3f}" for loss in losses)
    print(f"{name}: loss {course}; {time.perf_counter() - started:.0f} s", flush=True)
    return export(weights)


def _documents(examples: Sequence[Example]) -> Iterator[list[Example]]:
    for _, document in groupby(examples, key=lambda example: example.document):
        yield list(document)


def head(third: ThirdLook, trained_on: dict[str, object], weights: bytes, name: str) -> str:
    """What goes beside the encoder's weights.

    Args:
        third: How they are weighed in.
        trained_on: Number and digest of the documents.
        weights: The graph that it belongs to.
        name: What the encoder is to be called.

    Returns:
        JSON that `directive_extract.extract.classifier` reads.
    """
    raw = {
        "name": name,
        "trained_on": trained_on,
        "weights_sha256": hashlib.sha256(weights).hexdigest(),
        "labels": third.labels,
        "sure": third.sure,
        "bias": third.bias,
        "weights": third.weights,
    }
    return json.dumps(raw, indent=1) + "\n"


def main() -> None:
    """Train on all documents under models/data and write what ships."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with ID.txt and ID.gold.json, in any depth")
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write encoder.onnx and encoder.json to")
    parser.add_argument("--epochs", type=int, help="in place of those of config.toml")
    options = parser.parse_args()
    recipe, reading = read_config()
    if options.epochs:
        recipe = replace(recipe, epochs=options.epochs)
    examples = list(read_examples(options.data))
    documents = len({example.document for example in examples})
    found = hold_out(examples, recipe, reading)
    third = fit_third_look(found, reading)
    print(cross_validated(found, third), flush=True)
    weights = _trained(examples, recipe, "on all")
    trained_on: dict[str, object] = {"documents": documents, "sha256": digest(options.data)}
    name = f"{recipe.layers} layers of all-MiniLM-L6-v2, trained on over {documents} documents"
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "encoder.onnx").write_bytes(weights)
    (options.out / "encoder.json").write_text(head(third, trained_on, weights, name), encoding="utf-8", newline="\n")
    print(f"{name}; {len(weights):,} bytes")


if __name__ == "__main__":
    main()
