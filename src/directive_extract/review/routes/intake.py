"""Adding documents from the page."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, File, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from directive_extract.errors import DirectiveExtractError, ReviewError, UploadRefusedError
from directive_extract.ingest.sniffing import sniff
from directive_extract.review.dependencies import AReviewer, pages_of, settings_of
from directive_extract.review.intake.inbox import Arrival
from directive_extract.review.intake.jobs import Job
from directive_extract.review.intake.names import is_noise, shown_name
from directive_extract.review.refusals import status_of, wants_json
from directive_extract.schema.base import Model

router = APIRouter()
_CHUNK_BYTES = 1_000_000
_LOOKING = Lock()  # one whole file in memory at a time, however many are sent


class Refused(Model):
    """A file that was not taken in.

    Attributes:
        name: Of the file.
        code: Of the error.
        message: Why.
        hint: What to do.
    """

    name: str
    code: str
    message: str
    hint: str | None = None


class Received(Model):
    """What became of the files of an upload.

    Attributes:
        jobs: Those that are going to be converted.
        refused: Those that are not.
    """

    jobs: tuple[Job, ...] = ()
    refused: tuple[Refused, ...] = ()


@router.get("/upload")
def upload_page(request: Request) -> Response:
    """The page to add documents on, with what is being converted."""
    return _page(request, Received(), 200)


@router.post("/upload", response_model=Received)
def upload(request: Request, reviewer: AReviewer, files: Annotated[list[UploadFile] | None, File()] = None) -> Response:
    """Take files in; they are converted in the background. A file that is refused stops no other."""
    if not files and wants_json(request):
        raise ReviewError("no file was sent", hint="send a form with one or more files in the field files")
    wanted = [
        file for file in files or () if file.filename and not is_noise(file.filename)
    ]  # nameless: a field left empty
    if len(wanted) > settings_of(request).max_uploads:
        raise UploadRefusedError(
            f"{len(wanted)} files at once, and {settings_of(request).max_uploads} are the most",
            hint="send them in several parts",
        )
    jobs: list[Job] = []
    refused: list[Refused] = []
    status = 202
    for file in wanted:
        name = shown_name(file.filename)
        try:
            jobs.append(_take_in(request, file, name, reviewer.name))
        except DirectiveExtractError as error:
            refused.append(Refused(name=name, code=error.code, message=error.what, hint=error.hint))
            status = status_of(error)
    received = Received(jobs=tuple(jobs), refused=tuple(refused))
    if wants_json(request):
        return JSONResponse(received.model_dump(mode="json"), 202 if jobs or not refused else status)
    return _page(request, received, status) if refused else RedirectResponse("/upload", 303)


def _take_in(request: Request, file: UploadFile, name: str, reviewer: str) -> Job:
    state, settings = request.app.state, settings_of(request)
    count, size = state.jobs.open_bytes()
    if count >= settings.max_waiting or size >= settings.max_waiting_bytes:
        raise UploadRefusedError("too many files wait already", source=name, hint="wait until some are done")
    arrival: Arrival = state.inbox.put(_parts(file), name, reviewer)
    try:
        with _LOOKING:
            sniff(arrival.path.read_bytes(), name)
    except DirectiveExtractError:
        state.inbox.drop(arrival.path)
        raise
    job: Job = state.jobs.add(arrival)
    return job


def _parts(file: UploadFile) -> Iterator[bytes]:
    while part := file.file.read(_CHUNK_BYTES):
        yield part


def _page(request: Request, received: Received, status: int) -> Response:
    settings = settings_of(request)
    values = {"progress": request.app.state.jobs.progress(), "received": received}
    limits = {"max_bytes": settings.max_upload_bytes, "max_files": settings.max_uploads}
    return HTMLResponse(pages_of(request).render("upload.html", request, **values, **limits), status)
