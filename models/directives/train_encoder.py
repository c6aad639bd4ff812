"""Train the encoder: `python models/directives/train_encoder.py`.

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
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from card import cell, reliability, table, write_card
from clauses import KINDS, Judged, count, judge, log_loss
from counting import gain_interval, total
from dataset import Example, digest, read_examples
from encoder_recipe import FineTuning, Reading, read_config
from exporting import export
from fine_tuning import fine_tune
from recipe import DATA, ROOT
from recipe import read_config as read_config_of_classifier
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits
from train import deal_out, train
from transformer import LABELS

from directive_extract.extract.classifier import Classifier
from directive_extract.extract.deciding import first_looks, second_looks
from directive_extract.extract.encoder import ClauseEncoder
from directive_extract.extract.rereading import NAMES, ThirdLook, load_third_look, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_extract.extract.neighbours import Chances

OUT = ROOT / "src" / "directive_extract" / "extract"


@dataclass(frozen=True, slots=True)
class Fold:
    """Families that were held out, with a classifier and an encoder that never saw them.

    Attributes:
        examples: Their clauses.
        classifier: Trained on the others.
        encoder: Trained on the others.
    """

    examples: list[Example]
    classifier: Classifier
    encoder: ClauseEncoder

    def open_clauses(self, sure: float) -> Iterator[tuple[Example, Chances, Any]]:
        """Clauses that are open after two looks.

        Args:
            sure: Probability from which a clause is not.

        Yields:
            Each with what two looks say of it and the encoder's scores.
        """
        for document in _documents(self.examples):
            sightings = [example.sighting for example in document]
            second = second_looks(sightings, first_looks(sightings, self.classifier), self.classifier)
            is_open = [max(chance.values()) < sure for chance in second]
            read = self.encoder.read([sighting.text for sighting in sightings], is_open)
            for place, scores in sorted(read.items()):
                yield document[place], second[place], scores

    def judged(self, third: ThirdLook | None) -> list[Judged]:
        """What the library would say of the clauses, with or without a third look."""
        return judge(self.examples, replace(self.classifier, third=third, encoder=lambda: self.encoder))


def hold_out(examples: Sequence[Example], recipe: FineTuning, reading: Reading) -> list[Fold]:
    """Train classifiers and encoders without some of the families each.

    Args:
        examples: All clauses.
        recipe: How to train the encoder.
        reading: Number of folds.

    Returns:
        The folds; together they have all clauses.
    """
    of_classifier, _ = read_config_of_classifier()
    fold = deal_out(examples, reading.folds, recipe.seed)
    found: list[Fold] = []
    for number in sorted(set(fold.values())):
        others = [e for e in examples if fold[e.family] != number]
        encoder = ClauseEncoder(_trained(others, recipe, f"without fold {number}"))
        own = [e for e in examples if fold[e.family] == number]
        found.append(Fold(own, train(others, of_classifier), encoder))
    return found


def fit_third_look(folds: Sequence[Fold], reading: Reading) -> ThirdLook:
    """Learn how to weigh what two looks say and what the encoder reads.

    Args:
        folds: What `hold_out` gives.
        reading: How to fit.

    Returns:
        The third look as it ships.

    Raises:
        ValueError: Not all labels occur among the open clauses.
    """
    found = [entry for fold in folds for entry in fold.open_clauses(reading.sure) if entry[0].label]
    labels = [str(example.label) for example, _, _ in found]
    values = values_of([chances for _, chances, _ in found], np.stack([scores for _, _, scores in found]), LABELS)
    model = LogisticRegression(C=reading.inverse_regularisation, max_iter=4000, tol=1e-6)
    with threadpool_limits(1):
        model.fit(values, labels)
    if tuple(model.classes_) != LABELS:
        raise ValueError(f"the documents have {sorted(set(labels))} among open clauses, not {list(LABELS)}")
    weights = {name: [round(float(value), 3) for value in model.coef_[:, at]] for at, name in enumerate(NAMES)}
    return ThirdLook("", LABELS, reading.sure, tuple(round(float(value), 3) for value in model.intercept_), weights)


def cross_validated(folds: Sequence[Fold], third: ThirdLook) -> str:
    """The figures of cross-validation, with and without a third look.

    Args:
        folds: What `hold_out` gives.
        third: How to weigh it in.

    Returns:
        Tables in Markdown.
    """
    _, measuring = read_config_of_classifier()
    modes = [[entry for fold in folds for entry in fold.judged(look)] for look in (None, third)]
    lines = []
    for kind in KINDS:
        counts = [count(judged, kind, lambda example: example.family) for judged in modes]
        low, high = gain_interval(counts[0], counts[1], measuring.samples, measuring.seed)
        gain = total(counts[1]).f1 - total(counts[0]).f1
        lines.append([kind, *(cell(c, measuring) for c in counts), f"{gain:+.3f} ({low:+.3f} to {high:+.3f})"])
    lines.append(["log loss", *(f"{log_loss(judged):.3f}" for judged in modes), ""])
    read = sum(1 for fold in folds for _ in fold.open_clauses(third.sure))
    clauses = sum(len(fold.examples) for fold in folds)
    share = f"The encoder read {read / clauses:.0%} of the clauses: those below {third.sure} after two looks.\n"
    head = ["P / R / F1, clause by clause", "two looks", "and the encoder", "gain (F1)"]
    return "\n".join([table(head, lines), share, reliability({"cross-validation": modes[1]})])


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
    parser.add_argument("--card", type=Path, metavar="FILE", help="also put the figures between the markers of FILE")
    parser.add_argument("--layers", type=int, help="in place of those of encoder.toml")
    parser.add_argument("--epochs", type=int, help="in place of those of encoder.toml")
    parser.add_argument(
        "--keep-third-look",
        action="store_true",
        help="train no folds, which take half of the time: keep how the shipped encoder is weighed in",
    )
    options = parser.parse_args()
    recipe, reading = read_config()
    recipe = replace(recipe, layers=options.layers or recipe.layers, epochs=options.epochs or recipe.epochs)
    examples = list(read_examples(options.data))
    documents = len({example.document for example in examples})
    figures = ""
    if options.keep_third_look:
        third = replace(load_third_look(), sure=reading.sure)
    else:
        folds = hold_out(examples, recipe, reading)
        third = fit_third_look(folds, reading)
        figures = cross_validated(folds, third)
        print(figures, flush=True)
    weights = _trained(examples, recipe, "on all")
    trained_on: dict[str, object] = {"documents": documents, "sha256": digest(options.data)}
    name = f"{recipe.layers} layers of all-MiniLM-L6-v2, trained on over {documents} documents"
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "encoder.onnx").write_bytes(weights)
    (options.out / "encoder.json").write_text(head(third, trained_on, weights, name), encoding="utf-8", newline="\n")
    if options.card and figures:
        write_card(options.card, "encoder", f"{name}; {len(weights):,} bytes.\n\n{figures}")
    print(f"{name}; {len(weights):,} bytes")


if __name__ == "__main__":
    main()
