"""The precious part: what the reader did. One durable SQLite file a library; nothing here can be made anew."""
