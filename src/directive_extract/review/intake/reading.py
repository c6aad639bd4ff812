"""What the processes of the background do: read a document, and hold it against the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from directive_extract.errors import DirectiveExtractError
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    from directive_extract.batch.worker import Extract, Tell
    from directive_extract.schema.extraction import Extraction


@dataclass(frozen=True, slots=True)
class LoadReader:
    """Factory of the function that reads one document; picklable.

    Attributes:
        settings: For the extractor.
        names: What files are called, by where they lie.
    """

    settings: Settings
    names: Mapping[Path, str] = field(default_factory=dict)

    def __call__(self) -> Extract:
        """Load the extractor.

        Returns:
            From a file to its extraction.
        """
        from directive_extract.pipeline import Extractor  # noqa: PLC0415 - brings spaCy; only the worker needs it

        extractor = Extractor(self.settings)
        return lambda path: extractor.extract(path, name=self.names.get(path, path.name))


@dataclass(frozen=True, slots=True)
class LoadMatcher:
    """Factory of the function that holds a document against the register; picklable.

    Attributes:
        register: The register's address.
    """

    register: str

    def __call__(self) -> Tell:
        """Open the register.

        Returns:
            From an extraction to what the register knows of it, as JSON; to "" where the register can't tell now: the
            document is none the worse, and the desk compares anew when a record is looked at.
        """
        from directive_extract.register.store import Register  # noqa: PLC0415 - only the worker needs it

        register = Register.open(self.register)

        def tell(extraction: Extraction) -> str:
            try:
                return register.match(extraction).model_dump_json()
            except DirectiveExtractError:
                return ""

        return tell
