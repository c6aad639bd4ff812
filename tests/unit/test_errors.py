"""Errors say what, where and what to do, under one root, and cross process boundaries whole."""

from __future__ import annotations

import pickle
import re
from collections import Counter

import pytest

from directive_extract import errors
from directive_extract.errors import ConfigError, DirectiveExtractError

KINDS = sorted(
    (
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, DirectiveExtractError) and kind is not DirectiveExtractError
    ),
    key=lambda kind: kind.code,
)


@pytest.mark.parametrize(
    ("source", "hint", "expected"),
    [
        pytest.param("a.txt", "look again", "a.txt: it is gone (look again) [{code}]", id="what-where-and-what-to-do"),
        pytest.param(None, "look again", "it is gone (look again) [{code}]", id="without-a-place"),
        pytest.param("a.txt", None, "a.txt: it is gone [{code}]", id="without-a-hint"),
        pytest.param(None, None, "it is gone [{code}]", id="what-alone"),
    ],
)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_message_says_what_where_and_what_to_do(kind, source, hint, expected) -> None:
    error = kind("it is gone", source=source, hint=hint)
    assert str(error) == expected.format(code=kind.code)
    assert (error.what, error.source, error.hint) == ("it is gone", source, hint)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_errors_survive_pickling(kind) -> None:
    error = kind("it is gone", source="a.txt", hint="look again")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == str(error)
    assert (again.what, again.source, again.hint) == (error.what, error.source, error.hint)


def test_every_kind_has_a_code_of_its_own() -> None:
    codes = Counter(kind.code for kind in KINDS)
    assert [code for code, count in codes.items() if count > 1] == []
    assert all(re.fullmatch(r"DX-[A-Z]{3}-\d\d", code) for code in codes)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_kinds_of_one_family_share_stage_and_prefix(kind) -> None:
    family = kind.__mro__[1]
    if family is not DirectiveExtractError:
        assert (kind.stage, kind.code[:7]) == (family.stage, family.code[:7])
    assert kind.stage
    assert kind.__name__.endswith("Error")


def test_wrong_arguments_can_be_caught_as_value_errors() -> None:
    with pytest.raises(ValueError, match="no such month"):
        raise ConfigError("no such month")
