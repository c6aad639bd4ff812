"""The pages around the desk, in a browser: queue, adding documents, bulk accept, history, help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from directive_extract.schema.review import RecordQuery, Standing

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page
    from scene import Scene

NOTICE = "Notice of the Board\nTana, 3 March 2026\n\nThe Ministry of Works shall repair the bridge by 30 April 2026.\n"
ALL = RecordQuery(limit=5_000)


@pytest.fixture(params=["with-scripts", "without-scripts"])
def any_page(request: pytest.FixtureRequest) -> Page:
    """A page of a reviewer who has entered; what uses it works in both kinds of browsers."""
    return request.getfixturevalue("page" if request.param == "with-scripts" else "plain_page")


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_queue_filters_and_clears(any_page: Page, scene: Scene) -> None:
    any_page.goto(scene.url)
    whole = any_page.locator("a[data-row]").count()
    any_page.fill("#f-text", "pumping stations")
    any_page.click(".filter-buttons button")
    expect(any_page.locator("a[data-row]").first).to_contain_text("pumping stations")
    assert any_page.locator("a[data-row]").count() < whole
    any_page.click(".filter-buttons a")
    expect(any_page.locator("a[data-row]")).to_have_count(whole)


def test_queue_leads_to_the_desk_and_the_desk_stays_in_the_filter(any_page: Page, scene: Scene) -> None:
    any_page.goto(f"{scene.url}/?kind=principle")
    words = any_page.locator("a[data-row]").first.inner_text()
    any_page.locator("a[data-row]").first.click()
    any_page.wait_for_url(re.compile("/documents/.*kind=principle"))
    expect(any_page.locator("#words")).to_have_value(words)


def test_bulk_accept_takes_what_is_ticked_and_undo_gives_it_back(any_page: Page, scene: Scene) -> None:
    before = scene.desk.counts(ALL)
    any_page.goto(f"{scene.url}/bulk?min_confidence=0.95")
    boxes = any_page.locator("input[name=seen]")
    count = boxes.count()
    assert count > 2
    boxes.first.uncheck()
    any_page.click(".bulk-foot button")
    expect(any_page.locator("[role=status]").filter(has_text="one action")).to_contain_text(str(count - 1))
    assert scene.desk.counts(ALL).get(Standing.ACCEPTED, 0) == count - 1
    any_page.click("text=Undo the whole action")
    any_page.wait_for_load_state()
    assert scene.desk.counts(ALL) == before


def test_history_undoes_an_action(any_page: Page, scene: Scene) -> None:
    record = scene.desk.rows(RecordQuery(document=scene.document("news-irrigation.txt"), limit=1))[0].id
    any_page.goto(f"{scene.url}/records/{record}")
    any_page.click("[data-key=reject]")
    expect(any_page.locator(f"#record-{record} .badge")).to_contain_text("Rejected")
    any_page.goto(f"{scene.url}/records/{record}/history")
    any_page.locator(".history > li").filter(has_text="was rejected").locator("button").click()
    expect(any_page.locator(".history .badge")).to_have_text("Undone")
    assert scene.desk.record(record).standing is Standing.WAITING


def test_uploaded_file_is_read_and_opens(any_page: Page, scene: Scene, notice: Path) -> None:
    any_page.goto(f"{scene.url}/upload")
    any_page.set_input_files("#files", notice)
    if any_page.locator(".send").is_visible():
        any_page.click(".send")
    for _ in range(60):
        if any_page.locator(".job-done").count():
            break
        any_page.wait_for_timeout(500)
        any_page.click("[data-reload]")
    any_page.click("text=Open · 1 record")
    expect(any_page.locator("#words")).to_have_value(re.compile("Repair the bridge"))


def test_dropped_file_is_read_from_the_queue(page: Page, scene: Scene) -> None:
    page.goto(scene.url)
    page.evaluate(
        """(words) => {
          const carried = new DataTransfer();
          carried.items.add(new File([words], "dropped.txt", {type: "text/plain"}));
          for (const kind of ["dragover", "drop"]) {
            document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
          }
        }""",
        NOTICE,
    )
    page.get_by_role("link", name="Notice of the Board").wait_for(timeout=60_000)


def test_refused_file_is_named_and_stops_no_other(page: Page, scene: Scene, notice: Path, faults: list[str]) -> None:
    broken = notice.with_name("program.txt")
    broken.write_bytes(b"MZ\0\1\2\0")
    page.goto(f"{scene.url}/upload")
    page.set_input_files("#files", [broken, notice])
    expect(page.locator("#alarm")).to_contain_text("program.txt")
    expect(page.locator("#job-list")).to_contain_text("notice.txt")
    faults.clear()  # the browser tells of the answer 415, which is what is looked at here


def test_queue_by_keyboard(page: Page, scene: Scene) -> None:
    page.goto(scene.url)
    links = page.locator("a[data-row]")
    for key, expected in (("n", 0), ("j", 1), ("p", 0)):
        page.keyboard.press(key)
        expect(links.nth(expected)).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("next")  # keys are letters in a field
    expect(page.locator("#f-text")).to_have_value("next")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(links.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/documents/"))


def test_keys_are_listed_and_can_be_turned_off(page: Page, scene: Scene) -> None:
    page.goto(scene.url)
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.locator("a[data-row]").first).not_to_be_focused()
    page.reload()
    page.keyboard.press("n")
    expect(page.locator("a[data-row]").first).not_to_be_focused()
    page.keyboard.press("?")
    page.check("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.locator("a[data-row]").first).to_be_focused()


def test_lost_server_is_told(page: Page, scene: Scene, faults: list[str]) -> None:
    page.goto(scene.address("news-irrigation.txt"))
    page.wait_for_selector(".desk-ready")
    page.context.set_offline(True)
    page.keyboard.press("x")
    expect(page.locator("#alarm")).to_contain_text("The server did not answer")
    faults.clear()  # the browser tells of the lost connection, which is what is looked at here


def test_undo_on_another_page_says_what_it_did(any_page: Page, scene: Scene) -> None:
    any_page.goto(scene.address("news-irrigation.txt"))
    any_page.click("[data-key=reject]")
    expect(any_page.locator("#live")).to_contain_text("rejected")
    any_page.goto(scene.url)
    any_page.click("[data-key=undo]")
    expect(any_page.locator("#live")).to_contain_text("Undone")
