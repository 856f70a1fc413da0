"""One treatment of Dutch for report and question: words, numbers, sentences, areas and periods."""
