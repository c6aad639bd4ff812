"""The spaCy component `directive_extract`, found by entry point."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


def make_directive_extract(nlp: Language, name: str) -> object:
    """Factory of the component."""
    raise NotImplementedError
