"""Meeting conclusions and resolutions in; tasks, owners, deadlines and principles out.

Every name below is imported when it is first used, so that `import directive_extract` reads no file and loads no
spaCy.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_extract.errors import DirectiveExtractError
    from directive_extract.pipeline import Extractor, extract
    from directive_extract.resolve.deadlines import find_deadlines, parse_deadline
    from directive_extract.schema.directive import Deadline, Owner, Principle, Task
    from directive_extract.schema.extraction import Extraction
    from directive_extract.schema.settings import Settings
    from directive_extract.schema.span import Span

__version__ = "0.1.0"

_HOMES = {
    "Deadline": "directive_extract.schema.directive",
    "DirectiveExtractError": "directive_extract.errors",
    "Extraction": "directive_extract.schema.extraction",
    "Extractor": "directive_extract.pipeline",
    "Owner": "directive_extract.schema.directive",
    "Principle": "directive_extract.schema.directive",
    "Settings": "directive_extract.schema.settings",
    "Span": "directive_extract.schema.span",
    "Task": "directive_extract.schema.directive",
    "extract": "directive_extract.pipeline",
    "find_deadlines": "directive_extract.resolve.deadlines",
    "parse_deadline": "directive_extract.resolve.deadlines",
}

__all__ = [
    "Deadline", "DirectiveExtractError", "Extraction", "Extractor", "Owner", "Principle", "Settings", "Span", "Task",
    "extract", "find_deadlines", "parse_deadline",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


class _Package(ModuleType):
    """This package, whose function `extract` must not be hidden by the stage of the same name.

    Importing `directive_extract.extract` would set the attribute `extract` to that module, and the call
    `directive_extract.extract(path)` would work or not, depending on what had been imported before.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in _HOMES and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
