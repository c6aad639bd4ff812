"""The language of the pages, before it is known who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request

from directive_extract.review.texts import texts_for

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


class Languages:
    """ASGI middleware that gives each request the words of its language, and nobody as its reviewer yet.

    Args:
        app: What it stands in front of.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            request = Request(scope)
            settings = request.app.state.settings
            request.state.reviewer = None
            request.state.texts = texts_for(settings.language, request.headers.get("accept-language"))
        await self._app(scope, receive, send)
