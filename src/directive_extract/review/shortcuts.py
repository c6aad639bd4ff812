"""Keys of the desk: the one place that says which key does what."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

GROUPS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "deciding": {
        "accept": ("a",),
        "reject": ("x",),
        "skip": ("s",),
        "reopen": ("o",),
        "undo": ("z",),
        "redo": ("Z", "y"),
    },
    "register": {
        "same": ("m",),
        "update": ("u",),
        "apart": ("d",),
    },
    "correcting": {
        "edit": ("e",),
        "split": ("b",),
        "select": ("c",),
        "merge": ("g",),
        "task": ("t",),
        "principle": ("r",),
        "add": ("i",),
    },
    "moving": {
        "next": ("n", "j"),
        "previous": ("p", "k"),
        "search": ("/",),
        "later": ("]",),
        "earlier": ("[",),
        "why": ("w",),
        "view": ("v",),
        "history": ("h",),
        "queue": ("q",),
        "help": ("?",),
    },
})
"""Actions by group, each with its keys. Elements with `data-key="ACTION"` are what a key presses; static/keys.js."""

KEYS: Mapping[str, str] = MappingProxyType({
    key: action for actions in GROUPS.values() for action, keys in actions.items() for key in keys
})
"""The action of each key."""
