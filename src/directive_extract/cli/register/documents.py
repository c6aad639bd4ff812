"""Documents against the register: what is new, what is known, what has changed, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from directive_extract.cli.exit_codes import exit_code_for_run
from directive_extract.cli.options import AsJson, DocumentDate, parse_day
from directive_extract.cli.register.entries import EntryId
from directive_extract.cli.register.options import DEFAULT, Actor, Where, actor_of, open_register
from directive_extract.cli.register.printing import entry_line, print_json
from directive_extract.cli.terminal import neutralise, one_line, tell
from directive_extract.errors import DirectiveExtractError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_extract.schema.entry import Reconciliation
    from directive_extract.schema.extraction import Extraction

Documents = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="Documents, or results that convert wrote (.json).")
]


def match(
    files: Documents,
    where: Where = DEFAULT,
    date: DocumentDate = None,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="Write what is to be decided, for editing."),
    ] = None,
    add_new: Annotated[
        bool, typer.Option("--add-new", help="Take in what is new, as proposed entries; the rest waits for a person.")
    ] = False,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Hold documents against the register: each task is new, known, or a change of something known.

    Nothing is written to the register unless --add-new is given. A document that cannot be read is named with the
    reason, and the others are held against it all the same.
    """  # noqa: DOC501 - the text is the command's help
    from directive_extract.registering import suggest, take_in_new

    lines: list[str] = []
    failures: list[DirectiveExtractError] = []
    with open_register(where) as register:
        for extraction in _extractions(files, date, failures):
            found = register.match(extraction)
            if as_json:
                print(found.model_dump_json())
            else:
                _print_matches(extraction, found)
            if add_new:
                taken = take_in_new(register, extraction, found, actor_of(actor))
                tell(f"{found.document.name}: {len(taken)} new entries taken in")
                found = register.match(extraction)
            if decisions is not None:
                suggestions = suggest(extraction, found, register)
                lines += [json.dumps(value, ensure_ascii=False) + "\n" for value in suggestions]
    if decisions is not None:
        from directive_extract.export.atomic import write_atomically

        write_atomically(decisions, "".join(lines))
        tell(f"{len(lines)} to decide in {decisions}; then: directive-extract register apply {decisions}")
    if failures:
        raise typer.Exit(exit_code_for_run(failures, len(files) - len(failures)))


def apply(
    decisions: Annotated[Path, typer.Argument(metavar="FILE", help="Decisions, a JSON object a line.")],
    where: Where = DEFAULT,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Carry out decisions, all or none; what was carried out before changes nothing."""
    from directive_extract.registering import read_rulings

    rulings = read_rulings(decisions)
    with open_register(where) as register:
        entries = register.apply(rulings, actor_of(actor))
    if as_json:
        print_json({"entries": [entry.id for entry in entries]})
        return
    for entry in entries:
        print(entry_line(entry))
    tell(f"{len(rulings)} decisions carried out")


def explain(
    entry_id: EntryId,
    task: Annotated[str, typer.Argument(metavar="TASK", help="Id of a task in the result given with --in.")],
    result: Annotated[Path, typer.Option("--in", metavar="FILE", help="The document, or the result of convert.")],
    where: Where = DEFAULT,
    date: DocumentDate = None,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="Draw the account as a waterfall.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say why an entry and a task were or were not taken for the same: comparison by comparison, with weights."""
    from directive_extract.register.matching import table, waterfall
    from directive_extract.registering import explain_task

    [extraction] = _extractions([result], date)
    with open_register(where) as register:
        found = explain_task(register.get(entry_id), task, extraction)
    if svg is not None:
        from directive_extract.export.atomic import write_atomically

        write_atomically(svg, waterfall(found))
    if as_json:
        print(found.model_dump_json(indent=2))
    else:
        print(neutralise(table(found)), end="")


def _extractions(
    files: list[Path], date: str | None, failures: list[DirectiveExtractError] | None = None
) -> Iterator[Extraction]:
    """Yield what stands in each file; one that fails is told and collected, where there is a list to collect it in.

    Raises:
        DirectiveExtractError: A file cannot be read, and nobody collects failures.
    """
    from directive_extract.schema.extraction import Extraction

    day = None if date is None else parse_day(date)
    extractor = None
    for file in files:
        try:
            if file.suffix == ".json" and file.is_file():
                yield Extraction.from_json(file.read_bytes())
            else:
                from directive_extract.pipeline import Extractor  # brings spaCy, which results of convert do not need

                extractor = extractor or Extractor()
                yield extractor.extract(file, date=day)
        except DirectiveExtractError as error:
            if failures is None:
                raise
            tell(str(error))
            failures.append(error)


def _print_matches(extraction: Extraction, found: Reconciliation) -> None:
    words = {item.id: item.action for item in extraction.tasks} | {item.id: item.text for item in extraction.principles}
    print(one_line(f"{found.document.name}: {len(found.items)} records"))
    for item in found.items:
        known = f" {item.match.entry} ({item.match.probability:.2f})" if item.match.entry else ""
        print(one_line(f"  {item.match.relation}{known}: {words[item.record]}"))
