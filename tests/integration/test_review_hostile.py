"""Documents that are made to harm, from their upload through the real processes to every page that shows them."""

import datetime as dt
import io
import re
import time
import zipfile
from html.parser import HTMLParser

import docx
import pytest
from starlette.testclient import TestClient

from directive_extract.register.store import Register
from directive_extract.review.app import create_app
from directive_extract.review.settings import ReviewSettings
from directive_extract.schema.settings import Settings

BASE = "http://127.0.0.1:8765"
LOADING_S = 180.0  # a model has to be loaded, and the machine may be busy
OVERRIDE = "\u202e"
TEXT = (
    "The Board met on 9 March 2026.\n"
    "The Treasurer shall obtain three quotes <script>alert(1)</script> for the roof by 30 April 2026.\n"
    "The Secretary must send <img src=x onerror=alert(2)> to all members before 15 May 2026.\n"
    'The Chair shall visit javascript:alert(6) and close "><svg/onload=alert(3)> the account by 1 June 2026.\n'
    "The Clerk shall review </textarea><script>alert(4)</script> every month.\n"
    f"The Auditor must check {OVERRIDE}txt.exe by 2 June 2026. Members spoke of {{{{ 7*191 }}}} <!-- at length.\n"
)


def bomb():
    """A Word file of some kilobytes that unpacks to 200 MB."""
    plain, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in whole.namelist():
            data = whole.read(name)
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(data)
                for _ in range(200 if name == "word/document.xml" else 0):
                    part.write(b" " * 1_000_000)
    return out.getvalue()


FILES = {
    "<img src=x onerror=alert(7)>.txt": TEXT.encode(),
    f"harmless{OVERRIDE}txt.html": f"<html><body><h1>Minutes</h1><p>{TEXT}</p><script>alert(8)</script>"
    '<p><a href="javascript:alert(9)">The Mayor shall sign the lease by 1 July 2026.</a></p></body></html>'.encode(),
    "bomb.docx": bomb(),
    "broken.pdf": b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF",
    "entities.docx": b"PK\x03\x04word/document.xml" + b"\x00" * 200,
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A desk that has read all of them."""
    path = tmp_path_factory.mktemp("hostile") / "office.db"
    register = Register.create(path, clock=lambda: dt.datetime(2026, 3, 9, 9, 0, tzinfo=dt.UTC))
    settings = ReviewSettings(reviewer="Amara", token="t" * 43, extraction=Settings(max_bytes=5_000_000))
    app = create_app(register, settings)
    with TestClient(app, base_url=BASE, follow_redirects=False) as client:
        client.get("/enter", params={"token": "t" * 43})
        sent = [("files", (name, data)) for name, data in FILES.items()]
        assert client.post("/upload", files=sent, headers={"X-Desk": "fragment"}).status_code == 202
        end = time.monotonic() + LOADING_S
        while client.get("/api/jobs").json()["finished"] < len(FILES):
            assert time.monotonic() < end, client.get("/api/jobs").json()
            time.sleep(0.2)
        yield client


@pytest.fixture(scope="module")
def pages(desk):
    """Every page and fragment that shows anything of a document."""
    documents = [document.id for document in desk.app.state.desk.documents()]
    records = [row.id for row in desk.app.state.desk.rows()]
    addresses = ["/", "/upload", "/bulk", "/disagreements", "/export", "/help", "/?text=script"]
    addresses += [f"/documents/{one}{more}" for one in documents for more in ("", "/history", "?view=text")]
    addresses += [f"/records/{one}{more}" for one in records for more in ("/why", "/history")]
    addresses += [f"/documents/{documents[0]}?record={one}" for one in records]
    found = {address: desk.get(address) for address in addresses}
    found |= {f"{one} as fragment": desk.get(f"/records/{one}", headers={"X-Desk": "fragment"}) for one in records}
    return found


def test_what_can_be_read_is_on_the_desk_and_the_rest_says_why(desk):
    states = {job["name"]: (job["state"], job["code"]) for job in desk.get("/api/jobs").json()["jobs"]}
    assert states["bomb.docx"] == ("failed", "DX-ING-05")
    assert states["broken.pdf"][0] == states["entities.docx"][0] == "failed"
    assert {name for name, (state, _) in states.items() if state == "done"} == {
        "<img src=x onerror=alert(7)>.txt", f"harmless{OVERRIDE}txt.html",
    }  # fmt: skip


def test_their_records_are_there_to_be_shown(desk):
    words = " ".join(row.words for row in desk.app.state.desk.rows())
    assert "alert(1)" in words
    assert len(desk.app.state.desk.rows()) >= 6


def test_every_page_is_there(pages):
    assert {address: page.status_code for address, page in pages.items() if page.status_code not in {200, 303}} == {}
    assert sum(page.status_code == 200 for page in pages.values()) > 20


class Tags(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def test_nothing_of_them_runs(pages):
    for address, page in pages.items():
        is_json = "json" in page.headers["content-type"]
        tags = Tags("".join(page.json()["replace"].values()) if is_json else page.text).tags
        assert tags or page.status_code == 303, address
        for tag, attributes in tags:
            assert tag not in {"iframe", "object", "embed", "base", "style"}, (address, tag)
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (address, attributes)
            for name in {"href", "src", "action", "formaction"} & set(attributes):
                assert re.match(r"[/?#]|$", attributes[name]), (address, name, attributes[name])
                assert not attributes[name].startswith("//"), (address, attributes)
            if tag == "script":
                assert attributes["src"].startswith("/static/"), (address, attributes)
            if tag == "img":
                assert attributes["src"].startswith("/documents/"), (address, attributes)
        assert "1337" not in page.text, address


def test_text_is_never_turned_round(pages):
    for address, page in pages.items():
        assert OVERRIDE not in page.text, address


def test_nothing_but_escaped_words_comes_in_json(desk):
    assert desk.get("/api/jobs").headers["content-type"] == "application/json"
    assert desk.get("/export/confirmed.json").headers["content-disposition"].startswith("attachment")


def test_the_files_themselves_are_served_to_nobody(desk):
    names = [path.name for path in desk.app.state.desk.file("D1").parent.iterdir()]
    for name in names:
        for address in (f"/files/{name}", f"/static/{name}", f"/static/../{name}", f"/documents/D1/{name}"):
            assert desk.get(address).status_code in {404, 405, 422}, address
