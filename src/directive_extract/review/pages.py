"""Pages and fragments from templates, with the words of the reader's language."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from directive_extract.review.shortcuts import GROUPS, KEYS
from directive_extract.review.telling import told
from directive_extract.review.texts import texts_for
from directive_extract.review.views.visible import to_visible


class Pages:
    """Renders templates. Everything that is put in is escaped; a name that a template misspells is an error."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("directive_extract.review", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,  # templates are part of the program
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["visible"] = _shown
        self._environment.globals.update(key_groups=GROUPS, keys=dict(KEYS))

    def render(self, template: str, request: Request, /, **values: Any) -> str:
        """HTML of a template: a whole page, or a part of one as a fragment.

        Args:
            template: File name in `review/templates`.
            request: What is answered; its state holds the reviewer and the texts.
            **values: What the template needs.

        Returns:
            The HTML. Templates also see `t` (a text by key), `texts`, `reviewer`, `here` (path and query), `path`,
            `said`, `two_readers`, `keys` and `key_groups`, and the filter `visible`.
        """
        return self._environment.get_template(template).render({**_shared(request), **values})


def _shown(value: object) -> str:
    """What a template shows of a value; one that was never given is an error here too."""
    return to_visible(str(value))


def _shared(request: Request) -> dict[str, Any]:
    """What every template may use."""
    state = request.state
    texts = getattr(state, "texts", None) or texts_for(None, request.headers.get("accept-language"))
    query = request.url.query
    desk = getattr(request.app.state, "desk", None)
    return {
        "t": texts.get,
        "texts": texts,
        "reviewer": getattr(state, "reviewer", None),
        "here": f"{request.url.path}?{query}" if query else request.url.path,
        "path": request.url.path,
        "said": told(request),
        "two_readers": getattr(desk, "readers", 1) > 1,
    }
