"""What reaches the user's terminal: one line on standard error, and text that cannot steer the terminal."""

from __future__ import annotations

import os
import sys

_REPLACEMENT = 0xFFFD
# One for one, so that offsets stay right. Control characters of a document could recolour, retitle or rewrite the
# terminal; directional overrides could make a text read other than it is.
_HARMLESS: dict[int, int] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    **dict.fromkeys(range(0x202A, 0x202F), _REPLACEMENT),
    **dict.fromkeys(range(0x2066, 0x206A), _REPLACEMENT),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
    ord("\n"): ord("\n"),
    ord("\t"): ord("\t"),
}
_ONE_LINE = {**_HARMLESS, **dict.fromkeys(map(ord, "\n\r\t\v\f\x85\u2028\u2029"), ord(" "))}


def neutralise(text: str) -> str:
    """Make a document's text harmless to a terminal.

    Args:
        text: Any text.

    Returns:
        Text of the same length: control characters become visible symbols, line breaks and tabs stay, the CR of a
        CRLF becomes a space.
    """
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(_HARMLESS)


def one_line(text: str) -> str:
    """The same for a message that has to stay in one line.

    Args:
        text: Any text.

    Returns:
        Text of the same length without line breaks.
    """
    return text.translate(_ONE_LINE)


def tell(message: str) -> None:
    """Say something to the user: talk goes to standard error, standard output is for data.

    Args:
        message: Made into one line.
    """
    print(one_line(message), file=sys.stderr)


def silence_stdout() -> None:
    """Let the interpreter's last flush go nowhere, where the reader of our output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
