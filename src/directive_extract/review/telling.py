"""What was done, told on the page that comes after a form: a browser that runs no scripts goes there by itself."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from directive_extract.review.security.authentication import is_https

_COOKIE = "desk-said"
_SECONDS = 4  # the next page comes at once; later ones have something else to say
_MOST_CHARS = 300  # a cookie holds 4 KB, and each character may take 12 of them


def tell(request: Request, response: Response, message: str) -> Response:
    """Let the next page say something.

    Args:
        request: What is answered.
        response: That leads to the next page.
        message: What was done, in the reader's words.

    Returns:
        The response.
    """
    response.set_cookie(
        _COOKIE,
        quote(message[:_MOST_CHARS]),
        max_age=_SECONDS,
        secure=is_https(request),
        httponly=True,
        samesite="strict",
    )
    return response


def told(request: Request) -> str:
    """What the page before wanted to be said; "" where it was nothing."""
    return unquote(request.cookies.get(_COOKIE, ""))[:_MOST_CHARS]
