import pytest

from directive_extract.errors import TooManyAttemptsError
from directive_extract.review.security.limiting import (
    PER_ADDRESS,
    PER_NAME,
    PER_NAME_AND_ADDRESS,
    WINDOW_S,
    AttemptLimit,
)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limit(clock):
    return AttemptLimit(clock)


def test_a_name_bears_so_many_failures_from_one_address(limit):
    for _ in range(PER_NAME_AND_ADDRESS):
        limit.check("An", "10.0.0.1")
        limit.failed("An", "10.0.0.1")
    with pytest.raises(TooManyAttemptsError):
        limit.check("AN", "10.0.0.1")
    limit.check("An", "10.0.0.2")
    limit.check("Binh", "10.0.0.1")


def test_a_name_bears_so_many_failures_from_anywhere(limit):
    for number in range(PER_NAME):
        limit.check("An", f"10.0.0.{number}")
        limit.failed("An", f"10.0.0.{number}")
    with pytest.raises(TooManyAttemptsError):
        limit.check("An", "10.0.1.1")
    limit.check("Binh", "10.0.1.1")


def test_an_address_bears_so_many_failures_at_any_name(limit):
    for number in range(PER_ADDRESS):
        limit.failed(f"name {number}", "10.0.0.1")
    with pytest.raises(TooManyAttemptsError):
        limit.check("another", "10.0.0.1")
    limit.check("another", "10.0.0.2")


def test_failures_are_forgotten_after_a_while(limit, clock):
    for _ in range(PER_NAME_AND_ADDRESS):
        limit.failed("An", "10.0.0.1")
    clock.now = WINDOW_S + 1
    limit.check("An", "10.0.0.1")


def test_made_up_names_do_not_fill_the_memory(limit):
    for number in range(30_000):
        limit.failed(f"name {number}", f"address {number}")
    assert len(limit._failures) <= 10_000
