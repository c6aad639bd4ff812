"""Figures and errors on annotated documents, by class with counts: what docs/limits.md shows.

    python benchmarks/errors.py [--gold DIR] [--set dev|train] [--write docs/limits.md]

DIR holds `train/`, `dev/` and the scorer, `score.py`, whose pairing of what is annotated with what was found is used as
it is. `--write` puts the tables between the markers of a file.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
MARKERS = ("<!-- errors: begin -->\n", "<!-- errors: end -->\n")
SAME = 0.5  # overlap from which two stretches are one item, as in the scorer
TOUCHES = 0.05  # overlap from which one is a part of the other
FIGURES = ("task", "principle", "owner", "owner+role", "deadline", "clean record")
GENRES = {"minutes": "minutes", "news": "news reports", "official": "notices", "resolution": "resolutions"}
OTHER_KIND = {"task": "principle", "principle": "task"}

# Class of error to its words, in the order of the table.
CLASSES = {
    "task missed, taken for a principle": "Tasks missed: taken for a principle",
    "task missed, cut elsewhere": "Tasks missed: only a part, or two joined in one",
    "task missed, not seen": "Tasks missed: taken for background",
    "task wrong, is a principle": "Tasks too many: it is a principle",
    "task wrong, cut elsewhere": "Tasks too many: a part of an item, or more than one",
    "task wrong, no item": "Tasks too many: no directive",
    "principle missed, taken for a task": "Principles missed: taken for a task",
    "principle missed, cut elsewhere": "Principles missed: only a part, or two joined in one",
    "principle missed, not seen": "Principles missed: taken for background",
    "principle wrong, is a task": "Principles too many: it is a task",
    "principle wrong, cut elsewhere": "Principles too many: a part of an item, or more than one",
    "principle wrong, no item": "Principles too many: no directive",
    "owners, none found": "Owners: none found where the text names some",
    "owners, none wanted": "Owners: found where the text names none",
    "owners, some missing": "Owners: one or more missing",
    "owners, too many": "Owners: one or more too many",
    "owners, others": "Owners: another name",
    "deadline, none found": "Deadlines: not found",
    "deadline, none wanted": "Deadlines: found where there is none",
    "deadline, another": "Deadlines: another day, event or recurrence",
}


def main() -> int:
    options = _arguments().parse_args()
    if not (options.gold / "score.py").is_file():
        print(f"No annotated documents: {options.gold / 'score.py'} is not there. Give their folder: --gold DIR.")
        return 2
    sys.path.insert(0, str(options.gold.resolve()))
    scorer: Any = importlib.import_module("score")
    documents = scorer.load_all(options.gold / options.set)
    found, tallies = measure(scorer, documents)
    totals = Counter(item.kind for document in documents for item in document.items)
    head = (
        f"gold/{options.set}: {len(documents)} documents, {totals['task']} tasks, {totals['principle']} principles.\n"
    )
    tables = "\n".join([head, figures_table(tallies), errors_table(found)])
    print(tables)
    if options.write:
        write_between_markers(options.write, tables)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with train/, dev/ and score.py")
    parser.add_argument("--set", choices=("train", "dev"), default="dev")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables between the markers of FILE")
    return parser


def measure(scorer: Any, documents: list[Any]) -> tuple[Counter[str], dict[str, dict[str, Any]]]:
    """Convert all documents, sort the errors into classes, and let the scorer count.

    Returns:
        Keys of `CLASSES` to counts; for "all" and for each genre the scorer's tallies.
    """
    from directive_extract import Extractor

    extractor, found = Extractor(), Counter[str]()
    tallies: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(scorer.Tally))
    with tempfile.TemporaryDirectory(prefix="directive-extract-") as folder:
        path = Path(folder) / "result.json"
        for document in documents:
            path.write_text(extractor.extract(document.path).to_json(), encoding="utf-8")
            predictions, _, _ = scorer.read_predictions(path, document.text)
            for group in ("all", document.genre):
                scorer.score_document(document, predictions, tallies[group], [])
            for kind in OTHER_KIND:
                found.update(_of_kind(scorer, document, predictions, kind))
    return found, tallies


def _of_kind(scorer: Any, document: Any, predictions: list[Any], kind: str) -> list[str]:
    pairs, missed, spurious = scorer.match(document, kind, [p for p in predictions if p.kind == kind])
    other = OTHER_KIND[kind]
    classes: list[str] = []
    for item in missed:
        near = [(p.kind, scorer.overlap(document.text, item.span, p.span)) for p in predictions if p.span]
        classes.append(f"{kind} missed, {_place(near, other, f'taken for a {other}', 'not seen')}")
    for prediction in spurious:
        near = [(i.kind, scorer.overlap(document.text, i.span, prediction.span)) for i in document.items]
        classes.append(f"{kind} wrong, {_place(near, other, f'is a {other}', 'no item')}")
    if kind == "task":
        for item, prediction in pairs:
            classes += _of_values(scorer, item, prediction)
    return classes


def _place(near: list[tuple[str, float]], other: str, is_other: str, alone: str) -> str:
    if any(kind == other and value >= SAME for kind, value in near):
        return is_other
    return "cut elsewhere" if any(value >= TOUCHES for _, value in near) else alone


def _of_values(scorer: Any, item: Any, prediction: Any) -> list[str]:
    classes = []
    wanted, found = len(item.owners), len(prediction.owners)
    right = len(scorer.pair_owners(item.owners, prediction.owners))
    if not right == wanted == found:
        classes.append(f"owners, {_owners(wanted, found, right)}")
    if not scorer.same_deadline(item.deadline, prediction.deadline):
        absent = "none found" if prediction.deadline is None else "none wanted" if item.deadline is None else "another"
        classes.append(f"deadline, {absent}")
    return classes


def _owners(wanted: int, found: int, right: int) -> str:
    if not found or not wanted:
        return "none wanted" if found else "none found"
    if right == found:
        return "some missing"
    return "too many" if right == wanted else "others"


def figures_table(tallies: dict[str, dict[str, Any]]) -> str:
    """Precision, recall and F1 of everything, and F1 by genre, as Markdown."""
    genres = sorted(tallies.keys() - {"all"})
    rows = ""
    for figure in FIGURES:
        whole = tallies["all"][figure].figures()
        shares = [tallies[genre][figure].figures()["f1"] for genre in genres]
        cells = [whole["p"], whole["r"], whole["f1"], *shares]
        rows += f"| {figure} | {' | '.join(f'{cell:.2f}' for cell in cells)} |\n"
    names = " | ".join(GENRES.get(genre, genre) for genre in genres)
    return f"| | precision | recall | F1 | {names} |\n|{'---|' * (4 + len(genres))}\n{rows}"


def errors_table(found: Counter[str]) -> str:
    """The classes with their counts, as Markdown."""
    rows = "".join(f"| {words} | {found[key]} |\n" for key, words in CLASSES.items())
    return f"| error | count |\n|---|---|\n{rows}"


def write_between_markers(path: Path, tables: str) -> None:
    """Put the tables between the markers of a file.

    Raises:
        ValueError: The file has no markers.
    """
    begin, end = MARKERS
    old = path.read_text(encoding="utf-8")
    new, found = re.subn(f"(?s)({re.escape(begin)}).*({re.escape(end)})", lambda m: f"{m[1]}{tables}{m[2]}", old)
    if not found:
        raise ValueError(f"{path} has no line {begin.strip()} with {end.strip()} below it")
    path.write_text(new, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
