"""Who asks: by session, or by the word of a trusted proxy. Every address is closed but the doors."""

from __future__ import annotations

import hashlib
import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse

from directive_extract.errors import ConfigError, NotEnteredError
from directive_extract.register.addresses import file_of
from directive_extract.review.refusals import refuse, wants_json
from directive_extract.review.texts import Texts
from directive_extract.schema.review import Reviewer

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from directive_extract.review.settings import ReviewSettings

# Files under /static/ are the program's own, the same for everybody; the page for logging in needs them.
DOORS = frozenset({"/health", "/enter", "/login"})
OPEN_FOLDER = "/static/"


class Authentication:
    """ASGI middleware that finds out who asks, and lets nobody else past the doors.

    Args:
        app: What it stands in front of.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        request.state.reviewer = reviewer = await run_in_threadpool(_reviewer, request)
        if reviewer is not None and reviewer.language is not None:
            request.state.texts = Texts.of(reviewer.language)
        if reviewer is None and not is_door(scope["path"]):
            response = await _turn_away(request)
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)


def is_door(path: str) -> bool:
    """Whether an address is open to everybody.

    Args:
        path: Of the request.

    Returns:
        True for health, the two ways in, and the program's own files.
    """
    return path in DOORS or path.startswith(OPEN_FOLDER)


def cookie_name(request: Request) -> str:
    """The name of the session's cookie.

    Args:
        request: What was asked.

    Returns:
        A name of each register's own: cookies are shared by all ports of a machine, and two desks on one machine would
        log each other out. With TLS it has the prefix that binds it to the host (RFC 6265bis, 4.1.3.2).
    """
    url = request.app.state.register.url
    file = file_of(url)
    register = url.render_as_string() if file is None else str(file.resolve())
    digest = hashlib.sha256(register.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{'__Host-' if is_https(request) else ''}desk-{digest[:8]}"


def is_https(request: Request) -> bool:
    """Whether the browser reaches the desk by TLS: spoken here, or by a proxy in front.

    Args:
        request: What was asked.

    Returns:
        True where it does.
    """
    settings: ReviewSettings = request.app.state.settings
    return settings.https or request.url.scheme == "https"


def _reviewer(request: Request) -> Reviewer | None:
    settings: ReviewSettings = request.app.state.settings
    if settings.proxy_user_header is not None:
        return _named_by_proxy(request, settings)
    token = request.cookies.get(cookie_name(request))
    name = request.app.state.sessions.reviewer_of(token) if token else None
    return None if name is None else _known(request, name)


def _known(request: Request, name: str) -> Reviewer | None:
    """The person with that name, unless the name has been taken off the list; who enters by token need not be on it."""
    try:
        listed: Reviewer | None = request.app.state.reviewers.get(name)
    except ConfigError:  # a proxy names what can't be a name
        return None
    if listed is not None:
        return listed if listed.active else None
    settings: ReviewSettings = request.app.state.settings
    is_own = name == settings.reviewer or settings.proxy_user_header is not None
    return Reviewer(name=name) if is_own else None


def _named_by_proxy(request: Request, settings: ReviewSettings) -> Reviewer | None:
    named = request.headers.getlist(settings.proxy_user_header or "")
    if len(named) != 1 or not is_trusted(request.client.host if request.client else None, settings.trusted_proxies):
        return None
    return _known(request, _decoded(named[0]).strip())


def _decoded(value: str) -> str:
    """A name as the proxy meant it: headers are read as Latin-1, and proxies of today write UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def client_address(request: Request) -> str:
    """Where a request comes from.

    Args:
        request: What was asked.

    Returns:
        The address of the other end; behind a trusted proxy, the one that it names last in `X-Forwarded-For`, which is
        the only one that it has seen itself.
    """
    settings: ReviewSettings = request.app.state.settings
    peer = request.client.host if request.client else None
    forwarded = request.headers.getlist("x-forwarded-for")
    if forwarded and is_trusted(peer, settings.trusted_proxies):
        return forwarded[-1].rpartition(",")[2].strip() or peer or ""
    return peer or ""


def is_trusted(peer: str | None, proxies: tuple[str, ...]) -> bool:
    """Whether a request comes from a proxy whose word is taken.

    Args:
        peer: Address of the other end; None for a Unix socket.
        proxies: Addresses and networks that are trusted; "unix" for a Unix socket.

    Returns:
        True where it is one of them.
    """
    if not peer:
        return "unix" in proxies
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return False
    return any(address in ipaddress.ip_network(network, strict=False) for network in proxies if network != "unix")


async def _turn_away(request: Request) -> Response:
    settings: ReviewSettings = request.app.state.settings
    by_password = settings.token is None and settings.proxy_user_header is None
    if by_password and request.method == "GET" and not wants_json(request):
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(path)}", 303)
    hint = "log in" if by_password else "open the address that the program printed when it was started"
    if settings.proxy_user_header is not None:
        hint = "come through the proxy in front of the desk"
    return await refuse(request, NotEnteredError("nobody has entered, or the session has ended", hint=hint))
