"""Answers that are worked out: each operand is a cited figure, and the sum is shown."""
