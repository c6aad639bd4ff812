"""What tests of several rooms need: the language model, loaded once, and documents made from a few lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from directive_extract.extract.language import load_language
from directive_extract.extract.sightings import Sighting, walk
from directive_extract.schema.metadata import Metadata
from directive_extract.schema.source import Source
from directive_extract.structure.outline import build_outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    from directive_extract.schema.outline import Outline


@dataclass(frozen=True)
class Made:
    """An outline with shorthands for what tests ask of it."""

    outline: Outline

    def texts(self, kind: str | None = None) -> list[str]:
        return [b.passage.text for b in self.outline.blocks if kind is None or b.kind == kind]

    def kinds(self) -> list[str]:
        return [str(block.kind) for block in self.outline.blocks]

    def parents(self) -> dict[str, str | None]:
        """The text of each block and that of the block it stands below."""
        blocks = self.outline.blocks
        return {b.passage.text: None if b.parent is None else blocks[b.parent].passage.text for b in blocks}


def outline_of(text: str, issuer: str | None = None) -> Made:
    source = Source("doc", "doc.txt", "0" * 64, "text/plain", text, verbatim=True)
    return Made(build_outline(source, Metadata(issuer=issuer)))


@pytest.fixture(scope="session")
def make_outline() -> Callable[..., Made]:
    return outline_of


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_language()


@pytest.fixture(scope="session")
def parse(nlp: Language) -> Callable[[str], Doc]:
    return nlp


@pytest.fixture(scope="session")
def see(nlp: Language) -> Callable[..., list[Sighting]]:
    """All clauses of a text in their surroundings."""

    def seen(text: str, issuer: str | None = None) -> list[Sighting]:
        return [s for _, sightings in walk(outline_of(text, issuer).outline, nlp) for s in sightings]

    return seen
