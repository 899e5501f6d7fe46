"""Articles as text, Markdown, JSON, JSON Lines and TSV. Writers yield text as they go and never touch a file."""
