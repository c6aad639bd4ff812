"""Keeps matrix multiplication to one thread while a document is read."""

from __future__ import annotations

from contextlib import ContextDecorator
from functools import cache
from threading import Lock
from typing import Any

from threadpoolctl import ThreadpoolController


class OneThread(ContextDecorator):
    """Holds the BLAS libraries of the process to one thread, and gives back what was set before.

    NumPy's BLAS takes as many threads as there are processors, for matrices so small (500 x 288) that the threads
    mostly wait for each other: over the training documents 8.3 s of processor time on two processors against 3.1 s.
    The setting is one for the whole process, so that of several documents read at the same time the first sets it and
    the last gives it back.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._limits: Any = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._limits = _libraries().limit(limits=1, user_api="blas")
            self._inside += 1

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limits.restore_original_limits()


@cache
def _libraries() -> ThreadpoolController:
    """The libraries that are loaded, looked up once: it takes 5 ms, setting the limit 0.1."""
    return ThreadpoolController()


one_thread = OneThread()
