"""Errors as answers: the one table from errors to statuses, and one shape for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from directive_extract.errors import (
    ConfigError,
    DirectiveExtractError,
    DocumentTooLargeError,
    EntryNotFoundError,
    ForeignRequestError,
    IngestError,
    InternalError,
    InvalidChangeError,
    LogInFailedError,
    NoPagesError,
    NotEnteredError,
    PageNotFoundError,
    RegisterLockedError,
    ReviewError,
    StaleRevisionError,
    TooManyAttemptsError,
    UnsupportedFormatError,
    UploadRefusedError,
)

if TYPE_CHECKING:
    from starlette.requests import Request

# The first that fits counts.
_BY_ERROR: tuple[tuple[type[DirectiveExtractError], int], ...] = (
    (EntryNotFoundError, 404),
    (PageNotFoundError, 404),
    (NoPagesError, 404),
    (StaleRevisionError, 409),
    (InvalidChangeError, 422),
    (NotEnteredError, 401),
    (LogInFailedError, 403),
    (ForeignRequestError, 403),
    (TooManyAttemptsError, 429),
    (DocumentTooLargeError, 413),
    (UploadRefusedError, 413),
    (UnsupportedFormatError, 415),
    (RegisterLockedError, 503),
    (ConfigError, 422),
    (IngestError, 422),
    (ReviewError, 400),
    (DirectiveExtractError, 500),
)
_TOLD = {404: "there is nothing at this address", 405: "this address takes no such request"}


def status_of(error: DirectiveExtractError) -> int:
    """The HTTP status of an error.

    Args:
        error: What was raised.

    Returns:
        404 for what is not there, 409 for what was changed meanwhile, 422 for what can't be, and so on.
    """
    return next(status for kind, status in _BY_ERROR if isinstance(error, kind))


def wants_json(request: Request) -> bool:
    """Whether an error is told to a program rather than to a person.

    Args:
        request: What was asked.

    Returns:
        True for lookups, for the pages' own modules, and for whoever accepts JSON but no pages.
    """
    accepted = request.headers.get("accept", "")
    return (
        "x-desk" in request.headers
        or request.url.path.startswith("/api/")
        or ("application/json" in accepted and "text/html" not in accepted)
    )


async def refuse(request: Request, error: DirectiveExtractError, status: int | None = None) -> Response:
    """The answer to a request that failed.

    Args:
        request: What was asked.
        error: Why it failed.
        status: The HTTP status, where it is not the error's own.

    Returns:
        A page, or JSON with code, message and hint.
    """
    status = status or status_of(error)
    if wants_json(request):
        says = request.state.texts.refusal(error.code, error.what) if "x-desk" in request.headers else error.what
        told = {"code": error.code, "message": says, "hint": error.hint}
        return JSONResponse(told, status)
    values = {"status": status, "code": error.code, "message": error.what, "hint": error.hint}
    html = await run_in_threadpool(request.app.state.pages.render, "error.html", request, **values)
    return HTMLResponse(html, status)


async def on_error(request: Request, error: Exception) -> Response:
    """Answer with one of our own errors.

    Args:
        request: What was asked.
        error: A `DirectiveExtractError`.

    Returns:
        Its answer.
    """
    ours = error if isinstance(error, DirectiveExtractError) else InternalError(type(error).__name__)
    return await refuse(request, ours)


async def on_http_exception(request: Request, error: Exception) -> Response:
    """Answer with what the framework refused: an unknown address, a wrong method, a broken form.

    Args:
        request: What was asked.
        error: An `HTTPException`.

    Returns:
        Its answer, in our shape.
    """
    status = error.status_code if isinstance(error, HTTPException) else 400
    told = _TOLD.get(status) or "the request can't be read"
    response = await refuse(request, ReviewError(told), status)
    for name, value in (getattr(error, "headers", None) or {}).items():
        response.headers[name] = value
    return response


async def on_invalid_request(request: Request, error: Exception) -> Response:
    """Answer to a request with a value that can't be.

    Args:
        request: What was asked.
        error: A `RequestValidationError`.

    Returns:
        Status 422, and which field it is; never the value, which may be anything.
    """
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    fields = ", ".join(dict.fromkeys(".".join(map(str, fault["loc"][1:])) or "body" for fault in faults))
    return await refuse(request, ReviewError(f"this can't be read: {fields}", hint="check the values given"), 422)
