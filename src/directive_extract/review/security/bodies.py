"""How much may be sent at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.requests import Request

from directive_extract.errors import UploadRefusedError
from directive_extract.review.refusals import refuse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A bulk decision on 5,000 records takes some 200 kB of form.
MAX_FORM_BYTES = 2_000_000
UPLOAD = "/upload"


class Bodies:
    """ASGI middleware that reads no more of a request than it may send.

    Args:
        app: What it stands in front of.
        max_upload_bytes: For all files of an upload together; other requests may send `MAX_FORM_BYTES`.
    """

    def __init__(self, app: ASGIApp, max_upload_bytes: int) -> None:
        self._app, self._max_upload_bytes = app, max_upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._max_upload_bytes if scope["path"] == UPLOAD else MAX_FORM_BYTES
        length = Headers(scope=scope).get("content-length", "0")
        read, is_answered = 0, False

        async def receive_bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            # What goes beyond is as good as a broken connection; the answer below says what was wrong.
            return {"type": "http.disconnect"} if read > limit else message

        async def send_unless_beyond(message: Message) -> None:
            nonlocal is_answered
            if read <= limit or is_answered:
                is_answered = True
                await send(message)

        if not (length.isdigit() and int(length) > limit):
            await self._app(scope, receive_bounded, send_unless_beyond)
            if read <= limit or is_answered:
                return
        error = UploadRefusedError(f"more than {limit:,} bytes were sent", hint="send less at once")
        response = await refuse(Request(scope), error)
        response.headers["Connection"] = "close"  # the rest of the body is not read
        await response(scope, receive, send)
