from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_extract.review.views.wording import MAX_TOKENS, Change, compare_words, differ

WORDS = st.lists(st.sampled_from("publish the list by May , and report it".split()), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("Publish it", "Publish it", [("same", "Publish it")], id="same"),
        pytest.param(
            "Publish the list by May",
            "Publish the list by June",
            [("same", "Publish the list by"), ("gone", " May"), ("new", " June")],
            id="one word",
        ),
        pytest.param("publish It", "Publish it", [("same", "Publish it")], id="upper and lower case"),
        pytest.param("", "Publish", [("new", "Publish")], id="nothing before"),
        pytest.param("Publish, then report", "Publish then report", None, id="signs are words"),
    ],
)
def test_compare_words(before: str, after: str, expected: list[tuple[str, str]] | None) -> None:
    found = [(run.change, run.text) for run in compare_words(before, after)]
    if expected is None:
        assert ("gone", ",") in found
    else:
        assert found == expected


@settings(deadline=None)  # a busy machine is no fault
@given(WORDS, WORDS)
def test_either_wording_can_be_read_from_the_runs(before: str, after: str) -> None:
    runs = compare_words(before, after)
    old = "".join(run.text for run in runs if run.change is not Change.NEW)
    new = "".join(run.text for run in runs if run.change is not Change.GONE)
    assert (old.split(), new.split()) == (before.split(), after.split())


def test_differ() -> None:
    assert not differ(compare_words("a b", "a b"))
    assert differ(compare_words("a b", "a c"))


def test_very_long_wordings_are_shown_whole() -> None:
    long = "word " * (MAX_TOKENS + 1)
    assert [run.change for run in compare_words(long, long + "more")] == [Change.GONE, Change.NEW]
