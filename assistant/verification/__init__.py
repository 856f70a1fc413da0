"""The rules that an answer must keep before anyone sees it; they know nothing of how an answer is made."""
