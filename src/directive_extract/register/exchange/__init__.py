"""Registers that exist already, in Excel, CSV, JSON or SQLite: import and write-back."""
