"""How fast the reading state is: `python -m tests.benchmarks.state [--articles 1m] [--folder FOLDER]`.

A catalogue of so many rows and a full text of two words each are made without articles behind them, half of these
read, 10,000 passages marked. Measured is what lies below the screen: the commit of an action, filters, the list of
marks, the marks of a long article.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from reader.index.catalogue import create, write_meta
from reader.index.fields import BODY
from reader.index.fulltext import FullTextWriter
from reader.index.rank import rank
from reader.index.record import Record
from reader.library.library import Library
from reader.library.mark_search import MarkSearch
from reader.library.places import Places
from reader.model.article import Article, Section
from reader.model.fact import Fact, Key, Kind
from reader.model.mark import Mark, Selector
from reader.state.states import States
from reader.text.anchoring import AnchorText
from reader.text.passages import passages
from tests.benchmarks.measure import Row, percentile, table
from tests.benchmarks.workplace import Size, tell

MARKS = 10_000
LONG_ARTICLE = 200_000
MARKS_IN_IT = 500
FILTER_BUDGET = 50.0
ROUNDS = 20
ROWS = 50

FILTERS = (
    "is:unread",
    "is:read sort:oldest",
    "has:marks",
    "is:unread has:marks",
    "is:unread -tag:later",
    "tag:later OR is:starred",
    "the is:unread",
    "water is:unread sort:oldest",
)


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=Size.of, default=Size.of("1m"), help="how many, as 100k or 1m")
    parser.add_argument(
        "--folder", type=Path, help="where the state lies: on the disk that is to be measured"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="newsdesk-benchmark-") as folder:
        places = make(Path(folder), options.articles.articles)
        print(table([*filters(places, options.articles), *actions(places, options.articles), *marks(places)]))


def make(folder: Path, articles: int) -> Places:
    """The catalogue and the state."""
    tell(f"making a catalogue of {articles:,} rows")
    places = Places(
        root=folder / "news", cache=folder / "cache", state=folder / "state" / "s.sqlite3", title=""
    )
    places.root.mkdir()
    places.cache.mkdir()
    chance = random.Random(5)
    connection = create(places.cache)
    connection.execute("BEGIN")
    connection.execute("INSERT INTO folders (path) VALUES ('')")
    connection.executemany(
        """INSERT INTO articles
        VALUES (?, ?, ?, 0, 1, ?, ?, '', 'Wire', 'wire', '2024-01-01', '', 0, 350, 0, '')""",
        (
            (key, rank(key, chance.randrange(1_000_000_000, 1_700_000_000)), key, name(key), f"Story {key}")
            for key in range(1, articles + 1)
        ),
    )
    connection.executemany(
        "INSERT INTO files VALUES (?, 1, ?, 1, 1, 1, 1)", ((key, name(key)) for key in range(1, articles + 1))
    )
    write_meta(connection, "next_key", articles + 1)
    write_meta(connection, "complete", 1)
    connection.execute("COMMIT")
    ranks = connection.execute("SELECT rank FROM articles ORDER BY key").fetchall()
    connection.close()
    tell("making the full text")
    writer = FullTextWriter(places.cache, bulk=True)
    for (ranked,) in ranks:
        words = f"the {'water' if chance.random() < 0.5 else 'fire'}"
        writer.add(Record(number=0, line=1, id="", headline="", full_text={BODY: words}), ranked)
    writer.commit()
    writer.close()
    tell("marking half of them read")
    states = States(places.state)
    read = chance.sample(range(1, articles + 1), articles // 2)
    states.merge(Fact(Key(name(key), Kind.READ), "true", 10, "x") for key in read)
    states.merge(Fact(Key(name(key), Kind.TAG, "later"), "true", 10, "x") for key in read[: articles // 100])
    states.close()
    with Library(places) as library:
        made = (mark(name(chance.randrange(1, articles + 1)), number) for number in range(MARKS))
        library.kept.marks.put(made, "marked")
    return places


def name(key: int) -> str:
    """An article's id, which is its path."""
    return f"2024/{key % 997:03}/story-{key:07}"


def mark(article: str, number: int) -> Mark:
    """A mark with words of its own."""
    words = f"The minister said number {number} was a sentence of the usual length and no more."
    return Mark(
        id=f"{number:012x}", article=article, selector=Selector(exact=words), at=number, headline="Story"
    )


def filters(places: Places, size: Size) -> Iterator[Row]:
    """The filters: for the first time in a process, and then."""
    with Library(places) as library:
        tell("the very first time, which makes what is kept in the cache")
        for query in FILTERS:
            once = milliseconds(lambda query=query: first_rows(library, query))  # type: ignore[misc]
            tell(f"  {once:8.1f} ms  {query}")
    first = []
    for query in FILTERS:
        with Library(places) as library:
            first.append(milliseconds(lambda query=query: first_rows(library, query)))  # type: ignore[misc]
    yield Row(
        figure="filters, first in a process, worst",
        size=size.name,
        value=max(first),
        unit="ms",
        budget=FILTER_BUDGET,
    )
    with Library(places) as library:
        for query in FILTERS:
            times = [milliseconds(lambda query=query: first_rows(library, query)) for _ in range(ROUNDS)]  # type: ignore[misc]
            yield Row(
                figure=query,
                size=size.name,
                value=percentile(times[1:], 0.95),
                unit="ms",
                budget=FILTER_BUDGET,
            )
        times = []
        for number in range(ROUNDS):
            library.kept.set_read([name(number + 1)], number % 2 == 0)
            times.append(milliseconds(lambda: first_rows(library, "is:unread")))
        yield Row(
            figure="is:unread after an action",
            size=size.name,
            value=percentile(times, 0.95),
            unit="ms",
            budget=FILTER_BUDGET,
        )
        times = [milliseconds(library.unread_count) for _ in range(ROUNDS)]
        yield Row(figure="count of unread", size=size.name, value=percentile(times, 0.95), unit="ms")


def first_rows(library: Library, query: str) -> None:
    """What the list asks for."""
    results = library.search(query)
    library.entries(results.keys(0, ROWS))


def actions(places: Places, size: Size) -> Iterator[Row]:
    """Actions with their commits, and undoing one."""
    with Library(places) as library:
        times = [
            milliseconds(partial(library.kept.set_read, [name(number)], number % 2 == 0))
            for number in range(1, 101)
        ]
        yield Row(
            figure="read or unread, committed, p95",
            size=size.name,
            value=percentile(times, 0.95),
            unit="ms",
            budget=30,
        )
        times = [milliseconds(library.kept.undo) for _ in range(50)]
        yield Row(
            figure="undo, committed, p95", size=size.name, value=percentile(times, 0.95), unit="ms", budget=30
        )
        ids = [name(n) for n in range(1, 10_001)]
        taken = milliseconds(lambda: library.kept.set_starred(ids, True))
        yield Row(figure="star 10,000 articles", size=size.name, value=taken, unit="ms")


def marks(places: Places) -> Iterator[Row]:
    """Many marks in a library, and in an article."""
    with Library(places) as library:
        taken = milliseconds(library.kept.marks.all)
        yield Row(figure="all marks", size=f"{MARKS:,} marks", value=taken, unit="ms")
        search = MarkSearch(library, library.kept.marks.all())
        first = milliseconds(lambda: search.find("minister"))
        again = milliseconds(lambda: search.find("minister 9999"))
        yield Row(figure="search marks, first", size=f"{MARKS:,} marks", value=first, unit="ms")
        yield Row(figure="search marks, then", size=f"{MARKS:,} marks", value=again, unit="ms", budget=50)
    sentences = [
        f"Sentence {number} of this article says something or other. " for number in range(LONG_ARTICLE // 50)
    ]
    body = "\n\n".join("".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))
    read = list(passages(Article(headline="Long", sections=(Section(text=body),))))
    text = AnchorText(read)
    chosen = random.Random(3).sample(range(len(text.text) - 60), MARKS_IN_IT)
    selectors = [text.select(text.place(start), text.place(start + 55)) for start in chosen]
    changed = AnchorText(
        list(passages(Article(headline="Longer", sections=(Section(text=f"New.\n\n{body}"),))))
    )
    size = f"{MARKS_IN_IT} marks, 200 KB"
    taken = milliseconds(lambda: [changed.anchor(selector) for selector in selectors])
    yield Row(figure="find the places of marks", size=size, value=taken, unit="ms")


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
