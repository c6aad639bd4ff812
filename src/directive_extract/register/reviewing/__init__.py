"""The store behind the reviewers' desk: documents and records that wait, and what persons decide of them.

`Desk` takes documents in, answers questions and carries decisions out; `Reviewers` and `Sessions` know who may use it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from directive_extract.register.reviewing.desk import Desk
    from directive_extract.register.reviewing.people import Reviewers
    from directive_extract.register.reviewing.sessions import Sessions

__all__ = ["Desk", "Reviewers", "Sessions"]

_HOMES = {"Desk": "desk", "Reviewers": "people", "Sessions": "sessions"}


def __getattr__(name: str) -> Any:
    # Undo of the register needs modules of this package, and the desk needs undo: imported here, they would go round.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
