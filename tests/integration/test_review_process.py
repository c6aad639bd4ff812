"""The desk as a user starts it, in a process of its own, with the real extractor."""

import datetime as dt
import re
import signal
import ssl
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

FIXTURES = Path(__file__).parents[2] / "fixtures"
RUN = [sys.executable, "-c", "from directive_extract.cli import run; run()"]
LOADING_S = 120.0  # a model has to be loaded, and the machine may be busy


@contextmanager
def running(*arguments, cwd, **options):
    """The command, and the address that it prints; stopped as Ctrl-C stops it."""
    command = [*RUN, "review", "--no-browser", "--port", "0", *map(str, arguments)]
    process = subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", **options
    )
    try:
        yield process, process.stdout.readline().strip()
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def stop(process, how=signal.SIGINT):
    process.send_signal(how)
    _, error = process.communicate(timeout=60)
    assert "Traceback" not in error
    return process.returncode, error


@pytest.fixture
def browse():
    """Browsers at addresses of the desk; closed in the end."""
    with ExitStack() as stack:
        yield lambda base: stack.enter_context(httpx.Client(base_url=base.rstrip("/"), timeout=60, trust_env=False))


def parts_of(address):
    return re.fullmatch(r"(http://127\.0\.0\.1:\d+)/enter\?token=([\w-]{43})", address).groups()


def wait_until_read(client):
    end = time.monotonic() + LOADING_S
    while time.monotonic() < end:
        progress = client.get("/api/jobs").json()
        if progress["total"] and progress["finished"] == progress["total"]:
            return progress
        time.sleep(0.2)
    pytest.fail(f"not read after {LOADING_S} s: {progress}")


def test_a_reviewer_enters_decides_stops_and_goes_on(tmp_path, browse):
    with running(FIXTURES / "minutes-foodbank.txt", "--name", "Amara", "--log", cwd=tmp_path) as (process, address):
        base, token = parts_of(address)
        client = browse(base)
        assert client.get("/").status_code == 401
        assert client.get("/enter", params={"token": token}).status_code == 303
        assert client.get("/enter", params={"token": token}).status_code == 403
        assert [job["state"] for job in wait_until_read(client)["jobs"]] == ["done"]
        page = client.get("/documents/D1?record=R1").text
        revision = re.findall(r'name="revision" value="(\d+)"', page)[0]
        decided = client.post("/records/R1/accept", data={"revision": revision, "choice": "add"})
        assert decided.status_code == 303, decided.text
        code, error = stop(process)
        assert code == 0
        assert "made a new register: register.db" in error
        assert "Amara is in" in error
        assert "POST /records/{record}/accept 303" in error
        assert token not in error
        assert not re.search(r"food|volunteer|Secretary", error.replace("minutes-foodbank.txt", ""), re.IGNORECASE)
    assert (tmp_path / "register.db").is_file()
    cookies = client.cookies
    with running("--name", "Amara", cwd=tmp_path) as (process, address):
        client = browse(parts_of(address)[0])
        client.cookies.update(cookies)  # the session outlives the restart
        confirmed = client.get("/export/confirmed.json").json()
        assert len(confirmed) == 1
        assert confirmed[0]["state"] == "confirmed"
        history = client.get("/records/R1/history")
        assert "Amara" in history.text
        assert client.post("/undo", data={}).status_code == 303
        assert client.get("/export/confirmed.json").json() == []
        assert stop(process)[0] == 0


def test_reviewers_log_in_with_names_and_passwords(tmp_path, browse):
    def register(*arguments, given=""):
        return subprocess.run(
            [*RUN, "register", *arguments],
            cwd=tmp_path,
            input=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    assert register("init").returncode == 0
    refused = register("reviewer", "add", "Binh", given="short\n")
    assert refused.returncode == 4
    assert "8 to" in refused.stderr
    assert register("reviewer", "add", "Binh", "--language", "vi", given="a long and quiet river\n").returncode == 0
    assert "Binh  vi  may log in" in register("reviewer", "list").stdout
    with running("--log-in", "--readers", "2", cwd=tmp_path) as (process, address):
        assert address.endswith("/")
        client = browse(address)
        assert client.get("/").headers["location"] == "/login?next=/"
        wrong = client.post("/login", data={"name": "Binh", "password": "wrong"})
        assert wrong.status_code == 403
        right = client.post("/login", data={"name": "Binh", "password": "a long and quiet river"})
        assert right.status_code == 303
        assert '<html lang="vi"' in client.get("/").text
        assert register("reviewer", "remove", "Binh").returncode == 0
        assert client.get("/").status_code == 303
        assert stop(process, signal.SIGTERM)[0] == 143


def test_what_was_uploaded_and_not_read_yet_goes_on_after_a_kill(tmp_path, browse):
    source = (FIXTURES / "minutes-foodbank.txt").read_bytes()
    with running("--name", "Amara", cwd=tmp_path) as (process, address):
        base, token = parts_of(address)
        client = browse(base)
        client.get("/enter", params={"token": token})
        files = [("files", (f"{number}.txt", source + b"\n" * number)) for number in range(3)]
        assert client.post("/upload", files=files, headers={"X-Desk": "fragment"}).status_code == 202
        process.send_signal(signal.SIGKILL)
        process.wait(30)
    cookies = client.cookies
    with running("--name", "Amara", cwd=tmp_path) as (process, address):
        client = browse(parts_of(address)[0])
        client.cookies.update(cookies)
        progress = wait_until_read(client)
        assert sorted(job["name"] for job in progress["jobs"] if job["state"] == "done") == ["0.txt", "1.txt", "2.txt"]
        assert list((tmp_path / "register.db.uploads").iterdir()) == []
        assert stop(process)[0] == 0


@pytest.fixture
def certificate(tmp_path):
    """Of a machine that is called localhost, signed by itself, good for a day of 2026 and long after."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509
        .CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2120, 1, 1, tzinfo=dt.UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = tmp_path / "certificate.pem", tmp_path / "key.pem"
    files[0].write_bytes(made.public_bytes(Encoding.PEM))
    files[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return files


def test_with_a_certificate_the_desk_speaks_tls_and_nothing_else(tmp_path, certificate):
    given = ["--allowed-host", "localhost", "--certificate", certificate[0], "--key", certificate[1]]
    with running(*given, "--name", "Amara", cwd=tmp_path) as (process, address):
        base, token = re.fullmatch(r"(https://localhost:\d+)/enter\?token=([\w-]{43})", address).groups()
        trust = ssl.create_default_context(cafile=certificate[0])
        with httpx.Client(base_url=base, verify=trust, timeout=60, trust_env=False) as client:
            entered = client.get("/enter", params={"token": token})
            assert entered.status_code == 303
            assert entered.headers["set-cookie"].startswith("__Host-desk-")
            assert "secure" in entered.headers["set-cookie"].lower()
            assert "strict-transport-security" in entered.headers
            assert client.get("/").status_code == 200
        with pytest.raises(httpx.HTTPError):
            httpx.get(base.replace("https", "http"), trust_env=False)
        assert stop(process)[0] == 0
