"""Matrix multiplication keeps to one thread while a document is read, and the caller's setting comes back."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from directive_extract.extract.threads import OneThread

assert np.dot(1.0, 1.0) == 1.0  # its BLAS is loaded


def threads() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


@pytest.fixture(autouse=True)
def three_threads():
    with threadpool_limits(limits=3, user_api="blas"):
        yield


def test_it_is_one_thread_inside_and_what_it_was_behind() -> None:
    one = OneThread()
    with one:
        assert threads() == {1}
    assert threads() == {3}


def test_the_first_of_two_to_end_does_not_give_back_what_the_other_still_needs() -> None:
    one = OneThread()
    one.__enter__()
    one.__enter__()
    one.__exit__(None, None, None)
    assert threads() == {1}
    one.__exit__(None, None, None)
    assert threads() == {3}


def test_it_gives_back_what_was_set_where_reading_fails() -> None:
    @OneThread()
    def fail() -> None:
        raise ValueError("unread")

    with pytest.raises(ValueError, match="unread"):
        fail()
    assert threads() == {3}
