"""The screen: the only room that knows Textual. It imports nothing by itself."""
