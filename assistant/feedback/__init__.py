"""What users say of answers: kept in a local file, listed, and turned into questions for the question set."""
