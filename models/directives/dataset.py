"""Annotated documents to labelled clauses: what the classifier is trained on."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from directive_extract.extract.extents import extent_of
from directive_extract.extract.features import features
from directive_extract.extract.language import load_language
from directive_extract.extract.sightings import Sighting, walk
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings
from directive_extract.structure.metadata import read_metadata
from directive_extract.structure.outline import build_outline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GOLD_SUFFIX = ".gold.json"
SAME = 0.5  # overlap from which a clause is the annotated item; as in scoring
UNCLEAR = 0.2  # a clause that overlaps an item more than this and less than SAME teaches nothing


@dataclass(frozen=True, slots=True)
class Example:
    """One clause.

    Attributes:
        document: Id of its document.
        family: The meeting or subject that its document belongs to.
        genre: Kind of document, as annotated.
        label: background, task or principle; None for a clause that overlaps an item without being it, which teaches
            nothing and is not counted, but is a neighbour of others.
        names: Its features.
        alone: Its features without what its document says of it, as in a text of a few sentences.
        sighting: The clause as the library sees it.
    """

    document: str
    family: str
    genre: str
    label: str | None
    names: list[str]
    alone: list[str]
    sighting: Sighting


def find_documents(folder: Path) -> list[Path]:
    """The annotated documents of a folder.

    Args:
        folder: Holds `ID.txt` and `ID.gold.json`, in any depth.

    Returns:
        Paths of the `ID.gold.json`, in the same order on every system.
    """
    return sorted(folder.rglob(f"*{GOLD_SUFFIX}"), key=lambda path: path.relative_to(folder).as_posix())


def digest(folder: Path) -> str:
    """What tells one set of annotated documents from another.

    Args:
        folder: As for `find_documents`.

    Returns:
        SHA-256 over paths and contents; line ends count as one character, however they were checked out.
    """
    total = hashlib.sha256()
    for path in find_documents(folder):
        for file in (path, text_path(path)):
            content = file.read_bytes().replace(b"\r\n", b"\n")
            total.update(f"{file.relative_to(folder).as_posix()} {hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()


def text_path(gold: Path) -> Path:
    """The document that an `ID.gold.json` annotates."""
    return gold.with_name(gold.name.removesuffix(GOLD_SUFFIX) + ".txt")


def read_examples(folder: Path) -> Iterator[Example]:
    """Label the clauses of all annotated documents in a folder.

    Args:
        folder: Holds `ID.txt` and `ID.gold.json`, in any depth.

    Yields:
        Examples in the order of paths, those of a document in reading order.
    """
    nlp = load_language()
    for path in find_documents(folder):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = read_source(text_path(path), settings=Settings())
        items = list(_items(source.text, gold["items"]))
        outline = build_outline(source, read_metadata(source))
        for segment, sightings in walk(outline, nlp):
            for sighting in sightings:
                start, end = extent_of(sighting)
                piece = sighting.doc[start:end]
                label = _label(source.text, items, segment.passage.place(piece.start_char, piece.end_char))
                names, alone = features(sighting), features(replace(sighting, alone=True))
                yield Example(gold["doc_id"], gold["family"], gold["genre"], label, names, alone, sighting)


def _items(text: str, items: list[dict[str, object]]) -> Iterator[tuple[str, tuple[int, int]]]:
    for item in items:
        quotes = [(str(item["quote"]), int(str(item.get("occurrence", 1))))]
        quotes += [(str(quote), 1) for quote in list(item.get("also") or [])]  # type: ignore[call-overload]
        for quote, occurrence in quotes:
            pattern = r"\s+".join(re.escape(word) for word in quote.split())
            matches = list(re.finditer(pattern, text))
            if len(matches) >= occurrence:
                yield str(item["kind"]), matches[occurrence - 1].span()


def _label(text: str, items: list[tuple[str, tuple[int, int]]], span: tuple[int, int]) -> str | None:
    best, label = 0.0, "background"
    for kind, other in items:
        value = _overlap(text, span, other)
        if value > best:
            best, label = value, kind
    if best >= SAME:
        return label
    return "background" if best <= UNCLEAR else None


def _overlap(text: str, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Jaccard index of two stretches over characters that are not white space."""
    if one[1] <= other[0] or other[1] <= one[0]:
        return 0.0
    a = {i for i in range(*one) if not text[i].isspace()}
    b = {i for i in range(*other) if not text[i].isspace()}
    return len(a & b) / len(a | b) if a | b else 0.0
