"""A reviewer's whole working day as one story; each part alone is tested in the modules beside."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from scene import enter, served

from directive_extract.register.store import Register
from directive_extract.schema.entry import State
from directive_extract.schema.review import RecordQuery, Standing

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from scene import Scene

ORDERS, NEWS = "word-orders.docx", "news-irrigation.txt"


class Day:
    """What a reviewer does on the desk of one document, and what became of it."""

    def __init__(self, page: Page, scene: Scene, name: str) -> None:
        self.page, self.scene, self.name = page, scene, name
        page.goto(scene.address(name))
        page.wait_for_selector(".desk-ready #editor")

    def records(self) -> list[str]:
        return [row.id for row in self.scene.desk.rows(RecordQuery(document=self.scene.document(self.name)))]

    def press(self, key: str, told: str) -> None:
        self.page.keyboard.press(key)
        expect(self.page.locator("#live")).to_contain_text(told)

    def choose(self, record: str) -> None:
        self.page.click(f"#record-{record} a")
        expect(self.page.locator("#editor")).to_have_attribute("data-record", record)


def test_working_day(browser: Browser, folder: Path) -> None:
    with served(folder) as scene:
        page = enter(browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB"), scene)
        expect(page.locator("h1")).to_have_text("Queue")
        corrected = correct(Day(page, scene, ORDERS))
        missed, merged = complete(Day(page, scene, NEWS))
        moved = mark_as_known(Day(page, scene, ORDERS))
        bulk = accept_in_bulk(page, scene)
        page.context.close()
    with served(folder) as scene:  # the program is stopped and started again
        page = enter(browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB"), scene)
        assert scene.desk.record(missed).item.evidence
        assert scene.desk.record(merged).standing is Standing.REPLACED
        undo_after_the_restart(page, scene, bulk)
        exported = export(page, scene)
        page.context.close()
    assert {corrected, moved} <= set(exported)
    assert not bulk & set(exported)
    with Register.open(folder / "register.db") as register:
        assert register.verify().faults == ()


def correct(day: Day) -> str:
    """Accept by key, then correct a deadline in words; the entry of the second."""
    rows = day.scene.desk.records(RecordQuery(document=day.scene.document(day.name)))
    first, record, *_ = [one.id for one in rows if one.known and one.known.match.relation == "new"]
    day.choose(first)
    day.press("a", f"{first} accepted")
    day.choose(record)
    day.page.fill("#deadline", "within three weeks of the publication of the report")
    expect(day.page.locator("#deadline-read")).to_contain_text("three weeks")
    day.page.fill("#deadline", "by the end of the third quarter of 2027")
    expect(day.page.locator("#deadline-read")).to_contain_text("On time until 30 Sep 2027")
    day.page.click("[data-key=accept]")
    expect(day.page.locator("#live")).to_contain_text(f"{record} accepted")
    found = day.scene.desk.record(record)
    assert found.decided_by == "Ana Duarte"
    assert found.entry is not None
    assert str(day.scene.desk.entry(found.entry).due) == "2027-09-30"
    return found.entry


def complete(day: Day) -> tuple[str, str]:
    """Add a missed task from marked words, merge two records; the new record, and the one that was merged away."""
    before = day.records()
    day.page.keyboard.press("]")
    expect(day.page.locator("#editor")).to_contain_text("Reason")
    day.page.keyboard.press("i")
    for _ in range(5):
        day.page.keyboard.press("Shift+ArrowRight")
    expect(day.page.locator("#add-words")).to_have_text(re.compile(r"\w+(\W+\w+){4,}"))
    words = day.page.locator("#add-words").inner_text()
    day.press("t", "added")
    (missed,) = set(day.records()) - set(before)
    assert " ".join(day.scene.desk.record(missed).item.evidence[0].text.split()) == words
    first, second = before[0], before[1]
    day.choose(first)
    day.page.keyboard.press("c")
    day.choose(second)
    day.page.keyboard.press("c")
    day.press("g", "merged")
    day.press("z", "Undone")
    assert {first, second} <= set(day.records())
    day.press("y", "Done again")
    assert len(day.scene.desk.record(first).item.evidence) >= 2
    return missed, second


def mark_as_known(day: Day) -> str:
    """Say that a task is known and its deadline has moved; the entry."""
    rows = day.scene.desk.records(RecordQuery(document=day.scene.document(day.name), standings=(Standing.WAITING,)))
    record = next(one for one in rows if one.known and one.known.match.relation == "deadline_moved")
    day.choose(record.id)
    entry = day.page.locator("#register-side .candidate").get_attribute("data-entry")
    assert entry is not None
    day.page.select_option("#register-side select", "deadline_moved")
    day.page.keyboard.press("Escape")
    day.press("u", "accepted")
    known = day.scene.desk.entry(entry)
    assert len(known.deadlines) == 2
    assert known.due == record.item.deadline.due
    return entry


def accept_in_bulk(page: Page, scene: Scene) -> set[str]:
    """Accept what is surest, all at once; the entries."""
    accepted = entries_of_records(scene)
    page.goto(f"{scene.url}/bulk?min_confidence=0.95")
    count = page.locator("input[name=seen]:checked").count()
    assert count > 1
    page.click(".bulk-foot button")
    expect(page.locator("[role=status]").filter(has_text="one action")).to_be_visible()
    new = entries_of_records(scene) - accepted
    assert len(new) == count
    return new


def undo_after_the_restart(page: Page, scene: Scene, bulk: set[str]) -> None:
    """Undo the last action of the day before: all that was accepted in bulk."""
    page.goto(f"{scene.url}/")
    page.keyboard.press("z")
    expect(page.locator("[role=status]").filter(has_text="Undone").first).to_be_visible()
    assert not bulk & entries_of_records(scene)


def export(page: Page, scene: Scene) -> list[str]:
    """Download the register as JSON; the ids of its entries."""
    page.goto(f"{scene.url}/export")
    with page.expect_download() as waiting:
        page.click("a[href='/export/confirmed.json']")
    entries = json.loads(waiting.value.path().read_text("utf-8"))
    assert {entry["state"] for entry in entries} == {State.CONFIRMED.value}
    return [entry["id"] for entry in entries]


def entries_of_records(scene: Scene) -> set[str]:
    accepted = RecordQuery(standings=(Standing.ACCEPTED,), limit=5000)
    return {row.entry for row in scene.desk.rows(accepted) if row.entry is not None}
