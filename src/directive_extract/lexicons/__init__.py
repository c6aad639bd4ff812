"""Words and patterns of the language, kept as data: `lexicons/<language>/<name>.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from directive_extract.errors import LexiconError


@cache
def load_lexicon(name: str, language: str = "en") -> dict[str, Any]:
    """Read one lexicon that ships with the package.

    Args:
        name: File name without its ending, such as `abbreviations`.
        language: ISO 639-1 code, the folder's name.

    Returns:
        The parsed TOML; the same object on every call, not to be changed.

    Raises:
        LexiconError: There is no such lexicon, or it is no valid TOML.
    """
    try:
        data = resources.files(__name__).joinpath(language, f"{name}.toml").read_text(encoding="utf-8")
        return tomllib.loads(data)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(
            f"lexicon {language}/{name} can't be read: {error}", hint="reinstall directive-extract"
        ) from error
