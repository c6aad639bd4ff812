"""Figures on the annotated documents, beside those of a plain baseline (baseline.py).

    python benchmarks/accuracy.py [--gold DIR] [--set dev|train|both] [--errors] [--json FILE]

DIR holds `train/`, `dev/` and the scorer, `score.py`, which is run as it is. Read and tune on train; dev only measures.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
SCORED = ("task", "principle", "owner", "owner+role", "deadline", "clean record")
COUNTED = ("documents", "documents without output", "evidence whose offsets are wrong", "document date right")


def main() -> int:
    options = _arguments().parse_args()
    scorer = options.gold / "score.py"
    if not scorer.is_file():
        print(
            f"No annotated documents: {scorer} is not there. Give their folder: --gold DIR (make accuracy GOLD=DIR).",
            file=sys.stderr,
        )
        return 2
    names = ("train", "dev") if options.set == "both" else (options.set,)
    results = {name: measure(options, name) for name in names}
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with train/, dev/ and score.py")
    parser.add_argument("--set", choices=("train", "dev", "both"), default="both")
    parser.add_argument("--errors", action="store_true", help="list every miss and every false alarm of the library")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="keep the converted documents, in DIR/train and DIR/dev"
    )
    parser.add_argument("--no-baseline", action="store_true", help="the library alone")
    return parser


def measure(options: argparse.Namespace, name: str) -> dict[str, Any]:
    """Convert one set, score it, print its table.

    Returns:
        The scorer's figures under `library` and, unless left out, `baseline`.
    """
    gold = options.gold / name
    paths = sorted(gold.glob("*.txt"))
    result: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="directive-extract-") as folder:
        kept = options.out / name if options.out else Path(folder) / "library"
        started = time.perf_counter()
        convert_with_library(paths, kept)
        seconds = time.perf_counter() - started
        result["library"] = score(options.gold, gold, kept, errors=options.errors)
        if not options.no_baseline:
            plain = Path(folder) / "baseline"
            convert_with_baseline(paths, plain)
            result["baseline"] = score(options.gold, gold, plain)
    print_table(name, seconds, result)
    return result


def convert_with_library(paths: Iterable[Path], out: Path) -> None:
    """Write `ID.json` for each document; one that cannot be read is named and left out."""
    from directive_extract import Extractor
    from directive_extract.errors import IngestError

    out.mkdir(parents=True, exist_ok=True)
    extractor = Extractor()
    for path in paths:
        try:
            (out / f"{path.stem}.json").write_text(extractor.extract(path).to_json(), encoding="utf-8")
        except IngestError as error:
            print(error, file=sys.stderr)


def convert_with_baseline(paths: Iterable[Path], out: Path) -> None:
    """The same with the plain baseline."""
    import baseline

    out.mkdir(parents=True, exist_ok=True)
    nlp = baseline.load()
    for path in paths:
        (out / f"{path.stem}.json").write_text(baseline.convert(nlp, path), encoding="utf-8")


def score(folder: Path, gold: Path, predicted: Path, *, errors: bool = False) -> dict[str, Any]:
    """What the scorer says, which runs in a process of its own and is never changed here.

    Raises:
        subprocess.CalledProcessError: The scorer failed.
    """
    figures = predicted.with_name(predicted.name + ".scores.json")
    command = [sys.executable, "-B", str(folder / "score.py"), str(gold), str(predicted), "--json", str(figures)]
    run = subprocess.run([*command, *(["--errors"] if errors else [])], check=True, capture_output=True, text=True)
    if errors:
        listed = run.stdout.split("\ntask  ")[0]
        print(f"{listed}\n")
    found: dict[str, Any] = json.loads(figures.read_text(encoding="utf-8"))
    return found


def print_table(name: str, seconds: float, result: dict[str, Any]) -> None:
    """The figures of one set, the library's first."""
    library, baseline = result["library"], result.get("baseline")
    print(f"gold/{name}: {library['documents']} documents, converted in {seconds:.1f} s, model included")
    print(f"  {'':34}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}{'baseline F1':>14}")
    for figure in SCORED:
        row = library.get(figure, {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 0, "predicted": 0})
        plain = f"{baseline[figure]['f1']:14.3f}" if baseline and figure in baseline else ""
        print(f"  {figure:34}{row['p']:7.3f}{row['r']:7.3f}{row['f1']:7.3f}{row['gold']:7}{row['predicted']:7}{plain}")
    for figure in COUNTED[1:]:
        plain = f"{baseline[figure]:14}" if baseline else ""
        print(f"  {figure:34}{'':14}{library[figure]:7}{'':14}{plain}")
    print("  F1 by genre (task, owner, deadline, clean record)")
    for genre, row in library["by genre"].items():
        figures = "".join(f"{row.get(figure, 0.0):9.3f}" for figure in ("task", "owner", "deadline", "clean record"))
        print(f"    {genre:32}{figures}")
    print()


if __name__ == "__main__":
    sys.exit(main())
