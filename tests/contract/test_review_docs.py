"""The page about the desk tells every key and every reason to look first."""

from pathlib import Path

import pytest

from directive_extract.review.shortcuts import GROUPS
from directive_extract.review.texts import Texts
from directive_extract.schema.review import Risk

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "review.md").read_text(encoding="utf-8")
EN = Texts.of("en")
ACTIONS = {action: keys for actions in GROUPS.values() for action, keys in actions.items()}


@pytest.mark.parametrize("action", ACTIONS)
def test_page_tells_the_key(action):
    keys = ", ".join(f"`{key}`" for key in ACTIONS[action])
    assert f"| {keys} | {EN.get(f'key.{action}')} |" in PAGE


@pytest.mark.parametrize("risk", Risk)
def test_page_tells_the_reason_to_look_first(risk):
    assert f"| {EN.get(f'risk.{risk}').lower()} |" in PAGE
