"""The words of the interface, in English and Vietnamese."""

from directive_extract.review.texts.catalogue import LANGUAGES, Texts
from directive_extract.review.texts.negotiation import choose_language, texts_for

__all__ = ["LANGUAGES", "Texts", "choose_language", "texts_for"]
