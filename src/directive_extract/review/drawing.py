"""A process of its own that draws pages: documents crash parsers, and the server must not fall with one."""

from __future__ import annotations

import io
import multiprocessing
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from directive_extract.errors import DamagedDocumentError, DirectiveExtractError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from directive_extract.schema.settings import Settings

DPI = 120  # an A4 page is then 992 dots wide: sharp in half a window, and legible when it is made larger
MAX_SECONDS = 30.0  # a page of print takes a tenth of a second, one of maps some
_HINT = "look at its text"


class Drawer:
    """Draws pages as PNG, one at a time; the process starts with the first page, and anew after it died.

    Args:
        settings: Limits of the readers.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._lock = Lock()

    def draw(self, file: Path, number: int, name: str) -> bytes:
        """One page.

        Args:
            file: The document.
            number: Of the page, from 1.
            name: What messages call the document.

        Returns:
            A PNG.

        Raises:
            DamagedDocumentError: The process died of it, or took too long.
            IngestError: It cannot be drawn, for any reason that the readers know.
        """  # noqa: DOC502 - the last as the process tells it
        with self._lock:
            pipe = self._started()
            try:
                pipe.send((file, number, name))
                answer = pipe.recv() if pipe.poll(MAX_SECONDS) else None
            except (EOFError, OSError) as error:
                self.stop()
                raise DamagedDocumentError("its page can't be drawn", source=name, hint=_HINT) from error
            if answer is None:
                self.stop()
        if answer is None:
            raise DamagedDocumentError("its page takes too long to draw", source=name, hint=_HINT)
        if isinstance(answer, DirectiveExtractError):
            raise answer
        picture: bytes = answer
        return picture

    def stop(self) -> None:
        """End the process, if it runs."""
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._pipe = None

    def _started(self) -> Connection:
        if self._pipe is None or self._process is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=serve, args=(theirs, self._settings), daemon=True)
            self._process.start()
            theirs.close()  # the process has its own, and its death shows as the end of the pipe
        return self._pipe


def serve(pipe: Connection, settings: Settings) -> None:
    """Be the process: draw what is asked for until the pipe ends.

    Args:
        pipe: To the server.
        settings: Limits of the readers.
    """
    import signal  # noqa: PLC0415 - needed in this process only

    from directive_extract.ingest.pages import render_page  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server decides
    while True:
        try:
            file, number, name = pipe.recv()
        except (EOFError, OSError):
            return  # the server is gone
        try:
            picture = render_page(file.read_bytes(), number, dpi=DPI, settings=settings, name=name)
            stream = io.BytesIO()
            picture.save(stream, "PNG", compress_level=3)  # a third of the time of the default, a tenth larger
            pipe.send(stream.getvalue())
        except DirectiveExtractError as error:
            pipe.send(error)
