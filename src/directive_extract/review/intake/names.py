"""What an uploaded file is called; nothing on the disk ever bears that name."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARS = 200
_PATH = re.compile(r"[/\\]")
_NAMELESS = "document"


def shown_name(given: str | None) -> str:
    """The name that the desk shows for a file.

    Args:
        given: As the browser sends it: perhaps with folders before it, perhaps made to deceive.

    Returns:
        Its last part without control characters, shortened in the middle so that its kind stays. Directional overrides
        are left in: pages show them as such, and a name without them would not be the one that the person sees.
    """
    last = _PATH.split(unicodedata.normalize("NFC", given or ""))[-1]
    name = "".join(character for character in last if unicodedata.category(character) not in {"Cc", "Cs"}).strip()
    if name.strip(".") == "":
        return _NAMELESS
    return name if len(name) <= MAX_CHARS else f"{name[: MAX_CHARS - 21]}…{name[-20:]}"


def is_noise(given: str | None) -> bool:
    """Whether a file of a folder is none that anybody means.

    Args:
        given: Its name, perhaps with its folders.

    Returns:
        True for hidden files and those that Word and browsers put beside documents.
    """
    parts = [part for part in _PATH.split(given or "") if part.strip(".")]
    return any(part.startswith((".", "~$")) for part in parts) or any(
        part.endswith(("_files", ".files")) for part in parts[:-1]
    )
