"""Coming in and going out: the token of the printed address, name and password, the end of a session."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from directive_extract.errors import LogInFailedError
from directive_extract.review.dependencies import pages_of, settings_of
from directive_extract.review.security.authentication import client_address, cookie_name, is_https
from directive_extract.review.security.limiting import AttemptLimit

router = APIRouter()
_SECONDS_PER_HOUR = 3600
_MAX_CHARS = 200


@router.get("/enter")
def enter(request: Request, token: Annotated[str, Query(max_length=_MAX_CHARS)]) -> Response:
    """Open a session with the token of the printed address; it does so once."""
    reviewer = settings_of(request).reviewer
    if reviewer is None or not request.app.state.entry.redeem(token):
        raise LogInFailedError(
            "this address has been used, or is not the one that was printed",
            hint="start the program again for a new one",
        )
    return _with_session(request, reviewer, "/")


@router.get("/login")
def login_page(request: Request, next: Annotated[str, Query(max_length=2_000)] = "/") -> HTMLResponse:  # noqa: A002 - the name in the address
    """The page that asks for name and password."""
    return HTMLResponse(pages_of(request).render("login.html", request, next=local_path(next), failed=False, name=""))


@router.post("/login")
def login(
    request: Request,
    name: Annotated[str, Form(max_length=_MAX_CHARS)],
    password: Annotated[str, Form(max_length=1_000)],
    next: Annotated[str, Form(max_length=2_000)] = "/",  # noqa: A002 - the name in the form
) -> Response:
    """Open a session with name and password."""
    address = client_address(request)
    attempts: AttemptLimit = request.app.state.attempts
    attempts.check(name, address)
    found = request.app.state.reviewers.check(name, password)
    if found is None:
        attempts.failed(name, address)
        values = {"next": local_path(next), "failed": True, "name": name}
        return HTMLResponse(pages_of(request).render("login.html", request, **values), 403)
    return _with_session(request, found.name, local_path(next))


@router.post("/logout")
def logout(request: Request) -> Response:
    """End the session."""
    name = cookie_name(request)
    request.app.state.sessions.close(request.cookies.get(name, ""))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(name, secure=is_https(request), httponly=True, samesite="strict")
    return response


def local_path(given: str) -> str:
    """Where to go on, inside the desk only.

    Args:
        given: As the request names it.

    Returns:
        The path; "/" for anything that a browser could take for another site.
    """
    is_local = given.startswith("/") and not given.startswith(("//", "/\\")) and given.isprintable()
    return given if is_local and "\\" not in given else "/"


def _with_session(request: Request, reviewer: str, path: str) -> Response:
    hours = settings_of(request).session_hours
    response = RedirectResponse(path, 303)
    response.set_cookie(
        cookie_name(request),
        request.app.state.sessions.open(reviewer, hours),
        max_age=int(hours * _SECONDS_PER_HOUR),
        secure=is_https(request),
        httponly=True,
        samesite="strict",
    )
    return response
