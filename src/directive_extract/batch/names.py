"""The name of each result: the file's stem, and more of its path where two files share one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_extract.batch.inputs import Document


def name_results(documents: list[Document]) -> list[str]:
    """Give each document an id of its own.

    Files whose stem nobody else has keep it. Those that share one are told apart by the folders that they lie in
    ("2025-10-report", "2025-11-report"), then by their kind ("report-html"), and in the last resort by a number in
    the order of the documents.

    Args:
        documents: Each with its place inside the folder that was searched.

    Returns:
        One id a document, in order. No two are the same, not even on a file system that ignores case.
    """
    stems = [document.inside.stem for document in documents]
    holders = Counter(_folded(stem) for stem in stems)
    taken = {key for key, count in holders.items() if count == 1}
    names: list[str] = []
    rivals = _rival_keys(documents, holders)
    for document, stem in zip(documents, stems, strict=True):
        name = stem
        if holders[_folded(stem)] > 1:
            name = next(
                candidate
                for candidate in _candidates(document)
                if _folded(candidate) not in taken and (rivals[_folded(candidate)] < 2)
            )
            taken.add(_folded(name))
        names.append(name)
    return names


# How many documents each unnumbered candidate would fit; one that fits only one of them is safe to take.
def _rival_keys(documents: list[Document], holders: Counter[str]) -> Counter[str]:
    fits: Counter[str] = Counter()
    for document in documents:
        if holders[_folded(document.inside.stem)] > 1:
            fits.update({_folded(name) for name in _unnumbered(document)})
    return fits


def _unnumbered(document: Document) -> list[str]:
    # Made absolute, so that "." and the folder's name from outside lead to the same names.
    folders = document.path.absolute().parent.resolve().parts[1:]
    stem, kind = document.inside.stem, document.inside.suffix.lstrip(".").lower()
    longer = ["-".join([*folders[-depth:], stem]) for depth in range(1, min(len(folders), _MAX_FOLDERS) + 1)]
    return [*longer, f"{stem}-{kind}", *(f"{name}-{kind}" for name in longer)]


# Deeper paths would make names that some file systems refuse; the number decides then.
_MAX_FOLDERS = 4


def _candidates(document: Document) -> Iterator[str]:
    yield from _unnumbered(document)
    number = 2
    while True:
        yield f"{document.inside.stem}-{number}"
        number += 1


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
