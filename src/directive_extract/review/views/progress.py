"""How far the work is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directive_extract.schema.review import ReviewDocument, Standing

_DECIDED = (Standing.ACCEPTED, Standing.REJECTED)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar.

    Attributes:
        standing: What it shows.
        start: Where it starts, in percent of the bar.
        width: How long it is, in percent.
    """

    standing: Standing
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How many records stand where.

    Attributes:
        accepted: How many were accepted.
        rejected: How many were rejected.
        skipped: How many were left for later.
        waiting: How many nobody has looked at.
    """

    accepted: int = 0
    rejected: int = 0
    skipped: int = 0
    waiting: int = 0

    @classmethod
    def of(cls, counts: Mapping[Standing, int]) -> Progress:
        """The progress that counts say; records that others took the place of don't count."""
        return cls(**{name: counts.get(Standing(name), 0) for name in cls.__dataclass_fields__})

    @classmethod
    def of_all(cls, documents: Iterable[ReviewDocument]) -> Progress:
        """The progress of documents together."""
        each = [cls.of(document.counts) for document in documents]
        return cls(**{name: sum(getattr(one, name) for one in each) for name in cls.__dataclass_fields__})

    @property
    def decided(self) -> int:
        """How many are accepted or rejected."""
        return self.accepted + self.rejected

    @property
    def open(self) -> int:
        """How many somebody still has to decide on."""
        return self.skipped + self.waiting

    @property
    def total(self) -> int:
        """How many there are."""
        return self.decided + self.open

    @property
    def share(self) -> float:
        """Share that is decided, from 0 to 1; all of nothing is decided."""
        return self.decided / self.total if self.total else 1.0

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The bar: accepted, rejected, skipped; what is left of it is waiting."""
        found: list[Segment] = []
        start = 0.0
        for standing in (*_DECIDED, Standing.SKIPPED):
            count: int = getattr(self, standing)
            if count:
                width = round(100 * count / self.total, 2)
                found.append(Segment(standing, round(start, 2), width))
                start += width
        return tuple(found)
