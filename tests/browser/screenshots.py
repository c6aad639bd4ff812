"""Take pictures of every page of the reviewers' desk: dark and light, wide, narrow and at 200% zoom."""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scene import ARGUMENTS, CHROMIUM, FIXTURES, REVIEWER, clock, enter, served
from showcase import addresses, lay_all, work

from directive_extract.register.store import Register

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext


@dataclass(frozen=True)
class View:
    """A way to look at a page.

    Attributes:
        name: Part of the picture's name.
        width: Of the window, in CSS pixels.
        height: Of the window.
        zoom: Device pixels to a CSS pixel: a window of half the width at 2 is what 200% zoom makes of it.
        is_whole: Whether all of the page is in the picture, however long it is.
    """

    name: str
    width: int
    height: int
    zoom: int = 1
    is_whole: bool = False


VIEWS = (View("wide", 1440, 900), View("narrow", 420, 900, is_whole=True), View("zoom", 720, 450, zoom=2))
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "vi")


def shoot(browser: Browser, scene: Any, out: Path, language: str) -> list[str]:
    """Take all pictures in one language.

    Args:
        browser: That takes them.
        scene: The running desk.
        out: Folder for the pictures.
        language: Part of their names.

    Returns:
        What is wrong: pages that are wider than the window.
    """
    door = browser.new_context()
    enter(door, scene)
    state = door.storage_state()
    faults = []
    for scheme in SCHEMES:
        for view in VIEWS:
            context = browser.new_context(
                storage_state=state,
                color_scheme=scheme,
                viewport={"width": view.width, "height": view.height},
                device_scale_factor=view.zoom,
                reduced_motion="reduce",
            )
            for name, path in addresses(scene.desk).items():
                shot = out / f"{name}-{language}-{scheme}-{view.name}.png"
                if wider := picture(context, scene.url + path, shot, view):
                    faults.append(f"{shot.name}: the page is wider than the window by {wider} px")
            context.close()
    return faults


def picture(context: BrowserContext, address: str, out: Path, view: View) -> int:
    """Take one picture.

    Args:
        context: Of a reviewer who has entered.
        address: Of the page.
        out: The picture.
        view: How to look at it.

    Returns:
        By how many pixels the page is wider than the window.
    """
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=out, full_page=view.is_whole)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    return int(wider)


def main() -> int:
    """Take the pictures and say what is wrong with them."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/screenshots"), help="folder for the pictures")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="of the pages; both if not given")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        with Register.create(folder / "register.db", clock=clock()) as register:
            lay_all(register, FIXTURES, REVIEWER)
            work(register, REVIEWER)
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for language in chosen.language or LANGUAGES:
            with served(folder, language=language, readers=2) as scene:
                scene.presence.tell(scene.document("pdf-gazette.pdf"), "Trần Minh")
                faults += shoot(browser, scene, chosen.out, language)
        browser.close()
    print(f"{len(list(chosen.out.glob('*.png')))} pictures in {chosen.out}")
    if faults:
        print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
