"""Report in, records out: read → outline → tables, passages, figures in prose → store (once per edition)."""
