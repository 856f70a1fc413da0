"""The PDF reader: a file → glyphs and rules by pdfium → lines, tables and reading order → a `Document`."""

from ingest.sources.pdf.read import read_pdf

__all__ = ["read_pdf"]
