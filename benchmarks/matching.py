"""How fast and how completely candidates are found in a big register, beside brute force by rapidfuzz.

    python benchmarks/matching.py                                  # 100,000 and 1,000,000 entries; some minutes
    python benchmarks/matching.py --entries 5000 --large 20000     # smaller

The registers are made up: sentences of a grammar with 12 verbs, 18 objects, places, owners, numbers and deadlines,
drawn with a seed. A third of the entries are near-duplicates of another entry in which one thing differs (owner, place,
number or year): these must not merge. New tasks: half are entries in other words (synonyms, another order, the owner
first or left out), half are new.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from directive_extract.register.matching import TantivyIndex, reconcile
from directive_extract.register.matching.encoder import SentenceEncoder, encoder_name
from directive_extract.register.matching.judging import Judge
from directive_extract.register.matching.profile import Profile
from directive_extract.register.matching.remembering import RememberingEncoder
from directive_extract.schema.register import Record

SEED = 20261125
SAMPLE = 20  # new tasks that brute force looks for too,
COMPARED = 20_000  # among so many entries: all comparisons with each
VERBS = {
    "submit": "hand in", "complete": "finish", "publish": "make public", "review": "go through", "build": "construct",
    "repair": "mend", "approve": "sign off", "inspect": "check", "draft": "draw up", "update": "bring up to date",
    "purchase": "buy", "train": "teach",
}  # fmt: skip
OBJECTS = {
    "the plan for flood shelters": "the flood shelter plan", "the list of unsafe bridges": "the unsafe bridges' list",
    "the report on land clearance": "the land clearance report", "school canteens": "canteens in schools",
    "the rules on night markets": "the night market regulations", "the water supply network": "the water network",
    "village health stations": "health stations in villages", "the fishing harbour": "the harbour for fishing boats",
    "the data of the land register": "land register data", "staff of the one-stop shops": "employees of one-stop shops",
    "the budget of the ring road": "the ring road budget", "the irrigation canals": "canals for irrigation",
    "the forest fire watch": "the watch against forest fires", "the bus timetable": "timetables of buses",
    "the vaccination records": "records of vaccinations", "the waste treatment site": "the site for treating waste",
    "the quarry licences": "licences of quarries", "the evening classes": "classes in the evening",
}  # fmt: skip
OFFICES = (
    "Department of Finance", "Department of Health", "Department of Transport", "Department of Justice",
    "Office of the Council", "Department of Labour", "Department of Culture", "Department of Energy",
)  # fmt: skip
MONTHS = ("January", "March", "May", "July", "September", "November")
SYLLABLES = "ba ko li mu re sa to vi ne du hap lor min tak".split()


@dataclass(frozen=True)
class Draft:
    """What a sentence says."""

    verb: str
    thing: str
    place: str
    office: str
    number: int
    month: str
    year: int

    def record(self, name: str, document: str, *, other_words: bool = False, position: int = 0) -> Record:
        due = f"before {self.month} 20, {self.year}"
        count = f"in {self.number} communes of {self.place}"
        if other_words:
            text = f"{VERBS[self.verb]} {due}, {count}, {OBJECTS[self.thing]}"
        else:
            text = f"the {self.office} of {self.place} must {self.verb} {self.thing} {count} {due}"
        month = 2 * MONTHS.index(self.month) + 1
        return Record.read(
            {
                "id": name, "action": text, "owners": [{"name": f"{self.office} of {self.place}"}],
                "deadline": {"text": due, "date": f"{self.year}-{month:02}-20", "relation": "before"},
                "document": {"id": document, "date": f"{self.year - 1}-06-01", "issuer": "the Council"},
            },
            position,
        )  # fmt: skip


def draw(source: random.Random) -> Draft:
    place = "".join(source.choices(SYLLABLES, k=3)).title()
    return Draft(
        source.choice(list(VERBS)), source.choice(list(OBJECTS)), place, source.choice(OFFICES),
        source.randrange(2, 400), source.choice(MONTHS), source.randrange(2026, 2031),
    )  # fmt: skip


def near(draft: Draft, source: random.Random) -> Draft:
    """The same but for one thing."""
    other = draw(source)
    field = source.choice(("place", "office", "number", "thing"))
    return Draft(**{**draft.__dict__, field: getattr(other, field)})


def register(entries: int, source: random.Random) -> list[Draft]:
    drafts: list[Draft] = []
    while len(drafts) < entries:
        drafts.append(near(source.choice(drafts), source) if len(drafts) % 3 == 2 else draw(source))
    return drafts


class InMemory:
    """The lookup of a store: ids from the index, records by id."""

    def __init__(self, index: TantivyIndex, drafts: Sequence[Draft]) -> None:
        self._index = index
        self._drafts = drafts

    def candidates(self, record: Record, limit: int) -> list[Record]:
        return [entry(self._drafts, int(one)) for one in self._index.search(record, limit)]


def entry(drafts: Sequence[Draft], number: int) -> Record:
    return drafts[number].record(str(number), f"document {number // 10}", position=number % 10)


def fill(index: TantivyIndex, drafts: Sequence[Draft]) -> float:
    start = time.perf_counter()
    for first in range(0, len(drafts), 50_000):
        index.add([entry(drafts, n) for n in range(first, min(first + 50_000, len(drafts)))])
    return time.perf_counter() - start


def new_tasks(drafts: Sequence[Draft], count: int, source: random.Random) -> list[tuple[Record, int | None]]:
    """Tasks with the entry that each is; None for a new one."""
    tasks: list[tuple[Record, int | None]] = []
    for number in range(count):
        known = source.randrange(len(drafts)) if number % 2 else None
        draft = draw(source) if known is None else drafts[known]
        record = draft.record(
            f"new {number}", f"new document {number // 20}", other_words=known is not None, position=number % 20
        )
        tasks.append((record, known))
    return tasks


def brute_force(tasks: Sequence[Record], drafts: Sequence[Draft]) -> dict[str, str]:
    """The entry with the highest sum of weights over all comparisons, words alone, for each task."""
    judge = Judge(None)
    profiles = [Profile(entry(drafts, number)) for number in range(len(drafts))]
    best = {}
    for task in tasks:
        new = Profile(task)
        best[task.id] = max(profiles, key=lambda known: judge.bits(new, known)).record.id
    return best


def measure(entries: int, folder: Path, brute: int) -> None:
    source = random.Random(SEED)
    drafts = register(entries, source)
    index = TantivyIndex(folder / "index")
    print(f"register of {entries:,}: index filled in {fill(index, drafts):.1f} s")
    tasks = new_tasks(drafts, 1_000, source)
    start = time.perf_counter()
    answers = reconcile([record for record, _ in tasks], InMemory(index, drafts), semantic=False)
    print(f"  1,000 new tasks reconciled (words alone): {time.perf_counter() - start:.1f} s")
    measure_meaning([record for record, _ in tasks], index, drafts, folder)
    right = sum(known is not None and a.match.entry == str(known) for a, (_, known) in zip(answers, tasks, strict=True))
    joined = [(a, known) for a, (_, known) in zip(answers, tasks, strict=True) if a.match.relation.is_one_entry]
    wrong = sum(a.match.entry != str(known) for a, known in joined)
    print(f"  entry found for {right} of 500 reworded tasks; joined {len(joined)}, of them wrongly {wrong}")
    found = sum(str(known) in index.search(record, 10) for record, known in tasks if known is not None)
    print(f"  true entry among the first ten: {found / 500:.3f}")
    part = drafts[:COMPARED]
    sample = [record for record, known in new_tasks(part, 2 * brute, source) if known is not None]
    if sample:
        best = brute_force(sample, part)
        small = TantivyIndex(folder / "small")
        fill(small, part)
        recall = sum(best[record.id] in small.search(record, 10) for record in sample) / len(sample)
        print(f"  blocking recall against all comparisons, {len(sample)} tasks x {len(part):,}: {recall:.3f}")


def measure_meaning(tasks: Sequence[Record], index: TantivyIndex, drafts: Sequence[Draft], folder: Path) -> None:
    """With the encoder: vectors of the known entries that are met, then unknown tasks, then the same tasks again."""
    lookup = InMemory(index, drafts)
    met = list({one.text: Profile(one).core for task in tasks for one in lookup.candidates(task, 10)}.values())
    start = time.perf_counter()
    for first in range(0, len(met), 200):
        remembering(folder).encode(met[first : first + 200])
    print(f"  vectors of {len(met):,} entries made and kept: {time.perf_counter() - start:.1f} s")
    for what in ("entries' vectors kept, tasks unseen", "all vectors kept"):
        start = time.perf_counter()
        reconcile(tasks, lookup, encoder=remembering(folder))
        print(f"  1,000 new tasks reconciled (encoder, {what}): {time.perf_counter() - start:.1f} s")
    size = (folder / "vectors.sqlite").stat().st_size
    print(f"  vectors on disk: {size / 1e6:.0f} MB")


def remembering(folder: Path) -> RememberingEncoder:
    """An encoder that knows what is on disk, and has nothing in memory."""
    return RememberingEncoder(SentenceEncoder(), encoder_name(), folder / "vectors.sqlite")


def measure_large(entries: int, folder: Path) -> None:
    source = random.Random(SEED)
    drafts = register(entries, source)
    print(f"register of {entries:,}: index filled in {fill(TantivyIndex(folder / 'large'), drafts):.1f} s")
    start = time.perf_counter()
    index = TantivyIndex(folder / "large")
    opened = time.perf_counter() - start
    size = sum(file.stat().st_size for file in (folder / "large").iterdir())
    print(f"  opened in {opened:.3f} s, {size / 1e6:.0f} MB on disk")
    times, tasks = [], new_tasks(drafts, 200, source)
    for record, _ in tasks:
        start = time.perf_counter()
        index.search(record, 10)
        times.append(time.perf_counter() - start)
    print(f"  query: median {statistics.median(times) * 1e3:.1f} ms, slowest {max(times) * 1e3:.1f} ms")
    start = time.perf_counter()
    index.add([draw(source).record(f"added {n}", "added") for n in range(1_000)])
    print(f"  1,000 entries added in {time.perf_counter() - start:.2f} s")
    texts = [entry(drafts, number).text for number in range(entries)]
    start = time.perf_counter()
    for record, _ in tasks[:3]:
        process.extract(record.text, texts, scorer=fuzz.token_sort_ratio, limit=10)
    print(f"  brute force by rapidfuzz: {(time.perf_counter() - start) / 3 * 1e3:.0f} ms a query")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--large", type=int, default=1_000_000, help="0 leaves the large register out")
    parser.add_argument("--brute", type=int, default=SAMPLE, help="tasks that brute force looks for too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="directive-extract-bench-") as name:
        measure(options.entries, Path(name), options.brute)
        if options.large:
            measure_large(options.large, Path(name))


if __name__ == "__main__":
    main()
