"""Tables of one page by their geometry."""
