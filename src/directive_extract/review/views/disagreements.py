"""Records on which two readers differ: what each would have, side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directive_extract.review.texts import Texts
from directive_extract.review.views.saying import say_value
from directive_extract.schema.review import ReviewRecord, Vote

_FIELDS = ("action", "text", "owners", "deadline", "targets", "modality", "priority")
_ALWAYS = ("owners", "deadline")  # that there is none is an opinion too


@dataclass(frozen=True, slots=True)
class Point:
    """One part of an opinion.

    Attributes:
        name: What it is about.
        said: What this reader says.
        differs: Whether the readers differ in it.
    """

    name: str
    said: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reader thinks of a record.

    Attributes:
        reviewer: Who.
        at: When.
        points: Part by part.
    """

    reviewer: str
    at: dt.datetime
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A record with the opinions on it.

    Attributes:
        record: The record.
        document: Title or file name of its document.
        opinions: One for each reader.
    """

    record: ReviewRecord
    document: str
    opinions: tuple[Opinion, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """What the readers differ in."""
        return tuple(dict.fromkeys(point.name for one in self.opinions for point in one.points if point.differs))


def disagreements(records: Sequence[ReviewRecord], names: Mapping[str, str], texts: Texts) -> tuple[Disagreement, ...]:
    """Opinions side by side.

    Args:
        records: Those on which readers differ.
        names: Title or file name of a document by its id.
        texts: The reader's words.

    Returns:
        One for each record, in their order.
    """
    return tuple(
        Disagreement(record, names.get(record.document, record.document), _opinions(record.votes, texts))
        for record in records
    )


def _opinions(votes: Sequence[Vote], texts: Texts) -> tuple[Opinion, ...]:
    said = [_said(vote, texts) for vote in votes]
    # What only one of them says, because the other rejects it, is no difference of its own.
    differing = {name for one in said for name in one if len({other[name] for other in said if name in other}) > 1}
    return tuple(
        Opinion(vote.reviewer, vote.at, tuple(Point(name, words, name in differing) for name, words in one.items()))
        for vote, one in zip(votes, said, strict=True)
    )


def _said(vote: Vote, texts: Texts) -> dict[str, str]:
    """An opinion by the names of its parts; of one who rejects, only that."""
    said = {texts.get("disagreements.opinion"): texts.name("act", vote.act or "reject")}
    if vote.act is None:
        return said
    if vote.entry is not None:
        said[texts.get("field.entry")] = vote.entry
        said[texts.get("field.relation")] = texts.name("relation", vote.relation or "same")
    item = vote.item.model_dump(mode="json")
    for name in _FIELDS:
        if name in _ALWAYS or item.get(name):
            said[texts.get(f"field.{name}")] = say_value(name, item.get(name), texts)
    return said
