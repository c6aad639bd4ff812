"""What routes ask for: the desk, who is asking, the pages and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.requests import Request

from directive_extract.schema.review import Reviewer

if TYPE_CHECKING:
    from directive_extract.register.reviewing import Desk
    from directive_extract.review.pages import Pages
    from directive_extract.review.settings import ReviewSettings
    from directive_extract.review.texts import Texts

FRAGMENT = "X-Desk"
"""Header with which the pages' own modules ask for fragments in place of whole pages."""


def desk_of(request: Request) -> Desk:
    """The store behind the desk."""
    return cast("Desk", request.app.state.desk)


def pages_of(request: Request) -> Pages:
    """What makes pages of templates."""
    return cast("Pages", request.app.state.pages)


def texts_of(request: Request) -> Texts:
    """The words of the interface in the language of whoever asks."""
    return cast("Texts", request.state.texts)


def settings_of(request: Request) -> ReviewSettings:
    """How the desk is run."""
    return cast("ReviewSettings", request.app.state.settings)


def reviewer_of(request: Request) -> Reviewer:
    """Who asks; every address but the doors is closed to those who are not known."""
    return cast("Reviewer", request.state.reviewer)


def wants_fragment(request: Request) -> bool:
    """Whether one of the pages' own modules asks, rather than the browser itself."""
    return request.headers.get(FRAGMENT) == "fragment"


async def form_of(request: Request) -> FormData:
    """The fields of a form, for routes that take them as they come."""
    return await request.form()


AForm = Annotated[FormData, Depends(form_of)]
AReviewer = Annotated[Reviewer, Depends(reviewer_of)]
