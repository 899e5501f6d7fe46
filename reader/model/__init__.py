"""The nouns of Newsdesk: frozen values that every floor shares. No input or output happens here."""
