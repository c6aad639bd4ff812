"""Which language a person reads."""

from __future__ import annotations

from directive_extract.review.texts.catalogue import LANGUAGES, Texts


def choose_language(accepted: str | None, preferred: str | None = None) -> str:
    """The language of the pages.

    Args:
        accepted: The browser's `Accept-Language` header.
        preferred: What the reviewer or the settings say; it goes before the browser.

    Returns:
        One of `LANGUAGES`; the first where nothing that is asked for is there.
    """
    if preferred in LANGUAGES:
        return str(preferred)
    ranked = sorted(_weighted(accepted or ""), key=lambda pair: -pair[0])
    return next((language for weight, language in ranked if weight > 0 and language in LANGUAGES), LANGUAGES[0])


def texts_for(preferred: str | None, accepted: str | None) -> Texts:
    """The words for whoever asks.

    Args:
        preferred: What the reviewer or the settings say.
        accepted: The browser's `Accept-Language` header.

    Returns:
        The catalogue of the language that `choose_language` chooses.
    """
    return Texts.of(choose_language(accepted, preferred))


def _weighted(header: str) -> list[tuple[float, str]]:
    """Weights and primary tags of the header, in its order (RFC 9110, 12.5.4); what can't be read weighs 0."""
    pairs = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";")
        name, _, value = weight.strip().partition("=")
        try:
            rank = float(value) if name == "q" else 1.0
        except ValueError:
            rank = 0.0
        pairs.append((rank, tag.partition("-")[0].strip().lower()))
    return pairs
