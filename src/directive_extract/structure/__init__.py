"""From text to an outline: metadata, headings, lists, tables, boilerplate and sentences."""
