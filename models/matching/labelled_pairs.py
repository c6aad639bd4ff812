"""Annotated documents to records, and to pairs of them that are labelled one commitment or two."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from directive_extract.register.matching.profile import Profile
from directive_extract.schema.register import Record


@dataclass(frozen=True)
class Labelled:
    """A task of an annotated document.

    Attributes:
        profile: As matching sees it.
        cluster: What it is one commitment with; unique over all families.
        family: One meeting or one subject, seen through several documents.
    """

    profile: Profile
    cluster: str
    family: str


def load(folders: list[Path]) -> list[Labelled]:
    """All tasks of the annotated documents of some folders.

    Args:
        folders: With pairs of ID.txt and ID.gold.json.

    Returns:
        Tasks in the order of documents and of the text.
    """
    return [task for path in _files(folders) for task in _tasks(path)]


def digest(folders: list[Path]) -> str:
    """What the training documents are, in one number.

    Args:
        folders: As for `load`.

    Returns:
        SHA-256 over names and contents.
    """
    total = hashlib.sha256()
    for path in _files(folders):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _files(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.glob("*.gold.json"))


def _tasks(path: Path) -> Iterator[Labelled]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_name(gold["doc_id"] + ".txt").read_text(encoding="utf-8")
    items = [item for item in gold["items"] if item["kind"] == "task"]
    items.sort(key=lambda item: _start(text, item))
    for position, item in enumerate(items):
        record = Record.read(_line(gold, item), position)
        cluster = f"{gold['family']}:{item['cluster']}"
        yield Labelled(Profile(record), cluster, gold["family"])


def _start(text: str, item: dict[str, Any]) -> int:
    start = -1
    for _ in range(item.get("occurrence", 1)):
        start = text.index(item["quote"], start + 1)
    return start


def _line(gold: dict[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    deadline = item.get("deadline")
    return {
        "id": f"{gold['doc_id']}/{item['id']}",
        "action": " ".join(item["quote"].split()),
        "owners": item.get("owners", ()),
        "deadline": deadline and {"text": deadline["quote"], **deadline},
        "document": {"id": gold["doc_id"], "date": gold["date"], "issuer": gold.get("issuer")},
    }
