"""What users take with them: a conversation as text, as a Word document, and its figures as CSV."""
