"""What both faces of Newsdesk call: open, refresh, list, search, get, mark. No terminal is known here."""
