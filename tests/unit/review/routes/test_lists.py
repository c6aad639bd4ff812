"""Queue, bulk accept, history, disagreements, export and help, asked as a browser without scripts asks."""

import hashlib
import re
from html.parser import HTMLParser

import pytest

from directive_extract.register.reviewing import Desk
from directive_extract.schema.directive import Owner, Task
from directive_extract.schema.extraction import Document, Engine, Extraction
from directive_extract.schema.review import Accept, Edit, Reject, Seen, Standing
from directive_extract.schema.span import Span

WORKS = ("Repair the dyke", "Open the clinics", "Plant trees along the road")


def extraction(name="orders", works=WORKS, **values):
    text = "\n".join(works)
    tasks = []
    for number, words in enumerate(works):
        start = text.index(words)
        task = Task(
            id=f"i{number}",
            action=words,
            evidence=(Span(start=start, end=start + len(words), text=words),),
            owners=(Owner(name="Water Board"),) if number == 0 else (),
            confidence=max(0.1, 0.95 - number * 0.2),
        )
        tasks.append(task.model_copy(update=values))
    head = {"id": name, "source": f"{name}.docx", "sha256": hashlib.sha256(f"{name}{text}".encode()).hexdigest()}
    document = Document(**head, media_type="application/msword", text=text, title=f"Orders of {name}")
    return Extraction(document=document, tasks=tuple(tasks), engine=Engine(version="1", model="none"))


@pytest.fixture
def desk(app):
    return app.state.desk


@pytest.fixture
def laid(desk):
    desk.take_in(extraction(), "Amara")
    return desk


class Page(HTMLParser):
    """Texts of links and buttons, and values of the fields of forms."""

    def __init__(self, response):
        super().__init__()
        assert response.headers["content-type"].startswith("text/html")
        self.links, self.fields, self.words = {}, [], ""
        self._href = None
        self.feed(response.text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a":
            self._href = given["href"]
        if tag == "input":
            self.fields.append((given.get("name"), given.get("value")))

    def handle_endtag(self, tag):
        if tag == "a":
            self._href = None

    def handle_data(self, data):
        self.words += data
        if self._href and data.strip():
            self.links[data.strip()] = self._href


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return Page(response)


def seen(record):
    return Seen(record=record.id, revision=record.revision)


def test_queue_without_documents_says_what_to_do(insider):
    assert page(insider, "/").links["Add documents"] == "/upload"
    assert "No documents yet" in page(insider, "/").words


def test_queue_lists_records_with_a_link_to_the_desk(insider, laid):
    assert page(insider, "/").links["Repair the dyke"] == "/documents/D1?record=R1"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("text=CLINIC", ["Open the clinics"], id="words"),
        pytest.param("owner=water", ["Repair the dyke"], id="owner"),
        pytest.param("owner=-", ["Open the clinics", "Plant trees along the road"], id="no-owner"),
        pytest.param("min_confidence=0.7", ["Repair the dyke", "Open the clinics"], id="confidence"),
        pytest.param("kind=principle", [], id="kind"),
        pytest.param("due_from=soon&text=dyke", ["Repair the dyke"], id="not-understood-and-left-out"),
        pytest.param("document=D1&order=place", list(WORKS), id="document"),
    ],
)
def test_queue_filters(insider, laid, query, expected):
    found = page(insider, f"/?{query}")
    assert sorted(words for words in WORKS if words in found.links) == sorted(expected)


def test_queue_counts_records_by_the_reason_to_look(insider, desk):
    desk.take_in(extraction(flags=("two_leads",), confidence=0.4), "Amara")
    found = page(insider, "/?owner=water")
    assert found.links["Low confidence"] == "/?owner=water&risk=low_confidence"
    assert "Low confidence 1" in " ".join(found.words.split())


def test_queue_names_the_filter_that_it_did_not_understand(insider, laid):
    assert "due_from" in page(insider, "/?due_from=soon").words


def test_queue_shows_what_is_open_and_anything_else_when_asked(insider, laid):
    laid.act("Amara", Reject(seen=Seen(record="R1", revision=1)))
    assert "Repair the dyke" not in page(insider, "/").links
    assert "Repair the dyke" in page(insider, "/?standings=rejected").links
    assert len(set(WORKS) & set(page(insider, "/?standings=any").links)) == 3


def test_queue_pages_through_many_records(insider, desk):
    desk.take_in(extraction(works=tuple(f"Do work number {number}" for number in range(1, 121))), "Amara")
    shown = page(insider, "/?order=place")
    found = [words for words in shown.links if words.startswith("Do work")]
    assert len(found) == 50
    while "Later" in shown.links:
        shown = page(insider, shown.links["Later"])
        found += [words for words in shown.links if words.startswith("Do work")]
    assert found == [f"Do work number {number}" for number in range(1, 121)]


def test_queue_says_who_else_is_on_a_document(app, insider, laid):
    app.state.presence.tell("D1", "Minh")
    app.state.presence.tell("D1", "Amara")
    assert re.search(r"Open at Minh\s*<", insider.get("/").text)


def test_queue_shows_hostile_names_as_text(insider, desk):
    desk.take_in(extraction(name="<img src=x onerror=alert(1)>\u202e", works=("<script>alert(1)</script>",)), "Amara")
    html = insider.get("/").text
    assert "<img" not in html
    assert "<script>alert" not in html
    assert "\u202e" not in html


def test_bulk_previews_what_is_sure_enough(insider, laid):
    assert [value for name, value in page(insider, "/bulk").fields if name == "seen"] == ["R1:1"]
    wider = page(insider, "/bulk?min_confidence=0.5")
    assert [value for name, value in wider.fields if name == "seen"] == ["R1:1", "R2:1", "R3:1"]


def test_bulk_accepts_what_was_ticked_and_nothing_else_in_one_batch(insider, laid):
    answer = insider.post("/bulk", data={"seen": ["R1:1", "R3:1"], "min_confidence": "0.5"})
    assert answer.status_code == 303
    assert laid.counts() == {Standing.WAITING: 1, Standing.ACCEPTED: 2}
    after = page(insider, answer.headers["location"])
    assert "2 records accepted in one action." in after.words
    assert "Open the clinics" in after.links
    batch = dict(after.fields)["batch"]
    laid.undo("Amara", int(batch))
    assert laid.counts() == {Standing.WAITING: 3}


def test_bulk_of_a_record_changed_meanwhile_accepts_none(insider, laid):
    record = laid.record("R3")
    laid.act("Minh", Edit(seen=seen(record), changes={"action": "Plant two trees"}))
    answer = insider.post("/bulk", data={"seen": ["R1:1", "R3:1"], "min_confidence": "0.5"})
    assert answer.status_code == 409
    assert laid.counts() == {Standing.WAITING: 3}
    again = Page(answer)
    assert "Plant two trees" in again.links
    assert "changed by somebody else" in again.words


def test_bulk_of_nothing_says_so(insider, laid):
    answer = insider.post("/bulk", data={"min_confidence": "0.5"})
    assert answer.status_code == 422
    assert "No record was chosen" in Page(answer).words


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("batch=x&taken=2", id="no-number"),
        pytest.param("batch=1", id="half"),
        pytest.param(f"batch={'9' * 40}&taken=1", id="no-such-number"),
    ],
)
def test_bulk_page_of_an_address_made_up_by_somebody(insider, laid, given):
    assert "in one action" not in page(insider, f"/bulk?{given}").words


def test_history_tells_who_did_what_and_what_changed(insider, laid):
    laid.act("Minh", Edit(seen=seen(laid.record("R2")), changes={"action": "Open all clinics"}))
    laid.act("Hoa", Accept(seen=seen(laid.record("R2"))))
    found = page(insider, "/records/R2/history")
    for words in ("Minh", "R2 was corrected", "Open the clinics", "Open all clinics", "Hoa", "R2 was accepted"):
        assert words in found.words
    assert "Open all clinics" in page(insider, "/documents/D1/history").words


@pytest.mark.parametrize("address", ["/records/R77/history", "/documents/D77/history", "/records/x/history"])
def test_history_of_what_is_not_there(insider, laid, address):
    assert "Not here" in page(insider, address, 404).words


def test_disagreements_of_one_reader_say_how_it_works(insider, laid):
    assert "One reader decides here" in page(insider, "/disagreements").words


def test_disagreements_show_both_opinions(make_app, enter, register):
    app = make_app(readers=2)
    desk: Desk = app.state.desk
    desk.take_in(extraction(), "Amara")
    desk.act("Minh", Accept(seen=seen(desk.record("R1"))))
    desk.act("Hoa", Reject(seen=seen(desk.record("R1"))))
    client = enter(app)
    found = page(client, "/disagreements")
    assert found.links["Repair the dyke"] == "/documents/D1?record=R1"
    assert all(words in found.words for words in ("Minh", "Hoa", "As a new entry", "Reject"))
    assert page(client, "/").links["Disagreements"] == "/disagreements"


def test_export_offers_nothing_until_something_is_confirmed(insider, laid):
    assert "Nothing is confirmed yet" in page(insider, "/export").words
    laid.act("Amara", Accept(seen=seen(laid.record("R1"))))
    found = page(insider, "/export")
    assert found.links["CSV"] == "/export/confirmed.csv?document=D1"
    assert "2 records are still waiting" in found.words


def test_help_lists_keys_in_the_browsers_language(insider):
    answer = insider.get("/help", headers={"accept-language": "vi"})
    assert "Chấp nhận" in answer.text
    assert "Hoàn tác" in answer.text


@pytest.mark.parametrize("address", ["/", "/bulk", "/disagreements", "/export", "/help", "/records/R1/history"])
def test_pages_are_closed_to_those_outside(outsider, address):
    assert outsider.get(address).status_code in {303, 401}
