"""The application: the desk's store, its pages and its rules put together."""

from __future__ import annotations

import datetime as dt
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from directive_extract import __version__
from directive_extract.errors import DirectiveExtractError
from directive_extract.register.addresses import file_of
from directive_extract.register.knowing import index_folder
from directive_extract.register.reviewing import Desk, Reviewers, Sessions
from directive_extract.register.store import Register
from directive_extract.review.intake.converting import Converter
from directive_extract.review.intake.inbox import Inbox
from directive_extract.review.intake.jobs import Jobs
from directive_extract.review.owner_names import OwnerNames
from directive_extract.review.pages import Pages
from directive_extract.review.presence import Presence
from directive_extract.review.refusals import on_error, on_http_exception, on_invalid_request
from directive_extract.review.routes import routers
from directive_extract.review.security.authentication import Authentication
from directive_extract.review.security.bodies import Bodies
from directive_extract.review.security.entering import EntryToken
from directive_extract.review.security.guarding import Guard
from directive_extract.review.security.headers import SecurityHeaders
from directive_extract.review.security.languages import Languages
from directive_extract.review.security.limiting import AttemptLimit
from directive_extract.review.security.origins import Origins
from directive_extract.review.settings import ReviewSettings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_STATIC = Path(__file__).with_name("static")
_DEFAULTS = ReviewSettings()


def create_app(register: Register | str | Path, settings: ReviewSettings = _DEFAULTS) -> FastAPI:
    """Make the desk an ASGI application.

    Args:
        register: Opened with a clock, or its address; the application closes it when it ends.
        settings: How it is run.

    Returns:
        The application; `app.state.desk` is its store.
    """
    opened = register if isinstance(register, Register) else Register.open(register, clock=_now)
    app = FastAPI(
        title="directive-extract: the reviewers' desk",
        version=__version__,
        docs_url=None,  # they load scripts from other sites
        redoc_url=None,
        lifespan=_life,
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Languages),
            Middleware(Guard),
            Middleware(Origins, hosts=settings.hosts),
            Middleware(Authentication),
            Middleware(Bodies, max_upload_bytes=settings.max_request_bytes),
        ],
        exception_handlers={
            DirectiveExtractError: on_error,
            HTTPException: on_http_exception,
            RequestValidationError: on_invalid_request,
        },
    )
    _furnish(app, opened, settings)
    for router in routers():
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    return app


def _furnish(app: FastAPI, register: Register, settings: ReviewSettings) -> None:
    state = app.state
    state.settings, state.register, state.pages = settings, register, Pages()
    state.desk = Desk(register, readers=settings.readers)
    state.reviewers, state.sessions = Reviewers(register), Sessions(register)
    state.entry = EntryToken(None if settings.token is None else settings.token.get_secret_value())
    state.attempts, state.presence = AttemptLimit(), Presence()
    state.owner_names = OwnerNames(register, settings.extraction.organisations)
    state.jobs = Jobs()
    state.inbox = Inbox(settings.uploads or _uploads_beside(register), settings.max_upload_bytes)


def _uploads_beside(register: Register) -> Path:
    """Beside an SQLite file; for a database on a server where its index is, too."""
    file = file_of(register.url)
    return (
        index_folder(register.url).with_suffix(".uploads") if file is None else file.with_name(f"{file.name}.uploads")
    )


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    state = app.state
    converter = Converter(state.desk, state.jobs, state.inbox, state.settings)
    converter.start()
    try:
        yield
    finally:
        await run_in_threadpool(converter.stop)
        state.register.close()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251 - a server is an edge of the system, as the command line is
