"""Looking at entries, and changing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from directive_extract.cli.options import AsJson, parse_day
from directive_extract.cli.register.options import DEFAULT, Actor, Where, actor_of, open_register
from directive_extract.cli.register.printing import (
    entry_json,
    entry_line,
    entry_text,
    event_line,
    print_entries,
    print_json,
)
from directive_extract.cli.terminal import tell
from directive_extract.errors import ConfigError, InvalidChangeError

if TYPE_CHECKING:
    from directive_extract.register.queries import Query
    from directive_extract.schema.directive import Deadline

Leads = Annotated[list[str] | None, typer.Option("--owner", metavar="NAME", help="Leads; may be given again.")]
Supports = Annotated[list[str] | None, typer.Option("--support", metavar="NAME", help="Supports; may be given again.")]
DeadlineWords = Annotated[
    str | None, typer.Option("--deadline", metavar="WORDS", help="A day, or words such as 'within 30 days'.")
]
CountedFrom = Annotated[
    str | None, typer.Option("--date", metavar="DAY", help="Day that the words of --deadline count from.")
]
EntryId = Annotated[str, typer.Argument(metavar="ENTRY", help="Id of an entry, such as E12.")]


def add(
    action: Annotated[str, typer.Argument(metavar="TEXT", help="The task, in an imperative sentence.")],
    where: Where = DEFAULT,
    owner: Leads = None,
    support: Supports = None,
    deadline: DeadlineWords = None,
    date: CountedFrom = None,
    kind: Annotated[str, typer.Option("--kind", help="task or principle")] = "task",
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Take in one entry by hand, as confirmed; its source is the person."""
    from directive_extract.registering import typed_entry
    from directive_extract.schema.register import Kind

    read = None if deadline is None else read_deadline(deadline, date)
    who = actor_of(actor)
    try:
        as_kind = Kind(kind)
    except ValueError as error:
        raise ConfigError(f"--kind: {error}", hint="task or principle") from error
    with open_register(where) as register:
        draft = typed_entry(action, read, who, register.now(), as_kind)
        [entry] = register.add([draft.model_copy(update={"owners": _owners((), owner, support)})], who)
    if as_json:
        print_json(entry_json(entry))
    else:
        print(entry_line(entry))


def list_entries(
    where: Where = DEFAULT,
    state: Annotated[list[str] | None, typer.Option("--state", help="In this state; may be given again.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="task or principle")] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="TEXT", help="A part of an owner's name.")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="A part of the action.")] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="NAME", help="File name, id or hash of a source.")
    ] = None,
    due_from: Annotated[str | None, typer.Option("--due-from", metavar="DAY", help="Due on this day or later.")] = None,
    due_to: Annotated[str | None, typer.Option("--due-to", metavar="DAY", help="Due on this day or earlier.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many.")] = None,
    as_json: AsJson = False,
) -> None:
    """List entries, a line each; with --json one object a line."""
    from itertools import islice

    wanted: dict[str, Any] = {
        "states": tuple(state or ()), "kind": kind, "owner": owner, "text": text, "document": document,
        "due_from": due_from and parse_day(due_from), "due_to": due_to and parse_day(due_to),
    }  # fmt: skip
    query = _query(wanted)
    with open_register(where) as register:
        count = print_entries(islice(register.entries(query), limit), as_json=as_json)
    if not as_json:
        tell(f"{count} entries")


def overdue(
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="The day, such as 2025-10-15.")],
    where: Where = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """List confirmed, unfinished tasks whose last day on time lies before a day, the latest first."""
    day = parse_day(on)
    with open_register(where) as register:
        count = print_entries(register.overdue(day), as_json=as_json)
    if not as_json:
        tell(f"{count} overdue on {day}")


def show(entry_id: EntryId, where: Where = DEFAULT, as_json: AsJson = False) -> None:
    """Show an entry with its sources, in their words, and the deadlines that it had."""
    with open_register(where) as register:
        entry = register.get(entry_id)
    if as_json:
        print_json(entry_json(entry))
    else:
        print(entry_text(entry))


def set_fields(
    entry_id: EntryId,
    where: Where = DEFAULT,
    state: Annotated[
        str | None, typer.Option("--state", help="proposed, confirmed, in_progress, done or cancelled")
    ] = None,
    percent: Annotated[int | None, typer.Option("--percent", metavar="N", help="Progress, 0 to 100.")] = None,
    progress: Annotated[str | None, typer.Option("--progress", metavar="TEXT", help="Progress in words.")] = None,
    result: Annotated[str | None, typer.Option("--result", metavar="TEXT", help="What came of it.")] = None,
    proof: Annotated[str | None, typer.Option("--proof", metavar="TEXT", help="Evidence of the result.")] = None,
    next_review: Annotated[
        str | None, typer.Option("--next-review", metavar="DAY", help="When to look at it again.")
    ] = None,
    action: Annotated[str | None, typer.Option("--action", metavar="TEXT", help="Its wording.")] = None,
    owner: Leads = None,
    support: Supports = None,
    deadline: DeadlineWords = None,
    date: CountedFrom = None,
    revision: Annotated[
        int | None, typer.Option("--revision", metavar="N", help="Refuse if the entry is at another revision by now.")
    ] = None,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Change an entry. A new deadline keeps the one before in the entry's history."""
    simple = {
        "state": state, "percent": percent, "progress": progress, "result": result, "proof": proof, "action": action,
    }  # fmt: skip
    changes: dict[str, Any] = {name: value for name, value in simple.items() if value is not None}
    if next_review is not None:
        changes["next_review"] = parse_day(next_review)
    if deadline is not None:
        changes["deadline"] = read_deadline(deadline, date)
    with open_register(where) as register:
        if owner or support:
            changes["owners"] = _owners(register.get(entry_id).owners, owner, support)
        if not changes:
            raise ConfigError("nothing is to be changed", hint="give an option such as --state done")
        entry = register.change(entry_id, changes, actor_of(actor), revision=revision)
    if as_json:
        print_json(entry_json(entry))
    else:
        print(entry_line(entry))


def history(
    entry_id: Annotated[str | None, typer.Argument(metavar="ENTRY", help="Id of an entry; all if not given.")] = None,
    where: Where = DEFAULT,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Only the newest so many.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what happened: who, when, what was before and what is now, the newest first."""
    import json
    from contextlib import closing
    from itertools import islice

    with open_register(where) as register, closing(register.history(entry_id, newest_first=True)) as events:  # type: ignore[type-var]
        for event in islice(events, limit):
            if as_json:
                print(json.dumps(event.model_dump(mode="json"), ensure_ascii=False))
            else:
                print(event_line(event))


def read_deadline(words: str, date: str | None) -> Deadline:
    """A deadline as it is typed.

    Args:
        words: A day, or words.
        date: Day that relative words count from.

    Returns:
        The deadline.

    Raises:
        InvalidChangeError: The words set none, or not without a day to count from.
    """
    from directive_extract.registering import read_typed_deadline

    found = read_typed_deadline(words, None if date is None else parse_day(date))
    if found is None:
        raise InvalidChangeError(
            f"no deadline in {words!r}", hint="write a day such as 2025-10-15; words may need --date to count from"
        )
    return found


def _owners(held: Any, lead: list[str] | None, support: list[str] | None) -> tuple[Any, ...]:
    """The owners with those of a role replaced for which names are given."""
    from directive_extract.schema.directive import Owner, Role

    given = {Role.LEAD: lead, Role.SUPPORT: support}
    kept = [owner for owner in held if not given.get(owner.role)]
    return (*(Owner(name=name, role=role) for role, names in given.items() for name in names or ()), *kept)


def _query(wanted: dict[str, Any]) -> Query:
    from pydantic import ValidationError

    from directive_extract.register.queries import Query

    try:
        return Query.model_validate(wanted)
    except ValidationError as error:
        problem = error.errors()[0]
        raise ConfigError(f"--{problem['loc'][0]}: {problem['msg']}".replace("--states", "--state")) from error
