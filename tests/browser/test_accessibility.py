"""axe-core finds nothing to complain of on any page: light and dark, wide and narrow, in both languages.

Each language is seen in both schemes and at both widths, but not in all combinations: nothing depends on them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from scene import REVIEWER, Scene, clock, enter, served
from showcase import addresses, work

from directive_extract.register.store import Register

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
pytestmark = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (make accessibility; it needs npm)")

# WCAG 2.2 at levels A and AA, and what axe calls best practice.
RUN = """() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then((found) => found.violations.flatMap((one) => one.nodes.map((node) =>
    `${one.id}: ${node.target.join(" ")}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? one.help}`)))"""


# What stands behind the bar of decisions at the foot of a narrow window is scrolled away from it.
BRING_UP = "() => document.getElementById('editor-title')?.scrollIntoView({block: 'start'})"


@pytest.fixture(scope="module")
def busy(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register on whose desk reviewers have worked since the morning."""
    folder = Path(shutil.copytree(laid_out, tmp_path_factory.mktemp("busy") / "register"))
    with Register.open(folder / "register.db", clock=clock()) as register:
        work(register, REVIEWER)
    return folder


@pytest.fixture(scope="module", params=["en", "vi"])
def busy_scene(busy: Path, request: pytest.FixtureRequest) -> Iterator[Scene]:
    with served(busy, readers=2, language=request.param) as scene:
        scene.presence.tell(scene.document("pdf-gazette.pdf"), "Trần Minh")
        yield scene


@pytest.fixture(scope="module")
def state(browser: Browser, busy_scene: Scene) -> str:
    """The session of a reviewer who has entered; the printed address works only once."""
    context = browser.new_context()
    enter(context, busy_scene)
    kept = context.storage_state()
    context.close()
    return kept


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 420)])
def test_axe_finds_no_violation_on_any_page(browser: Browser, busy_scene: Scene, state, scheme, width) -> None:
    context = browser.new_context(
        storage_state=state, color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    found = {}
    for name, path in addresses(busy_scene.desk).items():
        page.goto(busy_scene.url + path)
        page.evaluate(BRING_UP)
        page.evaluate(AXE.read_text("utf-8"))
        found[name] = page.evaluate(RUN)
    context.close()
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_axe_finds_no_violation_in_the_list_of_keys(browser: Browser, busy_scene: Scene, state) -> None:
    context = browser.new_context(storage_state=state)
    page = context.new_page()
    page.goto(busy_scene.url)
    page.keyboard.press("?")
    page.locator("dialog#keys").wait_for(state="visible")
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(RUN) == []
    context.close()


@pytest.mark.parametrize("width", [720, 320])
def test_no_page_is_wider_than_its_window(browser: Browser, busy_scene: Scene, state, width) -> None:
    """720 px are a window of 1440 at 200% zoom; 320 px are what WCAG 1.4.10 asks for."""
    context = browser.new_context(storage_state=state, viewport={"width": width, "height": 900})
    page = context.new_page()
    wider = {}
    for name, path in addresses(busy_scene.desk).items():
        page.goto(busy_scene.url + path)
        wider[name] = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert {name: by for name, by in wider.items() if by > 0} == {}
