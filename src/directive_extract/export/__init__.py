"""Extractions to files: one writer a format, every write atomic."""
