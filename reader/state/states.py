"""The reading state of one library: actions and questions in terms of facts. Durable when a call returns."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from reader.model.fact import GONE, Change, Edit, Fact, Key, Kind, Sweep
from reader.model.reading_state import UNTOUCHED, ReadingState
from reader.state import sweeping, table
from reader.state.file import StateFile, wall_clock
from reader.state.packed import PackedIds
from reader.state.sweeping import Page

ContentOf = Callable[[Sequence[str]], Sequence[int]]
"""Numbers made from what these articles are, by which they are known again; 0 where there is no such article."""


def _unknown(articles: Sequence[str]) -> Sequence[int]:
    return [0] * len(articles)


class States:
    """Safe to use from several threads. Every question and action may raise StateError."""

    def __init__(
        self, path: Path, *, clock: Callable[[], int] = wall_clock, content_of: ContentOf = _unknown
    ) -> None:
        self._file = StateFile(path)
        self._clock = clock
        self._content_of = content_of

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    @property
    def trouble(self) -> str:
        """What keeps the state from being kept for longer than this session; empty where nothing does."""
        return self._file.trouble

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    def notices(self) -> tuple[str, ...]:
        """What had to be done to the file since this was asked last."""
        return self._file.notices()

    def now(self) -> int:
        """The clock's time, in microseconds since 1970 UTC."""
        return self._clock()

    # Actions

    def act(self, wanted: Iterable[tuple[Key, str]]) -> tuple[Edit, ...]:
        """Give keys new values, as the latest action; returns what that changed."""
        return self._act(list(wanted), ())

    def take_back(self, change: Change) -> tuple[Edit, ...]:
        """Put back what was before a change, where nobody has changed it since; returns what that changed."""
        wanted = [(edit.key, edit.before) for edit in change.edits]
        still = [edit.after for edit in change.edits]
        return self._act(wanted, still)

    def sweep(self, pages: Iterable[Sequence[str]], kind: Kind, name: str, *, on: bool) -> Sweep:
        """Have something hold or not of all these articles, however many, as one action."""
        # What they are is looked up first, as in any action, and kept small until it is written.
        packed = [Page.of(ids, self._content_of(ids)) for ids in pages]
        wanted = Sweep(kind, name, held(not on), held(on), 0, "", 0)
        return self._file.write(lambda db: sweeping.sweep(db, wanted, packed, self._clock()))

    def sweep_back(self, done: Sweep, restored: Collection[str] = ()) -> Sweep:
        """Take a sweep back, where nobody has changed it since but by undoing; returns what that changed."""
        return self._file.write(lambda db: sweeping.sweep_back(db, done, self._clock(), restored))

    def _act(self, wanted: Sequence[tuple[Key, str]], still: Sequence[str]) -> tuple[Edit, ...]:
        # Looked up first: of many articles that takes a while, and nobody else can ask anything during a write.
        articles = list(dict.fromkeys(key.article for key, _ in wanted if key.article))
        contents = dict(zip(articles, self._content_of(articles), strict=True))
        return self._file.write(lambda db: table.act(db, wanted, self._clock(), contents, still))

    def merge(self, facts: Iterable[Fact]) -> int:
        """Add facts from elsewhere, the later of two holds; how many changed something here."""
        asked = list(facts)
        changed = self._file.write(lambda db: table.merge(db, asked))
        articles = list({fact.key.article for fact in asked if not fact.content and fact.key.article})
        self.note_contents(zip(articles, self._content_of(articles), strict=True))
        return changed

    def move(self, old: str, new: str) -> None:
        """Give what is known of an article to the id it has now."""
        self._file.write(lambda db: table.move(db, old, new, self._clock()))

    def note_contents(self, contents: Iterable[tuple[str, int]]) -> None:
        """Remember what articles look like now."""
        asked = list(contents)
        if self._file.read(lambda db: table.differ(db, asked)):
            self._file.write(lambda db: table.note_content(db, asked))

    def put_meta(self, name: str, value: str | int) -> None:
        """Say something about the file itself."""
        self._file.write(lambda db: table.put_meta(db, name, value))

    # Questions

    def get(self, articles: Sequence[str]) -> list[ReadingState]:
        """The states of these articles, in their order."""
        rows = self._file.read(lambda db: list(table.of_articles(db, articles)))
        found: dict[str, list[tuple[str, str, str]]] = {}
        for article, kind, name, value in rows:
            found.setdefault(article, []).append((kind, name, value))
        return [_state(found[article]) if article in found else UNTOUCHED for article in articles]

    def value(self, key: Key) -> str:
        """The value of a key, GONE where it has none."""
        return self._file.read(lambda db: table.values(db, [key]))[0]

    def of_kind(self, kind: Kind) -> list[Fact]:
        """Everything of a kind that holds, by name."""
        return self._file.read(lambda db: list(table.of_kind(db, kind)))

    def of_article(self, article: str) -> list[tuple[str, str, str]]:
        """Kind, name and value of what holds of an article."""
        return self._file.read(lambda db: [row[1:] for row in table.of_articles(db, [article])])

    def names_of(self, kind: Kind) -> list[tuple[str, int]]:
        """The names in use within a kind, and on how many articles each."""
        return self._file.read(lambda db: table.names_of(db, kind))

    def articles_with(self, kind: Kind, name: str | None = None) -> tuple[PackedIds, int]:
        """The ids of articles with something of a kind, and the number of the last change that is in it."""
        return self._file.read(lambda db: (PackedIds(table.articles_with(db, kind, name)), table.seq(db)))

    def some_with(self, kind: Kind, name: str | None, limit: int) -> list[str]:
        """The ids of articles with something of a kind, as many as `limit` at the most."""
        return self._file.read(lambda db: list(table.articles_with(db, kind, name, limit)))

    def touched_since(
        self, kind: Kind, name: str | None, since: int, most: int
    ) -> tuple[dict[str, bool], int] | None:
        """For articles changed after the change numbered `since`: whether they have it now. And the last number.

        None where they are more than `most`.
        """

        def work(db: sqlite3.Connection) -> tuple[dict[str, bool], int] | None:
            touched = table.touched_since(db, kind, name, since, most + 1)
            if len(touched) > most:
                return None
            having = {row[0] for row in table.of_articles(db, touched) if _is(row, kind, name)}
            return {article: article in having for article in touched}, table.seq(db)

        return self._file.read(work)

    def having(self, kind: Kind, name: str | None, articles: Sequence[str]) -> list[str]:
        """Those of the articles that have something of a kind, under this name where one is given."""
        rows = self._file.read(lambda db: list(table.of_articles(db, articles)))
        return list(dict.fromkeys(row[0] for row in rows if _is(row, kind, name)))

    def seq(self) -> int:
        """The number of the last change."""
        return self._file.read(table.seq)

    def foreign(self) -> int:
        """A number that is another one as soon as somebody else has changed the file (SQLite's data_version)."""
        return self._file.read(lambda db: int(db.execute("PRAGMA data_version").fetchone()[0]))

    def meta(self, name: str) -> str:
        """What the file says about itself under a name; empty where nothing."""
        return self._file.read(lambda db: table.meta(db, name))

    def articles(self) -> PackedIds:
        """The ids of all articles with which something was done."""
        return self._file.read(lambda db: PackedIds(table.articles(db)))

    def articles_without_content(self) -> PackedIds:
        """Those of which it is not known what they say."""
        return self._file.read(lambda db: PackedIds(table.articles_without_content(db)))

    def contents_of(self, articles: Iterable[str]) -> set[int]:
        """What these articles said when something was done with them."""
        asked = list(articles)
        return self._file.read(lambda db: table.contents_of(db, asked))

    def has_articles(self) -> bool:
        """Whether something was done with any."""
        return self._file.read(table.has_articles)

    def known_by_content(self, contents: Sequence[int]) -> list[tuple[int, str]]:
        """Contents, and the ids of articles that had them."""
        return self._file.read(lambda db: table.known_by_content(db, contents))

    def everything(self) -> Iterator[Fact]:
        """Every fact as of now, what was taken away included."""
        return iter(self._file.read(lambda db: list(table.everything(db))))


def _is(row: tuple[str, str, str, str], kind: Kind, name: str | None) -> bool:
    return row[1] == kind and name in (None, row[2])


def _state(rows: Sequence[tuple[str, str, str]]) -> ReadingState:
    """What holds of one article, put together."""
    kinds = [kind for kind, _, _ in rows]
    marked = {name for kind, name, _ in rows if kind == Kind.MARK}
    position = next((value for kind, _, value in rows if kind == Kind.POSITION), "0")
    return ReadingState(
        read=Kind.READ in kinds,
        starred=Kind.STAR in kinds,
        tags=tuple(sorted(name for kind, name, _ in rows if kind == Kind.TAG)),
        position=int(position) if position.isdecimal() else 0,
        marks=len(marked),
        notes=sum(kind == Kind.NOTE and name in marked for kind, name, _ in rows),
    )


def held(value: bool) -> str:
    """The value of something that holds or not."""
    return "true" if value else GONE
