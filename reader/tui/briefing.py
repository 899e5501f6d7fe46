"""The basket and the brief: what is put in, the screen that orders it, the document that is written from it."""

from typing import TYPE_CHECKING

from reader.model.basket import BasketItem
from reader.model.entry import Entry
from reader.tui.saving import save
from reader.tui.status import number

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.model.mark import Mark
    from reader.tui.main_screen import MainScreen


class Briefing:
    """`+`, `B`, `W` and `M`: what goes beyond the article that is read."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._basket = library.kept.basket

    async def put(self) -> None:
        """Put in what the focus is on: a key figure, a mark, the selected articles, or the open one."""
        screen = self._screen
        if screen.focused is screen.side.marks and (current := screen.side.marks.current):
            screen.keeping.do(lambda: self._basket.put_mark(current.mark))
        elif screen.focused is screen.figures and screen.figures.count:
            self._put_figure()
        else:
            await self._put_articles(screen.selecting.targets())

    async def _put_articles(self, entries: list[Entry]) -> None:
        from reader.library.brief import with_links

        if entries:
            await self._screen.keeping.do_for(
                len(entries), lambda: self._basket.put_articles(with_links(self._library, entries))
            )

    def _put_figure(self) -> None:
        opened, index = self._screen.opening.opened, max(self._screen.figures.cursor, 0)
        if opened is None:
            return
        figure = self._screen.figures.figure(index)
        if figure is not None:
            self._screen.keeping.do(lambda: self._basket.put_figure(opened.entry, figure, opened.article.url))

    def show(self) -> None:
        """The basket on a screen of its own."""
        from reader.tui.basket_screen import BasketScreen

        self._screen.app.push_screen(BasketScreen(self._screen, self._library), self._chosen)

    def _chosen(self, chosen: BasketItem | str | None) -> None:
        if isinstance(chosen, BasketItem):
            self._screen.work(self._open(chosen.article, chosen.mark))
        elif chosen:
            self.ask_file()

    def marks(self) -> None:
        """All marks of the library on a screen of their own."""
        from reader.tui.marks_screen import MarksScreen

        self._screen.app.push_screen(MarksScreen(self._screen, self._library), self._read_mark)

    def _read_mark(self, mark: "Mark | None") -> None:
        if mark is not None:
            self._screen.work(self._open(mark.article, mark.id))

    async def _open(self, article: str, mark: str) -> None:
        entry = self._library.entries_of([article]).get(article)
        if entry is None:
            self._screen.say(f"{article} is no longer in the library")
            return
        self._screen.opening.lighting.mark_next(article, mark)
        await self._screen.shelf.go_to(entry)
        self._screen.walking.read()

    def ask_file(self) -> None:
        """Ask where the brief is to be written."""
        count = len(self._basket.items())
        if count:
            self._screen.ask_line(f"write the brief ({number(count, 'item')}) to:", "brief.md", self.write)
        else:
            self._screen.say("the basket is empty: + puts what you read into it")

    def write(self, name: str) -> None:
        """Write the brief, asking before a file is overwritten."""
        from reader.export.brief import brief
        from reader.library.brief import brief_parts

        save(self._screen, name, lambda: brief(brief_parts(self._library, self._basket.items())))
