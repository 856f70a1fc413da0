"""Readers of files of one kind each: a file in, a `Document` out."""
