"""The outermost guard: every answer leaves through it, whatever went wrong inside."""

from __future__ import annotations

import logging
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request

from directive_extract.errors import InternalError
from directive_extract.review.refusals import refuse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ACCESS = logging.getLogger("directive_extract.review.access")
FAULTS = logging.getLogger("directive_extract.review.faults")


class Guard:
    """ASGI middleware that logs each request and turns a fault of ours into a page.

    Neither log holds a word of a document: requests are told by their path, which bears ids only, without what stands
    behind a question mark; faults by their kind and place, without their message.

    Args:
        app: What it stands in front of.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_noting)
        except Exception as error:  # noqa: BLE001 - the edge of the server: told as ours, and the server goes on
            FAULTS.error("%s %s: %s", scope["method"], path_of(scope), told(error))
            if status == 0:
                ours = InternalError("a fault of ours", hint="try again; if it stays, report what the log says")
                response = await refuse(Request(scope), ours)
                await response(scope, receive, send_noting)
        took_ms = (time.perf_counter() - began) * 1000
        ACCESS.info("%s %s %d %.0f ms", scope["method"], path_of(scope), status, took_ms)


def path_of(scope: Scope) -> str:
    """The path of a request for the log.

    Args:
        scope: Of the request.

    Returns:
        The pattern of the address that it reached; where it reached none, as much, so that nothing from outside is
        written to the log.
    """
    route = scope.get("route")
    return str(getattr(route, "path", None) or getattr(scope.get("endpoint"), "__name__", "(no such address)"))


def told(error: BaseException) -> str:
    """An error for the log.

    Args:
        error: Any.

    Returns:
        Its kind, and file and line of the calls that led to it, the last first; not its message, which may quote a
        document.
    """
    frames = reversed(traceback.extract_tb(error.__traceback__))
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__} at {places}"
