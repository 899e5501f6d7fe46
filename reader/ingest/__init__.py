"""From foreign bytes to articles: feeds, web pages, text, agency formats; the only room that may use the network."""
