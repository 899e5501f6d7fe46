"""Newsdesk: a news reader for the terminal. The rooms below are described in README.md."""

__version__ = "0.1.0"
