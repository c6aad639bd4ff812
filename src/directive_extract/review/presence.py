"""Who has which document open: told by the pages themselves, forgotten soon after they stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

# A page tells every 15 s; two may get lost before its reader counts as gone.
FORGOTTEN_AFTER_S = 45.0


class Presence:
    """Who is where, in memory: it concerns nobody after a restart.

    Args:
        clock: Seconds that only ever grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._seen: dict[str, dict[str, float]] = {}

    def tell(self, document: str, reviewer: str) -> list[str]:
        """Somebody has a document open.

        Args:
            document: Its id on the desk.
            reviewer: Who.

        Returns:
            The names of the others who have, in order.
        """
        now = self._clock()
        with self._lock:
            self._forget(now)
            here = self._seen.setdefault(document, {})
            here[reviewer] = now
            return sorted(name for name in here if name != reviewer)

    def everywhere(self) -> dict[str, list[str]]:
        """Who is where.

        Returns:
            Names by document, in order.
        """
        with self._lock:
            self._forget(self._clock())
            return {document: sorted(names) for document, names in self._seen.items()}

    def _forget(self, now: float) -> None:
        for document, names in list(self._seen.items()):
            kept = {name: at for name, at in names.items() if now - at < FORGOTTEN_AFTER_S}
            if kept:
                self._seen[document] = kept
            else:
                del self._seen[document]
