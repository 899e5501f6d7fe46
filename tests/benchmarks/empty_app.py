"""An app with one line of text: what Textual itself costs, to compare Newsdesk with."""

from textual.app import App, ComposeResult
from textual.widgets import Static

TEXT = "Nothing but Textual"


class EmptyApp(App[None]):
    """One line."""

    def compose(self) -> ComposeResult:
        yield Static(TEXT)


if __name__ == "__main__":
    EmptyApp().run()
