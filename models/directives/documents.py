"""Whole documents through the library, held against annotated ones by the gold scorer."""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counting import Count

from directive_extract import Extractor, Settings

if TYPE_CHECKING:
    from directive_extract.extract.classifier import Classifier

FIGURES = ("task", "principle", "owner", "deadline", "clean record")
Counts = dict[str, dict[str, Count]]


class Trial(Extractor):
    """The library with a classifier that does not ship."""

    def __init__(self, classifier: Classifier | None) -> None:
        """Take a classifier; None leaves it to the rules."""
        super().__init__(Settings(classifier=classifier is not None))
        self._classifier = classifier


class Scorer:
    """The gold scorer, `score.py` above the annotated documents, run as it is.

    Args:
        folder: Annotated documents; `score.py` and `gold.py` lie in the folder above.
    """

    def __init__(self, folder: Path) -> None:
        """Load the scorer and the documents."""
        sys.path.insert(0, str(folder.resolve().parent))
        self._score: Any = importlib.import_module("score")
        self._documents: list[Any] = self._score.load_all(folder)

    def measure(self, extractor: Extractor) -> tuple[Counts, Counts]:
        """Convert all documents and count.

        Args:
            extractor: The library, however set up.

        Returns:
            For each of `FIGURES` the counts by family, and by genre.
        """
        families: Counts = {figure: defaultdict(Count) for figure in FIGURES}
        genres: Counts = {figure: defaultdict(Count) for figure in FIGURES}
        with tempfile.TemporaryDirectory(prefix="directive-extract-") as folder:
            out = Path(folder) / "result.json"
            for document in self._documents:
                out.write_text(extractor.extract(document.path).to_json(), encoding="utf-8")
                for figure, counted in self._count(document, out).items():
                    families[figure][document.family] += counted
                    genres[figure][document.genre] += counted
        return families, genres

    def _count(self, document: Any, result: Path) -> dict[str, Count]:
        tallies: dict[str, Any] = defaultdict(self._score.Tally)
        predictions, _, _ = self._score.read_predictions(result, document.text)
        self._score.score_document(document, predictions, tallies, [])
        return {figure: Count(t.right, t.predicted, t.gold) for figure in FIGURES if (t := tallies[figure])}
