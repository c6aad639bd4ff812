"""Recognises what is the same commitment across documents and against the register.

`compare` weighs two records part by part; `reconcile` places new records among known ones; `cluster` joins the
records of many documents; `open_index` opens the index on disk that finds candidates.
"""
