"""Stands in for parts that are being built; goes when they are there."""

# ruff: noqa: ARG002, D103

from __future__ import annotations

import secrets
from importlib import import_module
from importlib.util import find_spec
from typing import Any


def _has(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


class _Sessions:
    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def open(self, reviewer: str, hours: float) -> str:
        token = secrets.token_urlsafe(32)
        self._names[token] = reviewer
        return token

    def reviewer_of(self, token: str) -> str | None:
        return self._names.get(token)

    def close(self, token: str) -> None:
        self._names.pop(token, None)


class _Reviewers:
    def list(self) -> list[Any]:
        return []

    def check(self, name: str, password: str) -> None:
        return None


def desk_for(register: Any, readers: int) -> Any:
    if _has("directive_extract.register.reviewing"):
        return import_module("directive_extract.register.reviewing").Desk(register, readers=readers)
    return None


def sessions_for(register: Any) -> Any:
    if _has("directive_extract.register.reviewing.sessions"):
        return import_module("directive_extract.register.reviewing.sessions").Sessions(register)
    return _Sessions()


def reviewers_for(register: Any) -> Any:
    if _has("directive_extract.register.reviewing.people"):
        return import_module("directive_extract.register.reviewing.people").Reviewers(register)
    return _Reviewers()
