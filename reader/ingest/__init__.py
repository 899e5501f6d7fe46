"""From foreign bytes to articles: feeds, pages, text, agency formats; the only room that uses the network."""
