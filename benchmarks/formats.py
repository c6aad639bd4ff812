"""The round trip: the annotated documents laid out as PDF, Word, web page and scan, read back, and scored.

    python benchmarks/formats.py [--gold DIR] [--set dev|train] [--formats pdf,docx,html,scan] [--keep DIR] [--errors]

Each text is laid out as an office would (layouts/), with headers, footers and page numbers of its own; what is read
from the file is scored by the scorer beside the documents, in the words of the plain text. The figures stand beside
those of plain text; the exit code is 1 where a format loses more than it may.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accuracy import GOLD, score
from layouts.docx import to_docx
from layouts.house import choose
from layouts.html import to_html
from layouts.pdf import to_pdf
from layouts.reading import read_parts
from layouts.scan import to_scan
from placing_quotes import place_quotes

if TYPE_CHECKING:
    from collections.abc import Callable

    from layouts.parts import Part

    from directive_extract import Extractor

FORMATS = ("pdf", "docx", "html", "scan")
LIMITS = {"pdf": 2.0, "docx": 2.0, "html": 2.0, "scan": 8.0}  # points of F1 that a format may lose
LIMITED = ("task", "clean record")
SHOWN = ("task", "clean record", "owner", "deadline", "principle")
SCANS = 10  # documents that are scanned: a page takes seconds


@dataclass(frozen=True)
class Laid:
    """One document in all formats.

    Attributes:
        plain: Its plain text.
        parts: The blocks of it.
        files: The layouts, by format; "txt" is the plain text itself.
        pages: Pages of the PDF layout.
    """

    plain: Path
    parts: list[Part]
    files: dict[str, Path]
    pages: int


@dataclass
class Run:
    """What came of reading documents in one format.

    Attributes:
        figures: The scorer's.
        documents: How many there were.
        pages: Pages of their PDF layouts, whatever the format.
        seconds: Time of reading and extracting.
        reading: That part of it that turned files into text.
        failed: Documents that could not be read, with the reason.
        unplaced: Quotes that were left for the scorer to look up.
        displaced: Quotes that do not stand where they say.
    """

    figures: dict[str, Any] = field(default_factory=dict)
    documents: int = 0
    pages: int = 0
    seconds: float = 0.0
    reading: float = 0.0
    failed: dict[str, str] = field(default_factory=dict)
    unplaced: int = 0
    displaced: int = 0


def main() -> int:
    options = _arguments().parse_args()
    if not (options.gold / "score.py").is_file():
        print(
            f"No annotated documents in {options.gold}: give their folder, --gold DIR (make accuracy-formats GOLD=DIR)",
            file=sys.stderr,
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="directive-extract-") as folder:
        return measure(options, options.keep or Path(folder))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with train/, dev/ and score.py")
    parser.add_argument("--set", choices=("train", "dev"), default="dev")
    parser.add_argument("--formats", default=",".join(FORMATS), help="some of pdf,docx,html,scan")
    parser.add_argument("--only", default="", metavar="IDS", help="these documents alone, parted by commas")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the layouts and the results there")
    parser.add_argument("--errors", action="store_true", help="list every miss and every false alarm of each format")
    return parser


def measure(options: argparse.Namespace, folder: Path) -> int:
    """Lay out, read, score, print.

    Returns:
        0 where all limits hold, 1 where one does not.
    """
    from directive_extract import Extractor

    wanted = set(options.only.split(",")) if options.only else set()
    formats = [name for name in FORMATS if name in options.formats.split(",")]
    plain = [path for path in sorted((options.gold / options.set).glob("*.txt")) if not wanted or path.stem in wanted]
    scanned = plain[:: max(1, len(plain) // SCANS)][:SCANS] if "scan" in formats else []
    laid = [lay_out(path, folder, [name for name in formats if name != "scan" or path in scanned]) for path in plain]
    extractor = Extractor()
    extractor.extract("The model is loaded before the clock runs.")
    print_head(options.set, laid)
    holds = True
    base: Run | None = None
    for name in formats:
        own = [one for one in laid if name in one.files]
        if base is None or base.documents != len(own):
            base = run(options, extractor, "txt", own, folder)
            print_row("plain text" if len(own) == len(laid) else "plain text, of the scanned", base)
        found = run(options, extractor, name, own, folder)
        print_row(name, found, base)
        holds = print_verdict(name, found, base) and holds
    return 0 if holds else 1


def lay_out(path: Path, folder: Path, formats: list[str]) -> Laid:
    """Make one document's layouts.

    Args:
        path: The plain text.
        folder: Each format gets a folder in it.
        formats: Those that are wanted.
    """
    parts = read_parts(path.read_text(encoding="utf-8"))
    house = choose(path.stem, parts)
    pdf, pages = to_pdf(path.stem, parts, house)
    made: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: pdf,
        "docx": lambda: to_docx(path.stem, parts, house),
        "html": lambda: to_html(path.stem, parts, house),
        "scan": lambda: to_scan(path.stem, pdf),
    }
    files = {"txt": path}
    for name in formats:
        files[name] = folder / name / f"{path.stem}.{'pdf' if name == 'scan' else name}"
        files[name].parent.mkdir(parents=True, exist_ok=True)
        files[name].write_bytes(made[name]())
    return Laid(path, parts, files, pages)


def run(options: argparse.Namespace, extractor: Extractor, name: str, laid: list[Laid], folder: Path) -> Run:
    """Read documents in one format, and score what was found in them.

    Args:
        options: What the user chose.
        extractor: Reads them.
        name: The format.
        laid: The documents.
        folder: Where the results go.
    """
    found = Run(documents=len(laid), pages=sum(one.pages for one in laid))
    gold, results = folder / f"gold-{name}", folder / f"results-{name}"
    for own in (gold, results):
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir(parents=True)
    for one in laid:
        shutil.copyfile(one.plain, gold / one.plain.name)
        annotations = f"{one.plain.stem}.gold.json"
        shutil.copyfile(one.plain.with_name(annotations), gold / annotations)
        result = read(extractor, one.files[name], found)
        if result is None:
            continue
        if name != "txt":
            found.displaced += _displaced(result)
            found.unplaced += place_quotes(result, one.plain.read_text(encoding="utf-8"), one.parts)
        (results / f"{one.plain.stem}.json").write_text(json.dumps(result), encoding="utf-8")
    found.figures = score(options.gold, gold, results, errors=options.errors)
    return found


def read(extractor: Extractor, path: Path, run: Run) -> dict[str, Any] | None:
    """The library's output for one file; None, with the reason noted, where it cannot be read."""
    from directive_extract.errors import DirectiveExtractError
    from directive_extract.ingest import read_source

    started = time.perf_counter()
    try:
        source = read_source(path, settings=extractor.settings)
        run.reading += time.perf_counter() - started
        result: dict[str, Any] = json.loads(extractor.read(source).to_json())
    except DirectiveExtractError as error:
        run.failed[path.name] = str(error)
        return None
    finally:
        run.seconds += time.perf_counter() - started
    return result


def _displaced(result: dict[str, Any]) -> int:
    """How many quotes do not stand in the document's text where they say."""
    text = result["document"].get("text") or ""
    quotes = [quote for key in ("tasks", "principles") for record in result[key] for quote in record["evidence"]]
    return sum(text[quote["start"] : quote["end"]] != quote["text"] for quote in quotes)


def print_head(name: str, laid: list[Laid]) -> None:
    print(f"gold/{name}: {len(laid)} documents, {sum(one.pages for one in laid)} pages when set as PDF")
    print(
        f"  {'F1, and points lost':28}" + "".join(f"{figure:>18}" for figure in SHOWN) + f"{'date right':>12}"
        f"{'pages/s':>9}{'reading alone':>15}"
    )


def print_row(name: str, found: Run, base: Run | None = None) -> None:
    """The figures of one format, with what it loses against plain text."""
    if len(found.failed) == found.documents:
        print(f"  {name:28}not read: {next(iter(found.failed.values()), 'no documents')}")
        return
    cells = []
    for figure in SHOWN:
        value = _f1(found, figure)
        lost = f" {100 * (value - _f1(base, figure)):+6.2f}" if base else ""
        cells.append(f"{f'{value:.3f}{lost}':>18}")
    speed = f"{found.pages / found.seconds:9.1f}{found.pages / max(found.reading, 1e-6):15.1f}"
    print(f"  {name:28}{''.join(cells)}{found.figures['document date right']:12.2f}{speed}")


def print_verdict(name: str, found: Run, base: Run) -> bool:
    """Say what went wrong, and whether the format keeps within its limit."""
    if len(found.failed) == found.documents:
        return False
    for document, reason in found.failed.items():
        print(f"    {document} could not be read: {reason}")
    if found.displaced:
        print(f"    {found.displaced} quotes do not stand where they say")
    if found.unplaced:
        print(f"    {found.unplaced} quotes were looked up by their characters")
    lost = {figure: 100 * (_f1(base, figure) - _f1(found, figure)) for figure in LIMITED}
    over = {figure: points for figure, points in lost.items() if points > LIMITS[name]}
    for figure, points in over.items():
        print(f"    {figure} F1: {points:.2f} points lost, {LIMITS[name]:.0f} are allowed")
    return not over and not found.displaced


def _f1(found: Run, figure: str) -> float:
    row = found.figures.get(figure)
    return float(row["f1"]) if row else 0.0


if __name__ == "__main__":
    sys.exit(main())
