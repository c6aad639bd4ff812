"""Text recognition of page pictures with Tesseract, which is optional and found at run time. Knows no file format."""
