"""A library: one folder of articles with its cache and the reading state, as both faces of Newsdesk use it.

Nothing here raises for the sake of the cache alone: without it the list is empty until a refresh. Where the state
cannot be written, it lasts for the session and `state_problem` says why.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reader.index.cache import Cache
from reader.index.lock import CacheLock
from reader.library import homes
from reader.library.content import contents_of, standing
from reader.library.flags import Flags
from reader.library.following import Following
from reader.library.kept import Kept
from reader.library.known_figures import KnownFigures
from reader.library.places import Places, configured, places_of
from reader.library.references import find
from reader.library.results import NOTHING, Results, everything
from reader.model.article import Article
from reader.model.entry import Counts, Entry, Known, Sort
from reader.model.errors import ArticleError, CacheError
from reader.model.highlighted import HighlightedText
from reader.model.hit import Hit
from reader.model.progress import Progress, RefreshReport
from reader.model.query import Flag, Query
from reader.model.reading_state import ReadingState
from reader.state.states import States
from reader.text.clean import clean, clean_line
from reader.text.matching import Matcher
from reader.text.passages import passages
from reader.text.snippets import find_hit

if TYPE_CHECKING:
    from reader.library.revisions import Change
    from reader.store.reading import StoredDocument


class Library:
    """Safe to use from several threads. Close it, or use it in a `with` statement."""

    def __init__(self, places: Places, *, today: Callable[[], dt.date] = dt.date.today) -> None:
        self._places = places
        self.today = today
        self.root = places.root
        self.title = clean_line(places.title)
        self._flags: Flags | None = None
        self._following: Following | None = None
        self._cache = self._open_cache()
        self.figures = KnownFigures(self.root, places.cache, lambda: self._cache)
        """What is known of the figures of all articles."""
        self._states = States(places.state, content_of=self._contents)
        self.kept = Kept(self._states)
        """What the reader keeps: read, starred, tags, marks, the basket, saved searches, undo."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all files."""
        if self._cache:
            self._cache.close()
        self._states.close()

    # The list

    @property
    def is_complete(self) -> bool:
        """Whether the catalogue has had the whole folder in it once."""
        return self._cache is not None and self._cache.is_complete

    def counts(self) -> Counts:
        """How many articles there are, and how many documents that could not be read."""
        return self._cache.counts() if self._cache else Counts(articles=0, problems=0)

    def search(self, text: str = "", *, sort: Sort | None = None, typing: bool = False) -> Results:
        """What matches a text in the search language; everything for an empty one. No text is an error."""
        if self._cache is None:
            return Results(NOTHING, sort=sort or Sort.NEWEST)
        text, doubts = self.kept.expand(text)
        today = self.today()
        try:
            if not text:  # the first screen, which does not wait for the search language to be loaded
                return everything(self._cache, sort)
            from reader.library.search import search

            flags = self._flags_of(self._cache)
            return search(self._cache, flags, text, today=today, sort=sort, typing=typing, doubts=doubts)
        except CacheError as error:
            is_empty = not self._cache.counts().articles  # and has no full text for that reason
            notes = () if is_empty else (f"{error}; it is made anew at the next look",)
            return Results(NOTHING, sort=sort or Sort.NEWEST, notes=notes)

    def asks_for_figures(self, text: str) -> bool:
        """Whether what a search finds depends on which figures are known."""
        from reader.library.selecting import asks_for_figures
        from reader.text.query_language import parse_query

        text, _ = self.kept.expand(text)
        return asks_for_figures(parse_query(clean(text), self.today()).node)

    def ids_matching(self, query: Query) -> list[str]:
        """The ids of the articles that a query finds, in no order."""
        if self._cache is None:
            return []
        from reader.library.search import found_keys

        return self._cache.ids(found_keys(self._cache, self._flags_of(self._cache), query))

    def ids(self, keys: Sequence[int]) -> list[str]:
        """The ids of these keys, in no order; those of articles that were removed meanwhile are left out."""
        return self._cache.ids(keys) if self._cache else []

    def entries(self, keys: Sequence[int]) -> list[Entry | None]:
        """The rows of these keys, in their order; None for one that was removed meanwhile."""
        return self._cache.entries(keys) if self._cache else [None] * len(keys)

    def entries_after(self, key: int, most: int) -> list[Entry]:
        """What came into the catalogue, or changed, after the article with a key; the newest first."""
        keys = self._cache.keys_above(key, most) if self._cache else []
        return [entry for entry in self.entries(keys) if entry is not None]

    def origins(self, identities: Iterable[int]) -> dict[int, list[Known]]:
        """Where the articles with these identities (`reader.model.identity`) stand, as the catalogue knows."""
        return self._cache.origins(identities) if self._cache else {}

    def filing_lock(self) -> CacheLock:
        """The lock of whoever brings articles into this library, so that two do not bring the same."""
        self._places.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        return CacheLock(self._places.cache, "filing-lock")

    def hit(self, entry: Entry, matcher: Matcher, *, width: int = 160) -> Hit:
        """The row of a match, highlighted: its headline, and a snippet whose first match is within `width`.

        For a query with conditions on figures the snippet is the first figure that meets them.
        """
        if entry.problem or not matcher:
            return Hit(HighlightedText(clean_line(entry.headline)))
        try:
            article = self.read(entry)
        except ArticleError:
            # The file changed since it was indexed; the next refresh will say what is wrong with it.
            return Hit(HighlightedText(clean_line(entry.headline)))
        hit = find_hit(passages(article), matcher, width=width)
        if not matcher.asks_for_figures:
            return hit
        from reader.library.figures import figure_snippet  # which is slow to load and seldom needed

        return Hit(hit.headline, figure_snippet(article, matcher) or hit.snippet)

    def reload(self) -> bool:
        """See what an indexer has written since; False when that is nothing.

        What was done with articles whose files were renamed is taken along.
        """
        if self._cache is None:
            self._cache = self._open_cache()
            changed = self._cache is not None
        else:
            changed = self._cache.reload()
        self._follow()
        return changed

    def _follow(self) -> None:
        if self._cache is not None:
            self._following = self._following or Following(self._cache, self._states, self._places)
            self._following.follow()

    @property
    def looked_at(self) -> float:
        """When the folder was last compared with the catalogue, in seconds since 1970; 0 if never."""
        return self._cache.looked_at if self._cache else 0.0

    def changed_folders(self) -> list[Path]:
        """Folders to which something was added or from which something was taken since they were looked at."""
        changed: list[Path] = []
        root = str(self.root)
        for path, mtime_ns in self._cache.folders().items() if self._cache else ():
            try:
                is_same = os.stat(f"{root}/{path}").st_mtime_ns == mtime_ns  # noqa: PTH116 - thousands of them
            except OSError:
                is_same = False
            if not is_same:
                changed.append(self.root / path)
        if self._cache and not changed:
            self._cache.note_look()
        return changed

    def refresh(
        self,
        paths: Sequence[Path] | None = None,
        *,
        rebuild: str = "",
        on_progress: Callable[[Progress], None] = lambda _: None,
    ) -> RefreshReport | None:
        """Bring the catalogue up to date with the folder; None where another Newsdesk is doing that.

        Raises LibraryError when the folder cannot be read, CacheError when the cache cannot be written.
        """
        from reader.library.refresh import refresh

        report = refresh(self.root, self._places.cache, paths=paths, rebuild=rebuild, on_progress=on_progress)
        self.reload()
        return report

    # One article

    def path(self, entry: Entry) -> Path:
        """The file an article stands in."""
        return self.root / entry.path

    def document(self, entry: Entry, *, lines: bool = True) -> "StoredDocument":
        """An article's document as the file has it now; ArticleError where the file cannot be read."""
        from reader.store.reading import read_document  # here, because YAML is slow to load

        return read_document(f"{self.root}/{entry.path}", entry.path, entry.number, lines=lines)

    def read(self, entry: Entry) -> Article:
        """The article as the file has it now; ArticleError says with file, line and column what is wrong."""
        document = self.document(entry, lines=False)
        if document.article is None:
            raise ArticleError(str(document.diagnostics[0]))
        return document.article

    def changes(self, entry: Entry) -> "Iterator[Change]":
        """What changed in an article with each new version that came in, newest first. Raises ArticleError."""
        from reader.library.revisions import changes

        return changes(self.root, entry.path, entry.number, self.read(entry))

    def source_line(self, entry: Entry, section: int) -> int:
        """The line of the file on which a section begins, or the article where it has no such section."""
        lines = self.document(entry).section_lines
        return lines[section] if 0 <= section < len(lines) else entry.line

    def find(self, ref: str) -> Entry:
        """The article meant by an id, an unambiguous part of one, or the path of its file.

        Raises UnknownArticleError, which names the candidates where there are several.
        """
        return find(self._cache, self.root, ref)

    def entries_of(self, ids: Iterable[str]) -> dict[str, Entry]:
        """The rows of the articles with these very ids, by id; what is not there is left out."""
        return {entry.id: entry for entry in (self._cache.entries_of_ids(ids) if self._cache else ())}

    def now(self, entry: Entry) -> Entry | None:
        """An article as it stands now, wherever its file was moved; None where it is gone."""
        return standing(self._cache, entry) if self._cache else None

    # The reading state

    def states(self, ids: Sequence[str]) -> list[ReadingState]:
        """What the reader did with these articles, in their order."""
        return self.kept.states(ids)

    def unread_count(self) -> int:
        """How many articles have not been read."""
        if self._cache is None:
            return self.counts().articles
        read = self._flags_of(self._cache).having(Flag.READ)
        return (self._cache.readable().keys & ~read).bit_count()

    @property
    def state_problem(self) -> str:
        """Why the reading state is kept for this session only; empty where it is kept for good."""
        problem = self.kept.problem
        return problem and f"what you do is kept for this session only: {problem}"

    def _contents(self, ids: Sequence[str]) -> list[int]:
        return contents_of(self.entries_of(ids), ids)

    def _flags_of(self, cache: Cache) -> Flags:
        if self._flags is None:
            self._flags = Flags(cache, self._states)
        return self._flags

    def _open_cache(self) -> Cache | None:
        try:
            return Cache(self._places.cache)
        except CacheError:
            return None  # There is none yet, or it is of no use: a refresh makes it anew and says so.


def open_library(root: Path) -> Library:
    """The library in a folder, with its cache and state in the platform's own places."""
    places = places_of(root)
    notice = homes.settle(places)
    library = Library(places)
    if notice:
        library.kept.tell(notice)
    library.kept.configured_searches = lambda: configured(os.environ).settings.searches
    return library
