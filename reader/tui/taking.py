"""Taking an article away: to the clipboard, the browser, an editor, a file, a command."""

import os
import shlex
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.model.article import Article
from reader.model.errors import NewsdeskError
from reader.text.clean import clean_line
from reader.text.file_names import safe_file_name
from reader.text.links import safe_link
from reader.tui.editor import editor_command
from reader.tui.figure_text import citation, copied_words
from reader.tui.outside import run_outside

if TYPE_CHECKING:
    from reader.figures.ranking import KeyFigure
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen


BACK_SECONDS = 0.1
"""How long what other threads have to say gets to be said, when the screen is back."""

IN_THE_TERMINAL = frozenset({"w3m", "lynx", "links", "elinks", "links2", "www-browser", "browsh", "carbonyl"})
"""Browsers that need the terminal to themselves."""

FOR_A_SHELL = frozenset("|&;<>()$`*?~=#")
"""What means more in a command than itself; not that a shell would be needed wherever it stands."""

SHOWN = 5
"""Names of commands that are shown with the question."""


class Taking:
    """No shell ever reads a word of an article: commands get it on their standard input."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library

    @property
    def _article(self) -> Article | None:
        opened = self._screen.opening.opened
        if opened is None:
            self._screen.say("no article is open")
        return opened.article if opened else None

    def open_link(self, url: str) -> None:
        """Open a link in the browser, if it is of a kind that is safe to open."""
        link = safe_link(url)
        if link is None:
            kind = clean_line(url)[:80]
            self._screen.say(
                f"not opened, only http, https and mailto links are: {kind}" if kind else "no link"
            )
            return
        if browser := self._screen.settings.browser:
            self._browse(browser, link)
        else:
            self._screen.app.open_url(link)
            self._screen.say(f"opened {link}")

    def _browse(self, browser: str, link: str) -> None:
        try:
            command = [*shlex.split(browser), link]
            if Path(command[0]).name in IN_THE_TERMINAL:
                self._run(command, None)
                return
            nowhere = subprocess.DEVNULL
            process = subprocess.Popen(
                command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
            )
            threading.Thread(
                target=process.wait, name="browser", daemon=True
            ).start()  # it may stay for hours
        except (OSError, ValueError) as error:
            self._screen.say(f"not opened: {getattr(error, 'strerror', None) or error}: {browser}")
        else:
            self._screen.say(f"opened {link}")

    def browser(self) -> None:
        """Open the article's own link."""
        if article := self._article:
            self.open_link(article.url)

    def copy(self) -> None:
        """Ask what to copy."""
        from reader.tui.choice import CopyChoice

        if self._article:
            self._screen.ask(CopyChoice(self._copy))

    def _figure(self) -> "KeyFigure | None":
        """The current key figure, or the first."""
        opened, index = self._screen.opening.opened, max(self._screen.figures.cursor, 0)
        return opened.found[index] if opened and opened.found else None

    def _cited(self, article: Article, found: "KeyFigure") -> str:
        opened = self._screen.opening.opened
        section = opened.heading(found.place.index) if opened and found.place else ""
        return citation(found.figure, article, section=section, extracted=found.extracted)

    def _copy(self, what: str) -> None:
        self._screen.ask(None)
        article, figure = self._article, self._figure()
        if article is None or not what:
            return
        match what:
            case "link":
                text = safe_link(article.url) or ""
            case "sentence":
                text = self._screen.opening.sentence()
            case _:
                text = self._cited(article, figure) if figure else ""
        if text:
            self._screen.app.copy_to_clipboard(text)
        if text and figure and what == "figure":
            self._screen.say(copied_words(figure.figure))
        else:
            self._screen.say(f"copied: {clean_line(text)}" if text else f"no {what} to copy")

    def editor(self) -> None:
        """Open the file in the reader's editor, at the section or the fault."""
        entry = self._screen.opening.entry
        if entry is None:
            return
        opening = self._screen.opening
        try:
            line = opening.problem_line or self._library.source_line(entry, opening.section)
            path = self._library.path(entry).absolute()
            if not path.exists():
                self._screen.say(f"{entry.path} is not there any more")
                return
            command = editor_command(self.environment, str(path), line)
        except (NewsdeskError, ValueError) as error:
            self._screen.say(f"cannot edit: {error}")
            return
        self._run(command, None)
        self._screen.opening.again(self._screen.searching.matcher)

    def ask_file(self) -> None:
        """Ask for a file name to write to."""
        if article := self._article:
            self._screen.ask_line("write to:", safe_file_name(article.headline, ".txt"), self.write)

    def write(self, name: str) -> None:
        """Write the article as text, asking before a file is overwritten."""
        from reader.tui.saving import save

        if article := self._article:
            save(self._screen, name, lambda: [_text(article)])

    @property
    def environment(self) -> Mapping[str, str]:
        """The process's, with the editor of the configuration."""
        editor = self._screen.settings.editor
        return {**os.environ, "VISUAL": editor} if editor else os.environ

    def ask_command(self) -> None:
        """Ask for a command to pipe to, by its name in the configuration or in full."""
        if self._article:
            names = list(self._screen.settings.pipes)
            offered = clean_line(f"({', '.join(names[:SHOWN])}{', …' if names[SHOWN:] else ''})")
            self._screen.ask_line(f"pipe to {offered}:" if names else "pipe to:", "", self.pipe, names)

    def pipe(self, command: str) -> None:
        """Run a command, or the one that has this name, with the article's text on its standard input.

        What only a shell understands, `grep -i x | less` for example, a shell runs.
        """
        article = self._article
        command = self._screen.settings.pipes.get(command.strip(), command)
        try:
            words = shlex.split(command)
        except ValueError as error:
            self._screen.say(f"not run: {error}")
            return
        if article is not None and words:
            needs_shell = not FOR_A_SHELL.isdisjoint(command)
            self._run(["sh", "-c", command] if needs_shell else words, _text(article))

    def _run(self, command: list[str], text: str | None) -> None:
        try:
            with self._screen.app.suspend():
                status = run_outside(command, text)
        except SuspendNotSupported:
            self._screen.say("not possible on this terminal")
            return
        self._screen.refresh(repaint=True, layout=True)
        # After the news that came in meanwhile, which would take its place before anybody has seen it.
        self._screen.set_timer(BACK_SECONDS, lambda: self._screen.say(status))


def _text(article: Article) -> str:
    from reader.export.plain_text import article_text

    return article_text(article)
