"""Measure the classifier: `python models/directives/evaluate.py --gold ../shared/gold/dev`.

Prints, as Markdown: whole documents by rules alone, model alone and both; by genre; clause by clause, also by
cross-validation over the families of models/data; the learning curve; reliability of confidence. Trains some thirty
classifiers on the way (two minutes). `--card FILE` also puts the tables into a file, between its markers.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from card import cell, reliability, table, write_card
from clauses import FROM_RULES, KINDS, WORDS, Judged, count, cross_validate, judge, judge_by_rules, log_loss, without
from counting import Families, gain_interval, total
from dataset import Example, read_examples
from documents import FIGURES, Counts, Scorer, Trial
from recipe import DATA, Training, read_config
from train import OUT, train

from directive_extract.extract.classifier import load_classifier
from directive_extract.extract.rereading import load_third_look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MODES = ("rules alone", "model alone", "both")
SHIPPED = "with the encoder"
GENRES = {"minutes": "minutes", "news": "news reports", "official": "notices", "resolution": "resolutions"}
STRENGTHS = (1.0, 0.3, 0.1, 0.05)


class Evaluation:
    """All measurements of one run.

    Args:
        gold: Annotated documents that nothing was trained on.
        data: Annotated documents to train on.
    """

    def __init__(self, gold: Path, data: Path) -> None:
        """Read and label all clauses."""
        self._recipe, self._measuring = read_config()
        self._scorer = Scorer(gold)
        self._train, self._dev = list(read_examples(data)), list(read_examples(gold))
        self._alone = train(without(self._train, FROM_RULES), self._recipe)
        self._both = train(self._train, self._recipe)
        self._shipped = replace(self._both, third=load_third_look())

    def report(self) -> Iterator[str]:
        """Measure everything.

        Yields:
            Sections in Markdown, as they are ready.
        """
        yield from self._documents()
        held_out = cross_validate(self._train, self._recipe, self._measuring)
        alone = cross_validate(without(self._train, FROM_RULES), self._recipe, self._measuring)
        both, shipped = judge(self._dev, self._both), judge(self._dev, self._shipped)
        yield "### Clause by clause\n"
        new = {"rules alone": judge_by_rules(self._dev), "model alone": judge(self._dev, self._alone), "both": both}
        yield self._clauses("gold/dev", new | {SHIPPED: shipped})
        modes = {"rules alone": judge_by_rules(self._train), "model alone": alone, "both": held_out}
        yield self._clauses("models/data, by cross-validation (the encoder's is below)", modes)
        yield self._learning_curve()
        yield reliability({"gold/dev": shipped})

    def variants(self) -> str:
        """What other penalties and fewer features give, clause by clause.

        Returns:
            A table in Markdown.
        """
        rows: list[tuple[str, Training, tuple[str, ...]]] = [
            (f"C = {c:g}", replace(self._recipe, inverse_regularisation=c), ()) for c in STRENGTHS
        ]
        rows += [("without what the rules conclude", self._recipe, FROM_RULES), ("without words", self._recipe, WORDS)]
        lines = []
        for name, recipe, prefixes in rows:
            examples = without(self._train, prefixes) if prefixes else self._train
            held_out = cross_validate(examples, recipe, self._measuring)
            new = judge(self._dev, train(examples, recipe))
            lines.append([name, *_brief(held_out), *_brief(new)])
        head = ["", *(f"{place} {what}" for place in ("CV", "dev") for what in ("task", "principle", "log loss"))]
        return "### Variants\n\n" + table(head, lines)

    def _documents(self) -> Iterator[str]:
        extractors = (Trial(None), Trial(self._alone), Trial(self._both), Trial(self._shipped))
        measured = [self._scorer.measure(extractor) for extractor in extractors]
        families, genres = [one for one, _ in measured], [one for _, one in measured]
        lines = [[figure, *self._row([by[figure] for by in families])] for figure in FIGURES]
        yield "### Whole documents, gold/dev\n\n" + table(["P / R / F1", *MODES, SHIPPED, "over rules (F1)"], lines)
        yield "### Whole documents by genre, gold/dev (F1)\n\n" + _by_genre(genres)

    def _clauses(self, place: str, modes: dict[str, list[Judged]]) -> str:
        lines = [[kind, *self._row([count(judged, kind, _family) for judged in modes.values()])] for kind in KINDS]
        for genre, words in GENRES.items():
            for kind in KINDS:
                shares = [count(judged, kind, _genre)[genre].f1 for judged in modes.values()]
                lines.append([f"{kind}, {words}", *(f"{share:.3f}" for share in shares), ""])
        return f"{place}:\n\n" + table(["P / R / F1", *modes, "the last over rules (F1)"], lines)

    def _row(self, modes: Sequence[Families]) -> list[str]:
        """Each mode with its interval, and the gain of the last over the first."""
        samples, seed = self._measuring.samples, self._measuring.seed
        low, high = gain_interval(modes[0], modes[-1], samples, seed)
        gain = total(modes[-1]).f1 - total(modes[0]).f1
        return [*(cell(mode, self._measuring) for mode in modes), f"{gain:+.3f} ({low:+.3f} to {high:+.3f})"]

    def _learning_curve(self) -> str:
        families = sorted({example.family for example in self._train})
        lines = []
        for share in self._measuring.shares:
            draws = [random.Random(self._measuring.seed + number) for number in range(self._measuring.draws)]
            drawn = [self._with_families(draw.sample(families, round(share * len(families)))) for draw in draws]
            lines.append(_mean_row(f"{share:.0%}", drawn))
        lines.append(_mean_row("100%", [self._with_families(families)]))
        mean_of = f"mean of {self._measuring.draws} draws of families"
        title = f"### Learning curve, without the encoder: whole documents, gold/dev, F1 ({mean_of})\n\n"
        return title + table(["training documents", "documents", *FIGURES], lines)

    def _with_families(self, families: list[str]) -> tuple[int, Counts]:
        chosen = [example for example in self._train if example.family in set(families)]
        counts, _ = self._scorer.measure(Trial(train(chosen, self._recipe)))
        return len({example.document for example in chosen}), counts


def _family(example: Example) -> str:
    return example.family


def _genre(example: Example) -> str:
    return example.genre


def _by_genre(modes: Sequence[Counts]) -> str:
    lines = [
        [f"{words}, {figure}", *(f"{counts[figure][genre].f1:.3f}" for counts in modes)]
        for genre, words in GENRES.items()
        for figure in ("task", "principle", "clean record")
    ]
    return table(["", *MODES, SHIPPED], lines)


def _mean_row(name: str, drawn: Sequence[tuple[int, Counts]]) -> list[str]:
    documents = sum(size for size, _ in drawn) / len(drawn)
    means = [sum(total(counts[figure]).f1 for _, counts in drawn) / len(drawn) for figure in FIGURES]
    return [name, f"{documents:.0f}", *(f"{mean:.3f}" for mean in means)]


def _brief(judged: Sequence[Judged]) -> list[str]:
    shares = [total(count(judged, kind, _family)).f1 for kind in KINDS]
    return [*(f"{share:.3f}" for share in shares), f"{log_loss(judged):.3f}"]


def _shipped() -> str:
    started = time.perf_counter()
    name = load_classifier().name
    took = 1000 * (time.perf_counter() - started)
    return f"Shipped: {name}; {OUT.stat().st_size / 1000:.0f} kB, loads in {took:.0f} ms.\n"


def main() -> int:
    """Measure and print; write the card where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--gold", type=Path, required=True, help="annotated documents, with score.py in the folder above"
    )
    parser.add_argument("--data", type=Path, default=DATA, help="annotated documents to train on")
    parser.add_argument("--card", type=Path, metavar="FILE", help="also put the tables between the markers of FILE")
    parser.add_argument("--variants", action="store_true", help="other penalties and fewer features instead")
    options = parser.parse_args()
    if not (options.gold.parent / "score.py").is_file():
        print(f"no scorer: {options.gold.parent / 'score.py'} is not there", file=sys.stderr)
        return 2
    evaluation = Evaluation(options.gold, options.data)
    if options.variants:
        print(evaluation.variants())
        return 0
    sections = [_shipped()]
    print(sections[0])
    for section in evaluation.report():
        print(section, flush=True)
        sections.append(section)
    if options.card:
        write_card(options.card, "figures", "\n".join(sections))
    return 0


if __name__ == "__main__":
    sys.exit(main())
