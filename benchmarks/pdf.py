"""Speed and memory of the PDF reader, beside bare pypdfium2 and pdfplumber on the same pages in the same run.

    python benchmarks/pdf.py [--pages 200] [--memory-pages 5000]

The pages are the texts of fixtures/, laid out as an office would (layouts/): columns, tables, notes, running heads. The
exit code is 1 where a limit is passed: at most 1.5 times the time of bare pypdfium2 with the box of each character, at
least 8 times as fast as pdfplumber's `extract_words`, less than 50 MB more memory after 5,000 pages.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pypdfium2 as pdfium
from layouts.house import choose
from layouts.pdf import to_pdf
from layouts.reading import read_parts

from directive_extract.ingest import read_source
from directive_extract.ingest.pdf.reader import PdfReader
from directive_extract.ingest.reader import Payload
from directive_extract.schema.settings import Settings

FIXTURES = Path(__file__).parents[1] / "fixtures"
SETTINGS = Settings(ocr=False)
ROUNDS = 3
PLUMBER_PAGES = 24  # of them: it takes a tenth of a second for each
MAX_TIMES_BARE, MIN_TIMES_PLUMBER, MAX_GROWTH_MB = 1.5, 8.0, 50.0
Files = list[tuple[bytes, int]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--memory-pages", type=int, default=5000)
    options = parser.parse_args()
    files = make_files(options.pages)
    pages = sum(count for _, count in files)
    ratios, rates = [], []
    for _ in range(ROUNDS):
        bare, own = seconds(read_bare, files), seconds(read_own, files)
        ratios.append(own / bare)
        rates.append((pages / bare, pages / own))
    few = files[: next(i for i in range(len(files) + 1) if sum(c for _, c in files[:i]) >= PLUMBER_PAGES)]
    plumber = sum(count for _, count in few) / seconds(read_plumber, few)
    ratio = statistics.median(ratios)
    bare_rate, own_rate = (statistics.median(values) for values in zip(*rates, strict=True))
    print(f"{pages} pages of {len(files)} files, median of {ROUNDS} rounds")
    print(f"  bare pypdfium2, a box for each character  {bare_rate:8.1f} pages/s")
    print(f"  this library, text in reading order       {own_rate:8.1f} pages/s   {ratio:.2f} times the time of bare")
    slower = own_rate / plumber
    print(f"  pdfplumber, extract_words                 {plumber:8.1f} pages/s   {slower:.1f} times slower than this")
    growth = memory_growth(files, options.memory_pages)
    print(f"  memory after {options.memory_pages} pages, one file after the other: {growth:+.1f} MB")
    whole = memory_of_one(files, options.memory_pages)
    print(f"  one file of {options.memory_pages} pages, its text and all places held: {whole:.0f} MB")
    holds = ratio <= MAX_TIMES_BARE and slower >= MIN_TIMES_PLUMBER and growth < MAX_GROWTH_MB
    return 0 if holds else 1


def make_files(pages: int) -> Files:
    """Lay the texts out until there are so many pages."""
    texts = [read_source(path, settings=SETTINGS).text for path in sorted(FIXTURES.glob("*.txt"))]
    parts = [read_parts("\n\n".join(texts[i:] + texts[:i])) for i in range(len(texts))]
    files: Files = []
    while sum(count for _, count in files) < pages:
        name = f"bench-{len(files)}"
        own = parts[len(files) % len(parts)]
        files.append(to_pdf(name, own, choose(name, own)))
    return files


def seconds(read: Callable[[bytes], None], files: Files) -> float:
    start = time.perf_counter()
    for data, _ in files:
        read(data)
    return time.perf_counter() - start


def read_bare(data: bytes) -> None:
    document = pdfium.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        for index in range(text.count_chars()):
            text.get_charbox(index)
        text.close()
        page.close()
    document.close()


def read_own(data: bytes) -> None:
    PdfReader().read(Payload("bench.pdf", data), SETTINGS)


def read_plumber(data: bytes) -> None:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_words()
            page.close()


def memory_growth(files: Files, pages: int) -> float:
    """By how many MB the memory of a fresh process grows from the first round over the files to the last."""
    return _apart(_grow, files, pages)


def memory_of_one(files: Files, pages: int) -> float:
    """MB that a fresh process takes more for one file of so many pages."""
    return _apart(_read_one, files, pages)


def _apart(work: Callable[[Files, int], float], files: Files, pages: int) -> float:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, files, pages).result()


def _grow(files: Files, pages: int) -> float:
    read = 0
    first = 0.0
    while read < pages:
        for data, count in files:
            read_own(data)
            read += count
        first = first or _peak_mb()
    return _peak_mb() - first


def _read_one(files: Files, pages: int) -> float:
    whole = pdfium.PdfDocument.new()
    while len(whole) < pages:
        for data, _ in files:
            part = pdfium.PdfDocument(data)
            whole.import_pages(part)
            part.close()
    buffer = io.BytesIO()
    whole.save(buffer)
    whole.close()
    before = _peak_mb()
    PdfReader().read(Payload("bench.pdf", buffer.getvalue()), SETTINGS.model_copy(update={"max_pages": 100_000}))
    return _peak_mb() - before


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
