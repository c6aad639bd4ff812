"""Which names the desk answers to, and which pages may send it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request

from directive_extract.errors import ForeignRequestError
from directive_extract.review.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Receive, Scope, Send

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_DEFAULT_PORTS = {"http": 80, "https": 443}
_OURS = frozenset({"same-origin", "none"})  # "none": the person typed the address (Fetch Metadata, 2.3)


class Origins:
    """ASGI middleware that lets only requests for our own names through, and changes only from our own pages.

    A foreign name that was pointed at this machine (DNS rebinding) shows in `Host`; a form or script of another site in
    `Origin`, which every browser of today sends with a change, or in `Sec-Fetch-Site`.

    Args:
        app: What it stands in front of.
        hosts: Our names, with or without a port.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        fault = self._fault_of_host(headers.getlist("host"))
        if fault is None and scope["method"] not in SAFE_METHODS:
            fault = _fault_of_origin(headers, scope["scheme"])
        if fault is None:
            await self._app(scope, receive, send)
            return
        response = await refuse(Request(scope), ForeignRequestError(fault, hint="open the desk by its own address"))
        await response(scope, receive, send)

    def _fault_of_host(self, given: list[str]) -> str | None:
        if len(given) != 1:
            return "the request does not say which host it is for"
        host = given[0].lower()
        if host in self._hosts or without_port(host) in self._hosts:
            return None
        return "this desk does not answer to that host name"


def _fault_of_origin(headers: Headers, scheme: str) -> str | None:
    site = headers.get("sec-fetch-site")
    if site is not None and site not in _OURS:
        return "the change was sent by a page of another site"
    origin = headers.get("origin")
    if origin is None:  # no browser: those that send no Origin with a change send no cookie across sites either
        return None
    ours = is_same_origin(origin, scheme, headers["host"])
    return None if ours else "the change was sent by a page of another site"


def is_same_origin(origin: str, scheme: str, host: str) -> bool:
    """Whether a page is one of ours.

    Args:
        origin: As the browser names the page's: scheme, host and port.
        scheme: Of the request; behind a proxy that speaks TLS it may be `http` where the page's is `https`.
        host: The request's `Host`.

    Returns:
        True where host and port are the same, and the page came no less safely than the request.
    """
    try:
        page, own = urlsplit(origin), urlsplit(f"//{host}")
        page_port, own_port = page.port, own.port
    except ValueError:
        return False
    if page.scheme not in {scheme, "https"}:
        return False
    default = _DEFAULT_PORTS.get(page.scheme)
    return page.hostname == own.hostname and (page_port or default) == (own_port or default)


def without_port(host: str) -> str:
    """A host without its port.

    Args:
        host: As it stands in `Host`; an IPv6 address in brackets.

    Returns:
        The name or address alone.
    """
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
