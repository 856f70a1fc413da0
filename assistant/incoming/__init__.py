"""A report that staff add through the page: kept, shown as it was understood, corrected, added, and taken out again."""
