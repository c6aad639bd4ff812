"""Recognises what is the same commitment across documents and against the register.

`compare` weighs two records part by part; `reconcile` places new records among known ones; `cluster` joins the
records of many documents; `TantivyIndex` finds candidates on disk and
`remembered_encoder` keeps vectors beside it; `table` and `waterfall` show why.
"""

from __future__ import annotations

from directive_extract.register.matching.clustering import Clustering, Link, cluster
from directive_extract.register.matching.comparing import compare
from directive_extract.register.matching.explaining import Step, explain, table, waterfall
from directive_extract.register.matching.index import TantivyIndex
from directive_extract.register.matching.reconciling import reconcile
from directive_extract.register.matching.remembering import remembered_encoder
from directive_extract.schema.register import CandidateIndex, Lookup

__all__ = [
    "CandidateIndex",
    "Clustering",
    "Link",
    "Lookup",
    "Step",
    "TantivyIndex",
    "cluster",
    "compare",
    "explain",
    "reconcile",
    "remembered_encoder",
    "table",
    "waterfall",
]
