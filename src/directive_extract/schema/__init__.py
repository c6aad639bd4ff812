"""The types that stages hand to each other, and the output contract."""
