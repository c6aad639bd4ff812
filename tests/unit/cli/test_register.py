"""The register from the command line: a day's work, and what goes wrong."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from directive_extract.cli.app import app
from directive_extract.cli.register import options
from directive_extract.register.versions import NEWEST

TABLE = "STT;Nhiệm vụ;Cơ quan chủ trì;Thời hạn;Tiến độ\n1;Sửa đê;Sở A;30/4/2026;45%\n2;;Sở B;;\n3;Xây cầu;Sở C;sớm;\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(*arguments, code=0):
        result = CliRunner().invoke(app, ["register", *map(str, arguments)])
        assert result.exit_code == code, result.output
        return result

    return call


@pytest.fixture
def used(run, tmp_path):
    (tmp_path / "office.csv").write_text(TABLE, "utf-8")
    run("init")
    run("import", "office.csv", "--yes", "--actor", "Lan")
    return run


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_days_work(used, tmp_path) -> None:
    assert [entry["action"] for entry in lines(used("list", "--json"))] == ["Sửa đê", "Xây cầu"]
    assert [entry["id"] for entry in lines(used("overdue", "--on", "2026-05-01", "--json"))] == ["E1"]
    used("set", "E1", "--deadline", "within 10 days", "--date", "2026-05-01", "--owner", "Sở D", "--actor", "Minh")
    entry = json.loads(used("show", "E1", "--json").stdout)
    assert (entry["due"], [owner["name"] for owner in entry["owners"]], entry["revision"]) == (
        "2026-05-11",
        ["Sở D"],
        2,
    )
    assert lines(used("overdue", "--on", "2026-05-01", "--json")) == []
    added = json.loads(used("add", "Plant trees", "--owner", "Park", "--deadline", "Q3 2026", "--json").stdout)
    assert (added["id"], added["due"], added["state"]) == ("E3", "2026-09-30", "confirmed")
    assert json.loads(used("undo", "--json").stdout) == {"entries": ["E3"], "records": []}
    assert [event["actor"] for event in lines(used("history", "E1", "--json"))] == ["Minh", "Lan"]
    assert json.loads(used("verify", "--json").stdout)["ok"] is True
    assert json.loads(used("export", "office.csv", "--json").stdout)["rows"] == 2
    assert "1;Sửa đê;Sở A;30/4/2026;45%;E1;in_progress" in (tmp_path / "office.csv").read_text("utf-8")


def test_text_for_people(used) -> None:
    assert "Sửa đê" in used("list").stdout
    assert "Thời hạn: sớm" in used("show", "E2").stdout
    assert "changed E2 percent: 0 -> 10" in (used("set", "E2", "--percent", "10"), used("history"))[1].stdout
    assert "last hash" in used("verify").stdout


def test_import_shows_what_it_understood(run, tmp_path) -> None:
    (tmp_path / "office.csv").write_text(TABLE, "utf-8")
    run("init")
    asked = run("import", "office.csv", code=9)
    for part in ("Thời hạn -> deadline", "row 3: no task in this row", "deadline not read: 'sớm'", "DX-REG-12"):
        assert part in asked.stderr
    assert lines(run("list", "--json")) == []
    report = json.loads(run("import", "office.csv", "--yes", "--json", "--save-profile", "p.json").stdout)
    assert (report["entries"], report["not_read"], report["columns"]["STT"]) == (["E1", "E2"], 1, "number")
    again = json.loads(run("import", "office.csv", "--profile", "p.json", "--json").stdout)
    assert (again["entries"], again["known"]) == ([], 2)


@pytest.mark.parametrize("name", ["new.xlsx", "new.csv", "new.json", "new.jsonl"])
def test_a_new_file_is_made_and_can_be_imported(used, tmp_path, name) -> None:
    assert json.loads(used("export", name, "--state", "in_progress", "--json").stdout)["added"] == 1
    assert (tmp_path / name).exists()
    if name not in {"new.json", "new.jsonl"}:
        report = json.loads(used("import", name, "--yes", "--json").stdout)
        assert (report["entries"], report["known"]) == ([], 1)


def test_tampering_is_told_by_the_exit_code(used) -> None:
    import sqlite3

    with sqlite3.connect("register.db") as connection:
        connection.execute("UPDATE entry SET action = 'Z' WHERE id = 1")
    connection.close()
    assert "E1: action changed without the log" in used("verify", code=9).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(("show", "E99"), 9, "DX-REG-09", id="no-such-entry"),
        pytest.param(("set", "E1"), 4, "nothing is to be changed", id="no-change"),
        pytest.param(("set", "E1", "--state", "lost"), 9, "DX-REG-10", id="no-such-state"),
        pytest.param(("set", "E1", "--percent", "7", "--revision", "9"), 9, "DX-REG-08", id="stale"),
        pytest.param(("set", "E1", "--deadline", "soon"), 9, "no deadline in 'soon'", id="no-deadline"),
        pytest.param(("set", "E1", "--deadline", "within 10 days"), 9, "--date", id="relative-without-a-day"),
        pytest.param(("set", "E1", "--next-review", "x"), 2, "DX-CFG-01", id="no-day"),
        pytest.param(("list", "--state", "lost"), 4, "--state", id="no-such-state-to-list"),
        pytest.param(("list", "--register", "absent.db"), 9, "DX-REG-01", id="no-register"),
        pytest.param(("list", "--register", "office.csv"), 9, "DX-REG-04", id="another-file"),
        pytest.param(("init",), 9, "DX-REG-02", id="there-already"),
        pytest.param(("export", "x.doc"), 9, "not written", id="another-kind-of-file"),
        pytest.param(("export", "x.csv", "--state", "lost"), 4, "--state", id="no-such-state-to-export"),
        pytest.param(("import", "office.csv", "--column", "x"), 4, "no equals sign", id="half-a-column"),
        pytest.param(("add", " "), 9, "needs words", id="no-words"),
        pytest.param(("add", "x", "--kind", "y"), 4, "--kind", id="no-such-kind"),
    ],
)
def test_what_goes_wrong_is_one_line(used, arguments, code, message) -> None:
    result = used(*arguments, code=code)
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_upgrade_of_a_register_that_is_up_to_date(used) -> None:
    assert json.loads(used("init", "--upgrade", "--json").stdout)["version_before"] == NEWEST


def test_the_actor_is_the_user_if_nobody_is_named(monkeypatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "lan")
    assert options.actor_of(None) == "lan"
    assert options.actor_of("Minh") == "Minh"
    assert options.clock().tzinfo is not None
