"""Makes files of a report as printed: PDF in several layouts, Word, and text as copied out of a PDF."""
