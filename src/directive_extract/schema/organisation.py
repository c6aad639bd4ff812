"""Bodies that owners are known as: the office's own list, or one that ships with the library."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from directive_extract.schema.base import Model


class Predecessor(Model):
    """A body whose work another one took over.

    Attributes:
        names: What it was called, in any language.
        abbreviations: Its short names.
        until: Its last day; None where it is not known.
    """

    names: tuple[str, ...] = Field(min_length=1)
    abbreviations: tuple[str, ...] = ()
    until: dt.date | None = None


class Organisation(Model):
    """A body with the names it goes by.

    Attributes:
        id: What `organisation` of an owner says; the same before and after a merger.
        names: What it is called, in any language; the first is the usual one.
        abbreviations: Its short names; they count only where a text writes them with capital letters.
        parent: Id of the body that it belongs to.
        since: Its first day; None where it is not known.
        until: Its last day; None while it exists.
        predecessors: Bodies that it took the place of.
    """

    id: str = Field(min_length=1)
    names: tuple[str, ...] = Field(min_length=1)
    abbreviations: tuple[str, ...] = ()
    parent: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    predecessors: tuple[Predecessor, ...] = ()
