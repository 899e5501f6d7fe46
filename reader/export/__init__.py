"""Articles as text, Markdown, JSON, JSON Lines, TSV and CSV. Writers yield text as they go, into no file."""
