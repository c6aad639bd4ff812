"""The desk in a browser: what a reviewer sees, chooses and decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from scene import enter, served

from directive_extract.schema.entry import State
from directive_extract.schema.review import RecordQuery, Standing

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from scene import Scene

ORDERS, NEWS, GAZETTE, TABLE = "word-orders.docx", "news-irrigation.txt", "pdf-gazette.pdf", "minutes-tracker.txt"


def records(scene: Scene, name: str) -> list[str]:
    return [record.id for record in scene.desk.records(RecordQuery(document=scene.document(name)))]


def settled(page: Page, words: str) -> None:
    """Wait until the page has told what was done."""
    expect(page.locator("#live")).to_contain_text(words)


def open_desk(page: Page, scene: Scene, name: str, rest: str = "") -> None:
    page.goto(scene.address(name) + rest)
    page.wait_for_selector(".desk-ready #editor")


def known(scene: Scene, name: str, relation: str) -> str:
    """Id of a record that the register holds already."""
    found = scene.desk.records(RecordQuery(document=scene.document(name)))
    return next(one.id for one in found if one.known and one.known.match.relation == relation)


def test_desk_shows_document_and_records(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    first = records(scene, ORDERS)[0]
    expect(page.locator("#records > li")).to_have_count(len(records(scene, ORDERS)))
    expect(page.locator(f"#mark-{first}")).to_have_class(re.compile("lit"))
    expect(page.locator(f"#record-{first} a")).to_have_attribute("aria-current", "true")


def test_clicked_mark_chooses_its_record_and_row_chooses_its_mark(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    _, second, third, *_ = records(scene, ORDERS)
    page.click(f"#mark-{third}")
    expect(page.locator(f"#record-{third} a")).to_have_attribute("aria-current", "true")
    expect(page.locator("#editor")).to_have_attribute("data-record", third)
    page.click(f"#record-{second} a")
    expect(page.locator(f"#mark-{second}")).to_have_class(re.compile("lit"))
    expect(page.locator("#editor")).to_have_attribute("data-record", second)


def test_keys_accept_reject_and_skip_and_go_on(page: Page, scene: Scene) -> None:
    open_desk(page, scene, NEWS)
    first, second, third, fourth, *_ = records(scene, NEWS)
    for key, words, following in (("a", "accepted", second), ("x", "rejected", third), ("s", "later", fourth)):
        page.keyboard.press(key)
        settled(page, words)
        expect(page.locator("#editor")).to_have_attribute("data-record", following)
        expect(page.locator(f"#record-{following} a")).to_be_focused()
    standings = [scene.desk.record(one).standing for one in (first, second, third)]
    assert standings == [Standing.ACCEPTED, Standing.REJECTED, Standing.SKIPPED]
    expect(page.locator(f"#mark-{first}")).to_have_class(re.compile("accepted"))
    expect(page.locator("#progress")).to_contain_text("2 of")


def test_keys_move_through_the_list(page: Page, scene: Scene) -> None:
    open_desk(page, scene, NEWS)
    first, second, third, *_ = records(scene, NEWS)
    page.keyboard.press("n")
    page.keyboard.press("j")
    expect(page.locator("#editor")).to_have_attribute("data-record", third)
    page.keyboard.press("p")
    expect(page.locator("#editor")).to_have_attribute("data-record", second)
    page.keyboard.press("ArrowUp")
    expect(page.locator("#editor")).to_have_attribute("data-record", first)


def test_undo_and_redo_by_key(page: Page, scene: Scene) -> None:
    open_desk(page, scene, NEWS)
    first = records(scene, NEWS)[0]
    page.keyboard.press("x")
    settled(page, "rejected")
    page.keyboard.press("z")
    settled(page, "Undone")
    expect(page.locator(f"#record-{first} a")).to_be_focused()
    assert scene.desk.record(first).standing is Standing.WAITING
    page.keyboard.press("Z")
    settled(page, "Done again")
    assert scene.desk.record(first).standing is Standing.REJECTED
    expect(page.locator(f"#mark-{first}")).to_have_class(re.compile("rejected"))


def test_deadline_is_read_while_it_is_typed_and_saved_with_the_decision(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    first = records(scene, ORDERS)[0]
    page.keyboard.press("e")
    expect(page.locator("#words")).to_be_focused()
    page.fill("#deadline", "by the end of June 2026")
    expect(page.locator("#deadline-read")).to_contain_text("On time until 30 Jun 2026")
    expect(page.locator("#deadline-read li").first).to_be_visible()
    page.fill("#deadline", "whenever it suits")
    expect(page.locator("#deadline-read")).to_contain_text("No deadline in these words")
    page.fill("#deadline", "by 15 July 2026")
    expect(page.locator("#deadline-read")).to_contain_text("15 Jul 2026")
    page.click("[data-key=accept]")
    settled(page, "accepted")
    record = scene.desk.record(first)
    assert str(record.item.deadline.due) == "2026-07-15"
    assert str(scene.desk.entry(record.entry).due) == "2026-07-15"


def test_unreadable_deadline_comes_back_with_what_was_typed(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    first = records(scene, ORDERS)[0]
    page.fill("#deadline", "whenever it suits")
    page.click("[data-key=accept]")
    expect(page.locator("#editor-error")).to_contain_text("no deadline in")
    expect(page.locator("#deadline")).to_have_value("whenever it suits")
    assert scene.desk.record(first).standing is Standing.WAITING


def test_owner_is_added_and_completed(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    first = records(scene, ORDERS)[0]
    owner = page.locator("input[name=owner]").first
    owner.fill("Harb")
    expect(page.locator("#known-owners option").first).to_be_attached()
    assert page.locator("#known-owners option").first.get_attribute("value") == "Harbour Master"
    owner.fill("Harbour Master")
    expect(page.locator("input[name=owner]")).to_have_count(2)
    page.keyboard.press("Control+Enter")
    settled(page, "saved")
    assert [one.name for one in scene.desk.record(first).item.owners] == ["Harbour Master"]
    expect(page.locator(f"#record-{first}")).to_contain_text("Harbour Master")


def test_target_is_added(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    first = records(scene, ORDERS)[0]
    page.locator("input[name=target]").last.fill("at least 30 pilots")
    expect(page.locator("input[name=target]")).to_have_count(2)
    page.keyboard.press("Control+Enter")
    settled(page, "saved")
    (target,) = scene.desk.record(first).item.targets
    assert (target.text, target.value, target.unit) == ("at least 30 pilots", 30, "pilots")


def test_typed_corrections_are_saved_before_another_record_is_chosen(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    first, second, *_ = records(scene, ORDERS)
    page.fill("#words", "Let every vessel over 40 metres take a pilot")
    page.click(f"#record-{second} a")
    expect(page.locator("#editor")).to_have_attribute("data-record", second)
    assert scene.desk.record(first).words == "Let every vessel over 40 metres take a pilot"


def test_kind_is_changed(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    first = records(scene, ORDERS)[0]
    page.select_option("select[name=kind]", "principle")
    page.click(".save")
    settled(page, "saved")
    assert scene.desk.record(first).kind == "principle"
    expect(page.locator(f"#mark-{first}")).to_have_class(re.compile("principle"))


def test_left_out_sentence_becomes_a_task(page: Page, scene: Scene) -> None:
    open_desk(page, scene, NEWS)
    before = len(records(scene, NEWS))
    page.keyboard.press("]")
    expect(page.locator("#editor")).to_contain_text("Reason")
    words = page.locator("#editor .words-read").inner_text()
    page.keyboard.press("t")
    settled(page, "added")
    expect(page.locator("#records > li")).to_have_count(before + 1)
    made = page.locator("#editor").get_attribute("data-record")
    assert made is not None
    assert scene.desk.record(made).item.evidence[0].text == words
    expect(page.locator(f"#mark-{made}")).to_have_class(re.compile("task"))
    assert [row.id for row in scene.desk.rows(RecordQuery(document=scene.document(NEWS)))] == page.locator(
        "#records > li"
    ).evaluate_all("rows => rows.map(row => row.id.slice(7))")
    page.keyboard.press("z")
    settled(page, "Undone")
    expect(page.locator("#records > li")).to_have_count(before)
    expect(page.locator(f"#mark-{made}")).to_have_count(0)


def test_words_marked_by_keyboard_become_a_principle(page: Page, scene: Scene) -> None:
    open_desk(page, scene, NEWS)
    page.keyboard.press("]")
    expect(page.locator("#editor")).to_contain_text("Reason")
    page.keyboard.press("i")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#add")).to_be_visible()
    expect(page.locator("#add-words")).to_have_text(re.compile(r"\w+(\W+\w+){3,}"))
    words = page.locator("#add-words").inner_text()
    page.keyboard.press("r")
    settled(page, "added")
    made = page.locator("#editor").get_attribute("data-record")
    assert made is not None
    record = scene.desk.record(made)
    assert record.kind == "principle"
    assert " ".join(record.item.evidence[0].text.split()) == words
    expect(page.locator("#add")).to_be_hidden()


@pytest.mark.parametrize("name", [NEWS, GAZETTE, ORDERS, TABLE])
def test_marked_words_are_those_of_the_document(page: Page, scene: Scene, name: str) -> None:
    open_desk(page, scene, name)
    text = scene.desk.text(scene.document(name))
    places = page.evaluate(
        """() => {
          const runs = [...document.querySelectorAll("#source [data-s]")].filter((run) => run.textContent.length > 12);
          return runs.map((run) => [Number(run.dataset.s), run.textContent]);
        }"""
    )
    assert len(places) > 10
    assert [text[start : start + len(words)] for start, words in places] == [words for _, words in places]


def test_merge_by_keys_and_undo(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    first, second, *rest = records(scene, ORDERS)
    page.keyboard.press("c")
    page.keyboard.press("n")
    expect(page.locator("#editor")).to_have_attribute("data-record", second)
    page.keyboard.press("c")
    page.keyboard.press("g")
    settled(page, "merged")
    expect(page.locator("#records > li")).to_have_count(len(rest) + 1)
    assert scene.desk.record(second).standing is Standing.REPLACED
    page.keyboard.press("z")
    settled(page, "Undone")
    expect(page.locator("#records > li")).to_have_count(len(rest) + 2)
    assert records(scene, ORDERS)[:2] == [first, second]


def test_split(page: Page, scene: Scene) -> None:
    open_desk(page, scene, NEWS)
    first = records(scene, NEWS)[0]
    count = page.locator("#records > li").count()
    page.keyboard.press("b")
    expect(page.locator("#parts")).to_be_focused()
    page.fill("#parts", "Of every ten litres\nFour never see a plant")
    page.click("text=Split into these")
    settled(page, "split into 2")
    expect(page.locator("#records > li")).to_have_count(count + 1)
    assert scene.desk.record(first).standing is Standing.REPLACED


def test_known_task_with_moved_deadline_is_joined_by_key(page: Page, scene: Scene) -> None:
    record = known(scene, ORDERS, "deadline_moved")
    open_desk(page, scene, ORDERS, f"?record={record}")
    side = page.locator("#register-side")
    expect(side.locator("del")).to_have_count(1)
    expect(side).to_contain_text("Speaks for it")
    entry = side.locator(".candidate").get_attribute("data-entry")
    page.select_option("#register-side select", "deadline_moved")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    settled(page, "accepted")
    found = scene.desk.record(record)
    assert (found.entry, found.relation) == (entry, "deadline_moved")
    assert scene.desk.entry(entry).due == found.item.deadline.due
    assert len(scene.desk.entry(entry).deadlines) == 2


def test_candidate_is_kept_apart_by_key(page: Page, scene: Scene) -> None:
    record = known(scene, ORDERS, "same")
    open_desk(page, scene, ORDERS, f"?record={record}")
    entry = page.locator("#register-side .candidate").get_attribute("data-entry")
    page.keyboard.press("d")
    settled(page, "accepted")
    found = scene.desk.record(record)
    assert found.entry not in {None, entry}
    assert scene.desk.entry(found.entry).state is State.CONFIRMED


def test_stale_decision_shows_both_versions(page: Page, scene: Scene) -> None:
    from directive_extract.schema.review import Edit, Seen

    open_desk(page, scene, ORDERS)
    first = records(scene, ORDERS)[0]
    seen = Seen(record=first, revision=scene.desk.record(first).revision)
    scene.desk.act("Bea", Edit(seen=seen, changes={"action": "Make every ship take a pilot"}))
    page.fill("#words", "Let every ship take a pilot")
    page.click("[data-key=accept]")
    expect(page.locator("#editor")).to_contain_text("Bea changed this record")
    expect(page.locator("#editor")).to_contain_text("Make every ship take a pilot")
    expect(page.locator("#editor")).to_contain_text("Let every ship take a pilot")
    assert scene.desk.record(first).standing is Standing.WAITING
    page.click("text=Use mine")
    settled(page, "accepted")
    assert scene.desk.entry(scene.desk.record(first).entry).action == "Let every ship take a pilot"


def test_why_on_demand(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    page.keyboard.press("w")
    expect(page.locator("#why .clause").first).to_be_visible(timeout=60_000)
    expect(page.locator("#why")).to_contain_text("Task")
    page.keyboard.press("w")
    expect(page.locator("#why")).to_be_hidden()


def test_page_picture_has_boxes_that_choose(page: Page, scene: Scene) -> None:
    open_desk(page, scene, GAZETTE)
    page.keyboard.press("v")
    page.wait_for_selector(".desk-ready .sheet img")
    picture = page.locator(".sheet img").first
    page.wait_for_function("() => document.querySelector('.sheet img').naturalWidth > 500")
    second = records(scene, GAZETTE)[1]
    page.locator(f"#mark-{second} rect").first.click()
    expect(page.locator("#editor")).to_have_attribute("data-record", second)
    expect(picture).to_be_visible()


def test_search_filters_the_list(page: Page, scene: Scene) -> None:
    open_desk(page, scene, NEWS)
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("pumping stations")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("text=pumping"))
    page.wait_for_selector(".desk-ready")
    assert page.locator("#records > li").count() < len(records(scene, NEWS))
    expect(page.locator("#records > li").first).to_contain_text("pumping stations")


def test_when_all_is_decided_the_next_document_is_a_key_away(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    for _ in records(scene, ORDERS):
        before = page.locator("#editor").get_attribute("data-record")
        page.keyboard.press("x")
        settled(page, f"{before} rejected")
    expect(page.locator("#editor")).to_contain_text("All is decided here")
    page.keyboard.press("n")
    page.wait_for_url(lambda url: f"/{scene.document(ORDERS)}" not in url)
    expect(page.locator("#editor")).to_have_attribute("data-record", re.compile("R"))


def test_two_readers_decide_apart(browser: Browser, folder: Path) -> None:
    with served(folder, readers=2) as scene:
        page = enter(browser.new_context(locale="en-GB"), scene)
        open_desk(page, scene, ORDERS)
        first, second, *_ = records(scene, ORDERS)
        page.keyboard.press("a")
        settled(page, "another reader has to agree")
        assert scene.desk.record(first).standing is Standing.WAITING
        expect(page.locator("#editor")).to_have_attribute("data-record", second)
        page.click(f"#record-{first} a")
        expect(page.locator("#editor .votes")).to_contain_text("Ana Duarte")
        page.context.close()


def test_choosing_scrolls_panes_and_never_the_page(page: Page, scene: Scene) -> None:
    page.set_viewport_size({"width": 640, "height": 480})
    open_desk(page, scene, NEWS)
    last = records(scene, NEWS)[-1]
    page.locator(f"#record-{last} a").evaluate("link => link.click()")
    expect(page.locator(f"#mark-{last}")).to_have_class(re.compile("lit"))
    assert page.evaluate("window.scrollY") == 0
    frame, mark = page.locator("#source").bounding_box(), page.locator(f"#mark-{last}").bounding_box()
    assert frame is not None
    assert mark is not None
    assert frame["y"] <= mark["y"] <= frame["y"] + frame["height"]


class TestWithoutScripts:
    def test_accept_goes_on_to_the_next(self, plain_page: Page, scene: Scene) -> None:
        first, second, *_ = records(scene, ORDERS)
        plain_page.goto(scene.address(ORDERS))
        plain_page.click("[data-key=accept]")
        expect(plain_page.locator("#editor")).to_have_attribute("data-record", second)
        assert scene.desk.record(first).standing is Standing.ACCEPTED

    def test_edit_then_reject(self, plain_page: Page, scene: Scene) -> None:
        first = records(scene, ORDERS)[0]
        plain_page.goto(scene.address(ORDERS))
        plain_page.fill("#words", "Take pilots on board")
        plain_page.click(".save")
        assert scene.desk.record(first).words == "Take pilots on board"
        plain_page.click("[data-key=reject]")
        assert scene.desk.record(first).standing is Standing.REJECTED

    def test_left_out_sentence_and_typed_words_are_added(self, plain_page: Page, scene: Scene) -> None:
        plain_page.goto(scene.address(NEWS))
        before = len(records(scene, NEWS))
        plain_page.locator(".source a.left-out").first.click()
        plain_page.click("#statement-form [value=task]")
        assert len(records(scene, NEWS)) == before + 1
        plain_page.fill("#add-typed", "the leaking canals be repaired before the water comes")
        plain_page.click("noscript .add-bar [value=principle], .add-bar:not(#add) [value=principle]")
        assert len(records(scene, NEWS)) == before + 2

    def test_merge_split_undo(self, plain_page: Page, scene: Scene) -> None:
        first, second, *rest = records(scene, ORDERS)
        plain_page.goto(scene.address(ORDERS))
        plain_page.locator(f"#record-{first} input").check(force=True)
        plain_page.locator(f"#record-{second} input").check(force=True)
        plain_page.click("[data-key=merge]")
        expect(plain_page.locator("#records > li")).to_have_count(len(rest) + 1)
        plain_page.click("[data-key=undo]")
        expect(plain_page.locator("#records > li")).to_have_count(len(rest) + 2)

    def test_stale_decision_shows_both_versions(self, plain_page: Page, scene: Scene) -> None:
        from directive_extract.schema.review import Edit, Seen

        first = records(scene, ORDERS)[0]
        plain_page.goto(scene.address(ORDERS))
        seen = Seen(record=first, revision=scene.desk.record(first).revision)
        scene.desk.act("Bea", Edit(seen=seen, changes={"action": "Make every ship take a pilot"}))
        plain_page.click("[data-key=reject]")
        expect(plain_page.locator("#editor")).to_contain_text("Bea changed this record")
        plain_page.click("text=Use mine")
        assert scene.desk.record(first).standing is Standing.REJECTED


def test_words_dragged_over_with_the_mouse_become_a_task(page: Page, scene: Scene) -> None:
    open_desk(page, scene, ORDERS)
    third = records(scene, ORDERS)[2]
    box = page.locator(f"#mark-{third}").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    expect(page.locator("#add")).to_be_visible()
    words = page.locator("#add-words").inner_text()
    page.click("#add [value=task]")
    settled(page, "added")
    made = page.locator("#editor").get_attribute("data-record")
    assert made is not None
    assert made != third
    assert " ".join(scene.desk.record(made).item.evidence[0].text.split()) == words


HOSTILE = """<script>document.title = "owned"</script>

1. The Office shall publish <img src=x onerror="document.title='owned'"> the list by 3 May 2026.

2. The Office shall pay \u202e0001\u202c francs to \u200bthe <svg onload="document.title='owned'"></svg> Board by 5 May.

3. The Office must open javascript:document.title='owned' and "&quot;'><b>report</b>" by 7 May 2026.
"""


@pytest.mark.parametrize("view", ["text", "why"])
def test_hostile_document_is_only_text(page: Page, scene: Scene, view: str) -> None:
    from directive_extract.pipeline import Extractor

    data = HOSTILE.encode()
    name = "<img src=x onerror=alert(1)>\u202etxt.exe"
    extraction = Extractor().extract(data, name=name)
    document = scene.desk.take_in(extraction, "Bea <script>", content=data, text=HOSTILE).id
    page.goto(f"{scene.url}/documents/{document}")
    page.wait_for_selector(".desk-ready")
    if view == "why":
        page.keyboard.press("w")
        expect(page.locator("#why h3")).to_be_visible(timeout=60_000)
    assert page.locator("#source :is(script, img, svg, b), #editor img, .desk-head img").count() == 0
    assert page.locator("#source .odd").all_inner_texts() == ["RLO", "PDF", "ZWSP"]
    assert not set("\u202e\u202c\u200b") & set(page.locator("body").inner_text())
    assert page.title() != "owned"
    assert page.locator("#source").inner_text().count("<script>") == 1
