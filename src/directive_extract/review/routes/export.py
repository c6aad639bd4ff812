"""What has been confirmed, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from directive_extract.register.exchange.new_file import new_file
from directive_extract.review.dependencies import desk_of

router = APIRouter()
_MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("/export/confirmed.{kind}", response_class=Response)
def export_confirmed(
    request: Request,
    kind: Literal["json", "csv", "xlsx"],
    document: Annotated[str | None, Query(max_length=20)] = None,
) -> Response:
    """All confirmed entries, or those that come from one document; nothing that nobody has looked at."""
    desk = desk_of(request)
    of_document = "" if document is None else f"-{desk.document(document).id}"
    name = f"confirmed{of_document}.{kind}"
    content = new_file(Path(name), list(desk.confirmed(document)))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=_MEDIA_TYPES[kind], headers=headers)
