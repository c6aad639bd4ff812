"""The desk, running over a register made from the fixtures, and the browser that looks at it."""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from directive_extract.register.reviewing import Desk
from directive_extract.register.store import Register
from directive_extract.review.presence import Presence
from directive_extract.schema.entry import Act, DocumentRef, Ruling, State
from directive_extract.schema.extraction import Extraction

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
]
DOCUMENTS = ("news-irrigation.txt", "news-digital.html", "pdf-gazette.pdf", "word-orders.docx", "minutes-tracker.txt")
REVIEWER, TOKEN = "Ana Duarte", "a-token-for-tests"
EXPECTED = (409, 422)  # answers that show both versions, or what is wrong with what was typed: tests look at them
WAIT_MS = 15_000  # the machine that tests run on may be busy


def clock() -> Callable[[], dt.datetime]:
    """Counts minutes from a fixed morning, so that pictures and orders do not depend on the day."""
    lock, now = threading.Lock(), dt.datetime(2026, 11, 25, 8, 0, tzinfo=dt.UTC)

    def tick() -> dt.datetime:
        nonlocal now
        with lock:
            now += dt.timedelta(seconds=20)
            return now

    return tick


@dataclass(frozen=True)
class Scene:
    """A running desk.

    Attributes:
        url: Address of the server, without a slash at the end.
        desk: Its store, to see what became of what was done.
        folder: Where the register lies.
        presence: Who has which document open.
    """

    url: str
    desk: Desk
    folder: Path
    presence: Presence

    def document(self, name: str) -> str:
        """Id of a document by its file name."""
        return next(document.id for document in self.desk.documents() if document.ref.name == name)

    def address(self, name: str) -> str:
        """Address of a document's desk."""
        return f"{self.url}/documents/{self.document(name)}"


def known_before(extractions: dict[str, Extraction]) -> list[Ruling]:
    """Entries from an earlier paper: one with another deadline, one with the same."""
    rulings: list[Ruling] = []
    for name in ("word-orders.docx", "news-digital.html"):
        tasks = [task for task in extractions[name].tasks if task.deadline and task.deadline.due and task.owners]
        earlier = DocumentRef(sha256="0" * 63 + str(len(rulings)), id="earlier", name="earlier.txt", title="Earlier")
        for moved, task in zip((True, False), tasks, strict=False):
            deadline = task.deadline
            if moved and deadline is not None and deadline.due is not None:
                day = deadline.due - dt.timedelta(days=21)
                deadline = deadline.model_copy(update={"due": day, "date": day, "text": f"by {day:%d %B %Y}"})
            item = task.model_copy(update={"deadline": deadline})
            rulings.append(Ruling(act=Act.ADD, document=earlier, item=item, state=State.CONFIRMED))
    return rulings


@contextmanager
def served(folder: Path, **settings: Any) -> Iterator[Scene]:
    """Run the desk over a register, in a thread of its own."""
    import uvicorn
    from pydantic import SecretStr

    from directive_extract.review.app import create_app
    from directive_extract.review.settings import ReviewSettings

    # The protocol is named so that answers are not held back until the browser has acknowledged their heads (40 ms).
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    chosen = ReviewSettings(**{"reviewer": REVIEWER, "token": SecretStr(TOKEN), **settings})
    app = create_app(Register.open(folder / "register.db", clock=clock()), chosen)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it was there"
        time.sleep(0.02)
    try:
        yield Scene(f"http://127.0.0.1:{port}", app.state.desk, folder, app.state.presence)
    finally:
        server.should_exit = True
        thread.join(20)


def enter(context: BrowserContext, scene: Scene) -> Page:
    """Open the desk as the address that is printed at the start does."""
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    page.goto(f"{scene.url}/enter?token={TOKEN}")
    return page
