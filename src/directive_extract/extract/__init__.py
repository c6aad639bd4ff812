"""From an outline to candidates and mentions: the only place that knows spaCy."""
