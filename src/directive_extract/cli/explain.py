"""`directive-extract explain`: what each sentence was taken for, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from directive_extract.cli.options import (
    AsJson,
    DocumentDate,
    Organisations,
    Password,
    PasswordFile,
    parse_day,
    settings_with,
)
from directive_extract.cli.terminal import neutralise

if TYPE_CHECKING:
    from directive_extract.schema.explanation import (
        ClauseExplanation,
        Explanation,
        SentenceExplanation,
        TaskExplanation,
    )

EXAMPLES = """\b
Examples:
  directive-extract explain conclusion.txt
  directive-extract explain conclusion.txt --only task
  directive-extract explain conclusion.txt --json
"""


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A document: text, HTML, PDF, Word or a scan.")],
    date: DocumentDate = None,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="VERDICT", help="Only sentences of task, principle, background or boilerplate."),
    ] = None,
    password: Password = None,
    password_file: PasswordFile = None,
    organisations: Organisations = None,
    as_json: AsJson = False,
) -> None:
    """Say for each sentence what it was taken for and why: rules, model, owners and deadline."""
    from directive_extract.explaining import explain as explain_document
    from directive_extract.schema.extraction import Verdict

    if only is not None and only not in set(Verdict):
        raise typer.BadParameter(f"--only takes one of {', '.join(Verdict)}")
    day = parse_day(date) if date is not None else None
    explanation = explain_document(file, date=day, settings=settings_with(password, password_file, organisations))
    if only is not None:
        kept = tuple(one for one in explanation.sentences if one.statement.verdict == only)
        explanation = explanation.model_copy(update={"sentences": kept})
    print(explanation.model_dump_json(indent=2) if as_json else neutralise("\n".join(_lines(explanation))))


def _lines(explanation: Explanation) -> Iterator[str]:
    for number, sentence in enumerate(explanation.sentences, start=1):
        yield from _sentence(number, sentence)
        yield ""


def _sentence(number: int, sentence: SentenceExplanation) -> Iterator[str]:
    statement = sentence.statement
    yield f"{number}. {' '.join(statement.span.text.split())}"
    yield f"   {str(statement.verdict).upper()}: {statement.reason}"
    for clause in sentence.clauses:
        yield from _clause(clause, several=len(sentence.clauses) > 1)
    for task in sentence.tasks:
        yield from _task(task)


def _clause(clause: ClauseExplanation, *, several: bool) -> Iterator[str]:
    if several:
        yield f"   - {' '.join(clause.text.split())}"
        yield f"     {clause.verdict}: {clause.reason}"
    signs = "".join(f"; {sign.name} {sign.value:+.2f}" for sign in clause.signs)
    yield f"     rules: task {clause.rules_task:.2f}, principle {clause.rules_principle:.2f}{signs}"
    if clause.probabilities:
        chances = ", ".join(f"{label} {chance:.2f}" for label, chance in clause.probabilities.items())
        yield f"     model: {chances}"
    if clause.features:
        features = ", ".join(f"{one.name} {one.value:+.2f}" for one in clause.features)
        yield f"     most for and against {clause.verdict}: {features}"


def _task(task: TaskExplanation) -> Iterator[str]:
    yield f"   => {task.action}"
    for one in task.owners:
        yield f"      owner ({one.owner.role}): {one.owner.name} - {one.reason}"
    if task.no_owner is not None:
        yield f"      no owner: {task.no_owner}"
    if task.deadline is None:
        yield "      no deadline"
    else:
        yield f"      deadline: {task.deadline.text}"
        for step in task.deadline_steps:
            yield f"        - {step}"
    if task.flags:
        yield f"      flags: {', '.join(task.flags)}"
