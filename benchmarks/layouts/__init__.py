"""Texts laid out as an office would hand them round: PDF, Word, web page, scan. See benchmarks/formats.py."""
