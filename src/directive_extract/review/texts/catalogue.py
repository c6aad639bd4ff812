"""One catalogue of words for each language: TOML tables, looked up by a dotted key."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Self

LANGUAGES = ("en", "vi")
"""ISO 639-1 codes of the languages that there is a catalogue for; the first is the default."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of the interface in one language.

    Attributes:
        language: ISO 639-1 code.
        words: All texts by dotted key (`queue.title`).
    """

    language: str
    words: Mapping[str, str]

    @classmethod
    def of(cls, language: str) -> Self:
        """The catalogue of a language.

        Args:
            language: One of `LANGUAGES`; the default's is given for any other.

        Returns:
            The texts; read once in a process.
        """
        known = language if language in LANGUAGES else LANGUAGES[0]
        return cls(language=known, words=_read(known))

    def get(self, key: str, **values: object) -> str:
        """A text with values put in.

        Args:
            key: Dotted key. Where it has the forms `one` and `other`, the value `n` chooses between them.
            **values: What stands for the placeholders; whole numbers are grouped as the language does it.

        Returns:
            The text. A KeyError means that a template names a key that is not in the catalogue.
        """
        words = self.words.get(key)
        if words is None:
            words = self.words[f"{key}.{self._form(values.get('n'))}"]
        shown = {name: self.number(value) if type(value) is int else value for name, value in values.items()}
        return words.format_map(shown)

    def name(self, group: str, value: str) -> str:
        """What a value is called: of a risk, a flag, a relation.

        Args:
            group: Table of the catalogue.
            value: The value as data has it.

        Returns:
            Its name; the value itself, readable, where the catalogue has none (flags of a component of one's own).
        """
        return self.words.get(f"{group}.{value}", str(value).replace("_", " "))

    def refusal(self, code: str, what: str) -> str:
        """What an error means.

        Args:
            code: Its code.
            what: Its own words, which are English.

        Returns:
            Its own words; in another language what the catalogue says of the code, with its own words behind it.
        """
        says = self.words.get(f"refusal.{code}")
        return what if says is None or self.language == LANGUAGES[0] else f"{says} ({what})"

    def number(self, value: int) -> str:
        """A whole number, its thousands grouped: 10,000 in English, 10.000 in Vietnamese."""
        grouped = f"{value:,}"
        return grouped.replace(",", ".") if self.language == "vi" else grouped

    def percent(self, share: float) -> str:
        """A share from 0 to 1 in whole percent, never rounded up to all: 0.999 is 99%."""
        return f"{int(share * 100 + 1e-9)}%"

    def size(self, count: int) -> str:
        """Bytes in a unit that a person reads; megabytes and kilobytes are decimal, as file managers show them."""
        for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
            if count >= factor:
                shown = f"{count / factor:.1f}".removesuffix(".0")
                return f"{shown.replace('.', ',') if self.language == 'vi' else shown} {unit}"
        return f"{count} B"

    def date(self, day: dt.date) -> str:
        """A day as the language writes it: 9 March 2026, 09/3/2026."""
        # Vietnamese official style (Decree 30/2020) pads the day below 10 and the months January and February only.
        if self.language == "vi":
            month = f"{day.month:02}" if day.month < 3 else str(day.month)
            return f"{day.day:02}/{month}/{day.year}"
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def moment(self, at: dt.datetime) -> str:
        """A day and the time of day, where the server stands."""
        local = at.astimezone() if at.tzinfo else at
        return f"{self.date(local.date())}, {local:%H:%M}"

    def _form(self, count: object) -> str:
        return "one" if count == 1 and self.language == "en" else "other"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def _read(language: str) -> Mapping[str, str]:
    text = files("directive_extract.review.texts").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return MappingProxyType(dict(_flat(tomllib.loads(text))))


def _flat(table: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    """Dotted keys and texts of nested tables."""
    pairs: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{before}{name}"
        pairs.extend(_flat(value, f"{key}.") if isinstance(value, dict) else [(key, value)])
    return pairs
