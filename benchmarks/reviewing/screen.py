"""What a reviewer sees, and when: the desk of a long document in a real browser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip

# From the key to the frame in which the row of the record has changed. Two frames: the first callback runs before the
# browser paints, the second after it has.
_PRESS = """(key) => new Promise((resolve, reject) => {
  const list = document.getElementById('records');
  const begin = performance.now();
  const observer = new MutationObserver(() => {
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)));
  });
  observer.observe(list, {subtree: true, childList: true, attributes: true});
  setTimeout(() => reject(new Error('no effect')), 5000);
  document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
})"""


@dataclass(frozen=True, slots=True)
class Seen:
    """Times, in seconds.

    Attributes:
        ready: From the click to the desk that can be used, one a round.
        keys: From a key to its effect on the screen, one a key.
    """

    ready: list[float]
    keys: list[float]


def watch(address: str, person: tuple[str, str], rounds: int, keys: int) -> Seen:
    """Open the desk of the first document some times, and decide by key.

    Args:
        address: Of the server.
        person: Name and password.
        rounds: How often the desk is opened.
        keys: How many decisions.

    Returns:
        What was measured.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}/login")
        page.fill("[name=name]", person[0])
        page.fill("[name=password]", person[1])
        page.press("[name=password]", "Enter")
        page.wait_for_url(f"{address}/")
        ready = [_open(page, address) for _ in range(rounds)]
        seconds = [float(page.evaluate(_PRESS, "a")) / 1000 for _ in range(keys)]
        browser.close()
    return Seen(ready, seconds)


def _open(page: Page, address: str) -> float:
    page.goto(f"{address}/documents/D1", wait_until="load")
    page.wait_for_selector("#editor form")
    return float(page.evaluate("performance.now()")) / 1000


def is_there() -> bool:
    """Whether there is a browser to measure with."""
    return Path(CHROMIUM).exists()
