"""How many wrong passwords are borne."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

from directive_extract.errors import TooManyAttemptsError

WINDOW_S = 300.0
# A person mistypes three or four times.
PER_NAME_AND_ADDRESS = 10
PER_ADDRESS = 30
# From everywhere together: high, so that nobody is easily locked out by others, and still 15,000 guesses a day at most.
PER_NAME = 50
_MOST_KEYS = 10_000  # of names and addresses that are remembered: made-up ones must not fill the memory


class AttemptLimit:
    """Counts failures by name, by address and by both, in memory.

    Args:
        clock: Seconds that only ever grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._failures: dict[tuple[str, str], deque[float]] = {}

    def check(self, name: str, address: str) -> None:
        """Let an attempt pass, or not.

        Args:
            name: That somebody wants to log in as.
            address: Where the attempt comes from.

        Raises:
            TooManyAttemptsError: There were too many failures lately.
        """
        now = self._clock()
        with self._lock:
            for key, most in _keys(name, address):
                if len(self._recent(key, now)) >= most:
                    raise TooManyAttemptsError("too many wrong passwords lately", hint="wait for some minutes")

    def failed(self, name: str, address: str) -> None:
        """Count a failure.

        Args:
            name: As given.
            address: Where it came from.
        """
        now = self._clock()
        with self._lock:
            for key, _ in _keys(name, address):
                recent = self._recent(key, now)
                recent.append(now)
                self._failures.pop(key, None)
                self._failures[key] = recent  # last in the order, so that the first is the one that failed longest ago
            while len(self._failures) > _MOST_KEYS:
                del self._failures[next(iter(self._failures))]

    def _recent(self, key: tuple[str, str], now: float) -> deque[float]:
        times = self._failures.get(key, deque())
        while times and now - times[0] > WINDOW_S:
            times.popleft()
        return times


def _keys(name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    name = name.casefold()
    return (
        ((name, address), PER_NAME_AND_ADDRESS),
        (("", address), PER_ADDRESS),
        ((name, ""), PER_NAME),
    )
