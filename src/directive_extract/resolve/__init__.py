"""From words to values, without spaCy: dates, deadlines, owners, action wording."""
