"""Figures of matching on annotated documents that it was not trained on, by the gold scorer.

python models/matching/evaluate_matching.py --gold ../shared/gold
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from directive_extract.cli.dedupe import read_records
from directive_extract.register.matching import Clustering, cluster
from directive_extract.schema.register import Relation

SURE = 0.95


def false_and_sure(clustering: Clustering, scorer: Any, folder: Path) -> int:
    """Pairs of one family called `same` with a probability above SURE that are two commitments."""
    documents = scorer.load_all(folder)
    gold = {f"{d.doc_id}/{item.id}": (d.family, item.cluster) for d in documents for item in d.items}
    sure = [
        (gold[link.new], gold[link.match.entry])
        for link in clustering.links
        if link.match.relation is Relation.SAME and link.match.probability > SURE
    ]
    return sum(one[0] == other[0] and one[1] != other[1] for one, other in sure)


def main() -> None:
    """Measure with the encoder and without."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of duplicates.py, dev/ and train/")
    parser.add_argument("--part", default="dev")
    options = parser.parse_args()
    sys.path.insert(0, str(options.gold.resolve()))
    scorer: Any = importlib.import_module("duplicates")
    folder = options.gold / options.part
    with tempfile.TemporaryDirectory(prefix="directive-extract-") as name:
        tasks, clusters = Path(name) / "tasks.jsonl", Path(name) / "clusters.json"
        scorer.write(folder, tasks)
        records = read_records(tasks)
        for semantic in (True, False):
            clustering = cluster(records, semantic=semantic)
            clusters.write_text(json.dumps({"clusters": clustering.clusters}), encoding="utf-8")
            print("with the encoder" if semantic else "words alone")
            for figure, value in scorer.score(folder, clusters, False).items():
                print(f"  {figure}: {value}")
            print(f"  false `same` of one family above {SURE}: {false_and_sure(clustering, scorer, folder)}")


if __name__ == "__main__":
    main()
