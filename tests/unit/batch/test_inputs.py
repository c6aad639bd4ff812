import os

import pytest

from directive_extract.batch.inputs import find_documents
from directive_extract.errors import NoDocumentsError, SourceNotFoundError, UnreadableSourceError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("d/b.txt", "d/a.html", "d/sub/c.md", "d/sub/z.TXT", "d/x.csv", "d/sub/y.xlsx", "d/.hidden.txt",
                 "d/.git/config.txt", "other/e.htm", "loose.dat"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def paths(found):
    return [document.path.as_posix() for document in found.documents]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(["d/b.txt"], ["d/b.txt"], id="file"),
        pytest.param(["loose.dat"], ["loose.dat"], id="named file of any suffix"),
        pytest.param(["d"], ["d/a.html", "d/b.txt", "d/sub/c.md", "d/sub/z.TXT"], id="folder with those below"),
        pytest.param(["other", "d/b.txt"], ["other/e.htm", "d/b.txt"], id="in the order given"),
        pytest.param(["d/*.txt"], ["d/b.txt"], id="pattern"),
        pytest.param(["**/*.htm*"], ["d/a.html", "other/e.htm"], id="pattern over folders"),
        pytest.param(["d/sub", "d"], ["d/sub/c.md", "d/sub/z.TXT", "d/a.html", "d/b.txt"], id="no file twice"),
        pytest.param(["d/b.txt", "./d/../d/b.txt"], ["d/b.txt"], id="no file twice under two names"),
    ],
)
def test_find_documents_in_order(folder, given, expected):
    found = find_documents(given)
    assert paths(found) == expected
    assert found.problems == []


def test_find_documents_names_files_of_other_kinds(folder):
    found = find_documents(["d"])
    assert [path.as_posix() for path in found.others] == ["d/sub/y.xlsx", "d/x.csv"]


def test_find_documents_takes_a_name_with_pattern_characters_literally(folder):
    (folder / "minutes [final].txt").write_text("x")
    assert paths(find_documents(["minutes [final].txt"])) == ["minutes [final].txt"]


def test_find_documents_leaves_the_results_folder_out(folder):
    (folder / "d" / "out").mkdir()
    (folder / "d" / "out" / "notes.txt").write_text("x")
    found = find_documents(["d"], leave_out=folder / "d" / "out")
    assert "d/out/notes.txt" not in paths(found)


def test_find_documents_does_not_speak_of_results_beside_the_documents(folder):
    (folder / "d" / "b.json").touch()
    assert [path.name for path in find_documents(["d"], leave_out=folder / "d").others] == ["y.xlsx", "x.csv"]
    assert [path.name for path in find_documents(["d"]).others] == ["b.json", "y.xlsx", "x.csv"]


def test_find_documents_does_not_walk_in_circles(folder):
    (folder / "d" / "loop").symlink_to(folder / "d", target_is_directory=True)
    assert len(paths(find_documents(["d"]))) == 4


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        pytest.param("nowhere.txt", SourceNotFoundError, "no such file or folder", id="missing"),
        pytest.param("none/*.txt", NoDocumentsError, "no file fits", id="pattern that fits nothing"),
        pytest.param("empty", NoDocumentsError, "no document in this folder", id="empty folder"),
        pytest.param("sheets", NoDocumentsError, "1 of other kinds, such as x.odt", id="folder of other kinds"),
    ],
)
def test_find_documents_reports_a_path_that_leads_nowhere_and_goes_on(folder, given, error, message):
    (folder / "empty").mkdir()
    (folder / "sheets").mkdir()
    (folder / "sheets" / "x.odt").touch()
    found = find_documents([given, "other"])
    assert paths(found) == ["other/e.htm"]
    (problem,) = found.problems
    assert isinstance(problem.error, error)
    assert message in problem.error.what
    assert problem.error.hint


def test_find_documents_reports_a_folder_that_cannot_be_read(folder, monkeypatch):
    real = os.scandir

    def scandir(path):
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = find_documents(["d"])
    assert paths(found) == ["d/a.html", "d/b.txt"]
    assert isinstance(found.problems[0].error, UnreadableSourceError)
    assert found.problems[0].path.as_posix() == "d/sub"


def test_find_documents_keeps_a_dangling_link_for_the_reader_to_report(folder):
    (folder / "dangling.txt").symlink_to(folder / "gone.txt")
    assert paths(find_documents(["dangling.txt"])) == ["dangling.txt"]
