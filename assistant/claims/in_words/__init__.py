"""Claims in words: found in a sentence, then held against figures, or against a sentence of the report."""
