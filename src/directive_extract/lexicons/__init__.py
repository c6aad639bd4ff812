"""Words and patterns of the language, kept as data."""
