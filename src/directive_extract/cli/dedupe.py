"""`directive-extract dedupe`: the tasks of many documents, each commitment once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from directive_extract.cli.terminal import tell
from directive_extract.errors import ConfigError

if TYPE_CHECKING:
    from directive_extract.register.matching import Clustering, Link
    from directive_extract.schema.register import Record

EXAMPLES = """\b
Examples:
  directive-extract dedupe tasks.jsonl --out clusters.json
      one task a line, as convert writes it, with `document` (id, date, issuer) beside the task's own fields
"""


def dedupe(
    tasks: Annotated[Path, typer.Argument(metavar="TASKS.jsonl", help="One task a line.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where the clusters go.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if it is there.")] = False,
) -> None:
    """Find the tasks that are one commitment, whatever the wording, and say why."""
    from directive_extract.errors import DestinationExistsError
    from directive_extract.export.atomic import write_atomically
    from directive_extract.register.matching import cluster

    if out.exists() and not overwrite:
        raise DestinationExistsError(f"{out} is there already; give another name or --overwrite")
    records = read_records(tasks)
    clustering = cluster(records)
    write_atomically(out, json.dumps(_as_json(clustering), ensure_ascii=False, indent=1) + "\n")
    joined = sum(map(len, clustering.clusters))
    tell(f"{len(records)} tasks, {joined} of them in {len(clustering.clusters)} clusters: {out}")


def read_records(path: Path) -> list[Record]:
    """The records of a file with one task a line.

    Args:
        path: The file.

    Returns:
        Records; a record's position is its place among its document's tasks, by where they stand in its text.

    Raises:
        ConfigError: The file cannot be read, or a line is no task: the message has its number.
    """
    from directive_extract.schema.register import Record

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}; give a UTF-8 file with one JSON object a line") from error
    tasks = [_task(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    records = []
    for position, (number, task) in zip(_positions([task for _, task in tasks]), tasks, strict=True):
        try:
            records.append(Record.read(task, position))
        except (ValueError, TypeError, AttributeError) as error:
            raise ConfigError(f"{path}, line {number}: not a task as convert writes it: {error}") from error
    return records


def _task(path: Path, number: int, line: str) -> tuple[int, dict[str, Any]]:
    try:
        task = json.loads(line)
    except ValueError as error:
        raise ConfigError(f"{path}, line {number}: no JSON: {error}; give one JSON object a line") from error
    if not isinstance(task, dict) or not isinstance(task.get("document") or {}, dict):
        raise ConfigError(f"{path}, line {number}: not a task; give one JSON object a line, as convert writes tasks")
    return number, task


def _positions(tasks: list[dict[str, Any]]) -> list[int]:
    """For each task its place among those of its document."""
    places: dict[str, list[tuple[int, int]]] = {}
    for index, task in enumerate(tasks):
        document = str((task.get("document") or {}).get("id"))
        places.setdefault(document, []).append((_start(task), index))
    positions = [0] * len(tasks)
    for found in places.values():
        for position, (_, index) in enumerate(sorted(found)):
            positions[index] = position
    return positions


def _start(task: dict[str, Any]) -> int:
    evidence = task.get("evidence")
    first = evidence[0] if isinstance(evidence, list) and evidence else None
    start = first.get("start") if isinstance(first, dict) else None
    return start if isinstance(start, int) else 0


def _as_json(clustering: Clustering) -> dict[str, Any]:
    return {
        "clusters": [list(members) for members in clustering.clusters],
        "pairs": [_pair(link) for link in clustering.links],
    }


def _pair(link: Link) -> dict[str, Any]:
    match = link.match
    return {
        "a": link.new,
        "b": match.entry,
        "relation": match.relation,
        "probability": round(match.probability, 4),
        "explanation": {
            "prior": match.prior,
            "comparisons": [one.model_dump(mode="json") for one in match.comparisons],
            "vetoes": list(match.vetoes),
        },
    }
