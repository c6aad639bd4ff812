from __future__ import annotations

import pytest

from directive_extract.resolve.shortened import MAX_WORDS, shortened

BODY = "Draw up a list of all the wells in the northern and southern districts with their depth and their owners"
REST = "nobody has ever counted them and each of the districts has its own idea of what a well may be"


@pytest.mark.parametrize(
    "joint", [", because ", " so that ", ", in order that ", ", as required by the law that ", ", which shows that "]
)
def test_what_explains_is_cut_from_a_long_action(joint: str) -> None:
    assert shortened(f"{BODY}{joint}{REST}") == BODY


def test_relative_clause_inside_a_long_action_is_cut_without_its_rest() -> None:
    action = f"Ensure that the list, which {REST}, is printed and sent to all the twelve districts of the region"
    assert shortened(action) == "Ensure that the list is printed and sent to all the twelve districts of the region"


@pytest.mark.parametrize("action", [f"{BODY}, because they leak", f"{BODY} and say clearly that {REST}"])
def test_short_ones_and_ones_that_only_act_stay(action: str) -> None:
    assert shortened(action) == action


def test_cut_leaves_something_to_do() -> None:
    action = f"Wait, because {REST} and {REST}"
    assert len(action.split()) > MAX_WORDS
    assert shortened(action) == action
