"""The cache of a library: a catalogue of its articles and a full-text index. It may be deleted at any time."""
