"""A text against the report: which of its numbers and claims are right."""
