"""Which documents a list of files, folders and patterns means."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass, field
from pathlib import Path

from directive_extract.errors import (
    DirectiveExtractError,
    NoDocumentsError,
    SourceNotFoundError,
    UnreadableSourceError,
)

# What is picked up inside folders. A file that is named outright is tried whatever its suffix: its content decides.
_TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
_PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_OFFICE_SUFFIXES = (".pdf", ".docx", ".docm", ".dotx", ".dotm", ".rtf", ".eml", ".msg", ".mht", ".mhtml")
SUFFIXES = (*_TEXT_SUFFIXES, *_OFFICE_SUFFIXES, *_PICTURE_SUFFIXES)
# Browsers put the pictures of a saved page there: logos, not documents.
_PARTS_OF_PAGES = ("_files", ".files")


@dataclass(frozen=True, slots=True)
class Document:
    """A file to be converted.

    Attributes:
        path: As it is opened and shown to the user.
        inside: Its place relative to the folder that was searched; just the name for a file that was named.
    """

    path: Path
    inside: Path


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that leads to no document.

    Attributes:
        path: As the user gave it, or the folder that could not be read.
        error: What is the matter.
    """

    path: Path
    error: DirectiveExtractError


@dataclass(slots=True)
class Found:
    """What the paths lead to.

    Attributes:
        documents: In the order of the paths, inside a folder by name; no file twice.
        others: Files in folders that are of no kind we read, by name.
        problems: Paths that lead to nothing.
    """

    documents: list[Document] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find_documents(paths: list[str], *, leave_out: Path | None = None) -> Found:
    """Look up files, search folders and expand patterns.

    Args:
        paths: Files, folders (searched with all folders below them; hidden files and folders are passed over, links
            to folders not followed) and patterns that the shell did not expand.
        leave_out: A folder not to be searched: the one that results go to.

    Returns:
        Documents and what could not be used. Nothing is opened.
    """
    search = _Search(Found(), leave_out.resolve() if leave_out else None)
    for path in paths:
        search.add(path)
    return search.found


class _Search:
    def __init__(self, found: Found, leave_out: Path | None) -> None:
        self.found = found
        self._leave_out = leave_out
        self._seen: set[Path] = set()

    def add(self, given: str) -> None:
        """One path of the command line: a name that exists, or a pattern."""
        if os.path.lexists(given):
            self._add_existing(Path(given))
        elif glob.has_magic(given):
            # Path.glob wants the pattern apart from its folder, and refuses absolute ones.
            matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207
            if not matches:
                self._complain(
                    Path(given), NoDocumentsError("no file fits this pattern", source=given, hint="check the pattern")
                )
            for match in matches:
                self._add_existing(Path(match))
        else:
            self._complain(
                Path(given), SourceNotFoundError("no such file or folder", source=given, hint="check the path")
            )

    def _add_existing(self, path: Path) -> None:
        if path.is_dir():
            self._add_folder(path)
        else:
            self._add_file(Document(path, Path(path.name)))

    def _add_folder(self, folder: Path) -> None:
        kept, others, problems = 0, len(self.found.others), len(self.found.problems)
        for path in self._walk(folder):
            if path.suffix.lower() in SUFFIXES:
                self._add_file(Document(path, path.relative_to(folder)))
                kept += 1
            elif not self._is_result(path):
                self.found.others.append(path)
        if not kept and len(self.found.problems) == problems:
            self._complain(folder, _nothing_in(folder, self.found.others[others:]))

    # Files below a folder, by name; folders that cannot be read become problems.
    def _walk(self, folder: Path) -> list[Path]:
        def refuse(error: OSError) -> None:
            where = Path(error.filename or folder)
            reason = (error.strerror or "cannot be read").lower()
            self._complain(
                where, UnreadableSourceError(reason, source=str(where), hint="check who may read this folder")
            )

        files: list[Path] = []
        for root, folders, names in os.walk(folder, onerror=refuse):
            here = Path(root)
            folders[:] = [name for name in folders if not name.startswith(".") and self._wanted(here / name)]
            files += [here / name for name in names if not name.startswith((".", "~$"))]  # "~$": Word's locks
        return sorted(files, key=lambda path: path.parts)

    # Where results go into the folder that is searched, those of the last run are not worth a word.
    def _is_result(self, path: Path) -> bool:
        return path.suffix in {".json", ".jsonl"} and path.parent.resolve() == self._leave_out

    def _wanted(self, folder: Path) -> bool:
        if folder.name.endswith(_PARTS_OF_PAGES):
            return False
        return self._leave_out is None or folder.resolve() != self._leave_out

    def _add_file(self, document: Document) -> None:
        real = document.path.resolve()
        if real not in self._seen:
            self._seen.add(real)
            self.found.documents.append(document)

    def _complain(self, path: Path, error: DirectiveExtractError) -> None:
        self.found.problems.append(Problem(path, error))


def _nothing_in(folder: Path, others: list[Path]) -> NoDocumentsError:
    there = f"; {len(others)} of other kinds, such as {others[0].name}" if others else ""
    return NoDocumentsError(
        f"no document in this folder{there}", source=str(folder), hint=f"documents end in {', '.join(SUFFIXES)}"
    )
