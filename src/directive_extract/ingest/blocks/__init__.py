"""Paragraphs and tables, as readers of office formats find them, and how they are laid out as text."""
