"""A real browser against a real server, over a register made from the fixtures.

Without Chromium these tests are skipped, and say so.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from scene import (
    ARGUMENTS,
    CHROMIUM,
    DOCUMENTS,
    EXPECTED,
    FIXTURES,
    REVIEWER,
    Scene,
    clock,
    enter,
    known_before,
    served,
)

from directive_extract.pipeline import Extractor
from directive_extract.register.reviewing import Desk
from directive_extract.register.store import Register
from directive_extract.schema.extraction import Extraction

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def extractions() -> dict[str, Extraction]:
    """The fixtures, read once."""
    extractor = Extractor()
    return {name: extractor.extract(FIXTURES / name) for name in DOCUMENTS}


@pytest.fixture(scope="session")
def laid_out(extractions: dict[str, Extraction], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that knows some of what the documents say, with the documents on its desk; copied for each test."""
    folder = tmp_path_factory.mktemp("desk")
    with Register.create(folder / "register.db", clock=clock()) as register:
        register.apply(known_before(extractions), "Office")
        desk = Desk(register)
        for name, extraction in extractions.items():
            data = (FIXTURES / name).read_bytes()
            text = None if extraction.document.text else data.decode("utf-8")
            desk.take_in(extraction, REVIEWER, content=data, text=text, found=register.match(extraction))
    return folder


@pytest.fixture
def folder(laid_out: Path, tmp_path: Path) -> Path:
    """A copy of the register for one test."""
    return Path(shutil.copytree(laid_out, tmp_path / "register"))


@pytest.fixture
def scene(folder: Path) -> Iterator[Scene]:
    """The desk, running."""
    with served(folder) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="they need playwright (requirements/dev)")
    if CHROMIUM is None:
        pytest.skip("the browser tests need Chromium (Debian: apt install chromium)")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def faults() -> list[str]:
    """What the browser complained of: errors of scripts, and everything that the policy stopped."""
    return []


@pytest.fixture
def page(browser: Browser, scene: Scene, faults: list[str]) -> Iterator[Page]:
    """A page of a reviewer who has entered; it fails the test where the browser complains."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", reduced_motion="reduce")
    opened = enter(context, scene)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    yield opened
    context.close()
    told = [fault for fault in faults if not any(f"status of {status}" in fault for status in EXPECTED)]
    assert told == []


@pytest.fixture
def plain_page(browser: Browser, scene: Scene) -> Iterator[Page]:
    """The same in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900}, locale="en-GB")
    yield enter(context, scene)
    context.close()
