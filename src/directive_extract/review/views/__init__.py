"""What templates are given: plain values, no HTML, no database."""
