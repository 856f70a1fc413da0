"""From a question set to a score that can be trusted, with a baseline beside it."""
