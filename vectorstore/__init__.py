"""What stands between report and question: the records that are stored, Dutch text treatment, embeddings and Chroma."""
