"""Flattened tables back into rows and columns: regions → rows → header → table → check."""
