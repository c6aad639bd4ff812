import io
import struct
import zipfile

import pytest

FRAGMENT = {"X-Desk": "fragment"}
TEXT = b"The Board met on 9 March 2026.\nThe Treasurer shall obtain three quotes by 30 April 2026.\n"


def send(client, *files, headers=FRAGMENT):
    return client.post("/upload", files=[("files", file) for file in files], headers=headers)


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def test_files_wait_for_their_conversion(insider, app):
    response = send(insider, ("a.txt", TEXT), ("b.html", b"<html><body><p>x</p></body></html>"))
    assert response.status_code == 202
    assert [(job["name"], job["state"], job["by"]) for job in response.json()["jobs"]] == [
        ("a.txt", "waiting", "Amara"), ("b.html", "waiting", "Amara"),
    ]  # fmt: skip
    assert [arrival.name for arrival in app.state.inbox.waiting()] == ["a.txt", "b.html"]


def test_without_javascript_the_page_shows_them(insider):
    response = send(insider, ("a.txt", TEXT), headers={})
    assert (response.status_code, response.headers["location"]) == (303, "/upload")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("a.exe", b"\x7fELF" + b"\x00" * 100, "DX-ING-03", id="program"),
        pytest.param("report.pdf", b"\x7fELF" + b"\x00" * 100, "DX-ING-03", id="program-that-says-it-is-a-pdf"),
        pytest.param("a.zip", zipped(a="x"), "DX-ING-03", id="archive"),
        pytest.param("a.gif", b"GIF89a" + b"\x00" * 100, "DX-ING-03", id="picture-that-is-not-read"),
        pytest.param("a.xlsx", zipped(xl__workbook="x"), "DX-ING-03", id="workbook"),
        pytest.param("a.txt", struct.pack("<1000I", *range(1000)), "DX-ING-03", id="bytes-that-are-no-text"),
    ],
)
def test_what_is_no_document_is_refused_and_leaves_nothing(insider, app, name, data, code):
    response = send(insider, (name, data))
    assert response.status_code == 415
    refused = response.json()["refused"]
    assert [(one["name"], one["code"]) for one in refused] == [(name, code)]
    assert list(app.state.inbox.waiting()) == []


def test_one_that_is_refused_stops_no_other(insider, app):
    response = send(insider, ("a.exe", b"\x7fELF"), ("b.txt", TEXT))
    assert response.status_code == 202
    assert [job["name"] for job in response.json()["jobs"]] == ["b.txt"]
    assert [one["name"] for one in response.json()["refused"]] == ["a.exe"]


def test_a_file_that_is_too_large_is_refused(make_app, enter):
    app = make_app(max_upload_bytes=1_000)
    response = send(enter(app), ("a.txt", b"x" * 1_001), ("b.txt", b"x" * 1_000))
    assert [(one["name"], one["code"]) for one in response.json()["refused"]] == [("a.txt", "DX-ING-05")]
    assert [arrival.name for arrival in app.state.inbox.waiting()] == ["b.txt"]


def test_too_many_files_at_once_are_refused_as_a_whole(make_app, enter):
    app = make_app(max_uploads=3)
    response = send(enter(app), *((f"{number}.txt", TEXT) for number in range(4)))
    assert response.status_code == 413
    assert response.json()["code"] == "DX-REV-05"
    assert list(app.state.inbox.waiting()) == []


@pytest.mark.parametrize("limit", [{"max_waiting": 2}, {"max_waiting_bytes": 2 * len(TEXT)}], ids=["number", "bytes"])
def test_so_much_may_wait_and_no_more(make_app, enter, limit):
    client = enter(make_app(**limit))
    send(client, ("a.txt", TEXT), ("b.txt", TEXT))
    response = send(client, ("c.txt", TEXT))
    assert response.status_code == 413
    assert response.json()["refused"][0]["message"] == "too many files wait already"


def test_what_a_folder_holds_beside_documents_is_passed_over(insider):
    files = [(".DS_Store", b"x"), ("minutes/~$a.docx", b"x"), ("page_files/logo.png", b"x"), ("minutes/a.txt", TEXT)]
    response = send(insider, *files)
    assert [job["name"] for job in response.json()["jobs"]] == ["a.txt"]
    assert response.json()["refused"] == []


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../../etc/cron.d/evil.txt", "evil.txt"),
        ("C:\\Windows\\evil.txt", "evil.txt"),
        ("<script>alert(1)</script>.txt", "script>.txt"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("moc.txt\u202etxt.exe", "moc.txt\u202etxt.exe"),
        ("javascript:alert(1).txt", "javascript:alert(1).txt"),
    ],
)
def test_hostile_names_are_names_and_no_more(insider, app, tmp_path, given, shown):
    response = send(insider, (given, TEXT))
    assert [job["name"] for job in response.json()["jobs"]] == [shown]
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert all(path.parent.name == "office.db.uploads" for path in before if path.suffix in {".upload", ".json"})
    page = insider.get("/upload").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page


def test_a_form_without_files_is_told(insider):
    assert insider.post("/upload", data={"files": "text"}, headers=FRAGMENT).status_code == 422


def test_a_field_that_was_left_empty_is_no_file(insider):
    empty = b'--x\r\nContent-Disposition: form-data; name="files"; filename=""\r\n'
    empty += b"Content-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert insider.post("/upload", content=empty, headers=headers).status_code == 303
    assert insider.get("/api/jobs").json()["total"] == 0


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "multipart/form-data", "application/json", "x"])
@pytest.mark.parametrize("body", [b"", b"--x", b"--x\r\n\r\n", b"\xff" * 100, b'{"files": ["/etc/passwd"]}'])
def test_a_broken_form_is_told(insider, kind, body):
    response = insider.post("/upload", content=body, headers={"Content-Type": kind, **FRAGMENT})
    assert response.status_code in {400, 422}
    assert set(response.json()) == {"code", "message", "hint"}


def test_the_page_shows_what_was_refused(insider):
    response = send(insider, ("a.exe", b"\x7fELF"), headers={})
    assert response.status_code == 415
    assert "a.exe" in response.text
