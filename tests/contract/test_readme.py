"""What README, tutorial and how-tos show is what happens: commands parse, programs run, outputs are as printed.

- A block after "Save this as `FILE`:" becomes that file.
- Programs of one page run one after the other in one namespace, in a folder of their own.
- A `text` block right after a program, or after commands of the tutorial, is what they print at the end.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from directive_extract.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
TUTORIAL = DOCS / "tutorial.md"
PAGES = [README, TUTORIAL, *sorted((DOCS / "how-to").glob("*.md")), DOCS / "reference" / "desk.md"]
EVERY_PAGE = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "models").rglob("*.md")])
PROGRAM = "directive-extract"
COMMANDS = typer.main.get_command(app).commands

# Documents that the pages speak of without showing them.
STAND_INS = {
    "documents/a.txt": "The Board met on 9 March 2026.\nThe Clerk shall inform the tenants by 1 April 2026.\n",
    "documents/empty.txt": "",
    "documents/undated/b.txt": "The Clerk shall inform the tenants.\n",
}
PIPED = {"documents/a.txt": STAND_INS["documents/a.txt"]}


@dataclass(frozen=True)
class Block:
    language: str
    text: str
    before: str  # what stands between the block before and this one


def blocks(page: Path) -> list[Block]:
    parts = re.split(r"^```(\w*)\n(.*?)^```\n", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [Block(parts[i + 1], parts[i + 2], parts[i]) for i in range(0, len(parts) - 1, 3)]


def commands(text: str) -> list[str]:
    """Lines that call the program, whatever stands around them."""
    return re.findall(rf"^ *({PROGRAM} .*)$", text, re.MULTILINE)


def arguments(line: str) -> list[str]:
    """Words behind the program, up to a redirection or a pipe; comments taken off."""
    words = shlex.split(line, comments=True)[1:]
    ends = [words.index(sign) for sign in (">", "|") if sign in words]
    return words[: min(ends, default=len(words))]


def examples() -> list[Any]:
    pages = [*PAGES, DOCS / "reference" / "cli.md"]
    synopsis = re.compile(r"\b(?:COMMAND|PATH\.\.\.|FILE|TEXT)\b")
    lines = [(page, line) for page in pages for line in commands(page.read_text("utf-8")) if not synopsis.search(line)]
    return [pytest.param(line, id=f"{page.stem}: {line[len(PROGRAM) + 1 : 60]}") for page, line in lines]


@pytest.mark.parametrize("line", examples())
def test_command_line_parses(line: str) -> None:
    name, *rest = arguments(line)
    assert name in COMMANDS
    COMMANDS[name].make_context(name, rest)


def expected(shown: list[Block], position: int) -> str | None:
    """The `text` block behind a block, with no more than a few words between them."""
    following = shown[position + 1] if position + 1 < len(shown) else None
    if following is None or following.language != "text" or "Save this" in following.before:
        return None
    return following.text if following.before.count("\n\n") <= 2 else None


def save_files(shown: list[Block], folder: Path) -> None:
    for block in shown:
        named = re.search(r"Save this as `([^`]+)`:\s*$", block.before)
        if named:
            write(folder, {named[1]: block.text})


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_programs_run_and_print_what_is_shown(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = blocks(page)
    monkeypatch.chdir(tmp_path)
    save_files(shown, tmp_path)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    programs = 0
    for position, block in enumerate(shown):
        if block.language == "sh" and page == TUTORIAL:
            run_commands(block, expected(shown, position))
        if block.language == "python":
            write(tmp_path, STAND_INS if "DirectiveExtractError" in block.text else PIPED)
            printed = run_program(block.text, f"{page.name}, program {programs + 1}", namespace)
            programs += 1
            compare(printed, block.text, expected(shown, position))
    assert programs


def run_commands(block: Block, output: str | None) -> None:
    for line in commands(block.text):
        result = CliRunner().invoke(app, arguments(line))
        assert result.exit_code == 0, result.output
    if output is not None:
        assert result.stdout.endswith(output)


def run_program(text: str, name: str, namespace: dict[str, Any]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(text, name, "exec"), namespace)
    return printed.getvalue()


def compare(printed: str, program: str, output: str | None) -> None:
    """Hold what was printed against the `text` block, and against comments behind `print(...)`."""
    if output is not None:
        assert [line.rstrip() for line in printed.splitlines()] == [line.rstrip() for line in output.splitlines()]
    promised = re.findall(r"^print\(.*\)  +# (.+)$", program, re.MULTILINE)
    assert [line for line in promised if line not in printed.splitlines()] == []


def test_readme_shows_what_is_found_in_its_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = [block for block in blocks(README) if block.language == "text"]
    document, records = shown[0].text, shown[1].text
    assert "Tasks:" in records
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"notice.txt": document})
    result = CliRunner().invoke(app, ["show", "notice.txt"])
    assert result.exit_code == 0, result.output
    assert result.stdout[result.stdout.index("\nTasks:") + 1 :] == records


def titles(page: Path) -> set[str]:
    """Names under which a page's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        file, _, title = link.partition("#")
        target = page.parent / file if file else page
        if re.match(r"https?:", link):
            continue
        if not target.exists() or (title and title not in titles(target)):
            broken.append(link)
    assert broken == []


def test_no_page_waits_for_figures() -> None:
    assert [page.name for page in EVERY_PAGE if re.search(r"@@\w+@@", page.read_text("utf-8"))] == []


def test_pages_name_no_path_of_this_machine() -> None:
    home = re.compile(rf"{re.escape(str(Path.home()))}/|/(?:tmp|work|home|root)/")
    assert [page.name for page in EVERY_PAGE if home.search(page.read_text("utf-8"))] == []
