"""Reading the catalogue: rows by key, the order of the whole list, articles by reference and by figure."""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec

from reader.index.rank import KEY_BITS, MAX_KEY
from reader.model.entry import Counts, Entry, Known, Sort
from reader.model.query import FigureIs
from reader.model.timestamp import Timestamp
from reader.text.dates import parse_timestamp
from reader.text.words import STEM_MARK, label_forms, sort_form, stem

_ENTRY = """SELECT articles.key, articles.id, folders.path, files.name, number, line, headline, source, published,
    updated, figures, words, problem
    FROM articles JOIN files ON files.id = articles.file JOIN folders ON folders.id = files.folder"""

_ORIGIN = """SELECT identity, folders.path, files.name, articles.number, origins.digest
    FROM origins JOIN articles ON articles.key = origins.article JOIN files ON files.id = articles.file
    JOIN folders ON folders.id = files.folder"""

_AT_ONCE = 20_000
"""Ids that are asked for at once where they may be very many."""

_ORDERS = {
    Sort.NEWEST: (("", "rank DESC"),),
    Sort.OLDEST: ((f"AND rank >= {1 << KEY_BITS}", "rank"), (f"AND rank < {1 << KEY_BITS}", "rank")),
    Sort.HEADLINE: (("", "headline_sort, rank"),),
    Sort.SOURCE: (("AND source_sort > ''", "source_sort, rank DESC"), ("AND source_sort = ''", "rank DESC")),
    Sort.RELEVANCE: (("", "rank DESC"),),
}
"""Each order as stretches that follow an index: what has no date or no source comes last."""


def counts(connection: sqlite3.Connection) -> Counts:
    """How many rows there are of either kind."""
    total = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    problems = connection.execute("SELECT count(*) FROM articles WHERE problem <> ''").fetchone()[0]
    return Counts(articles=total - problems, problems=problems)


def entries(connection: sqlite3.Connection, keys: Sequence[int]) -> list[Entry | None]:
    """The rows of these keys, in their order; None for a key that is no more. About 10 µs a row."""
    found: dict[int, Entry] = {}
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        marks = ",".join("?" * len(some))
        for row in connection.execute(f"{_ENTRY} WHERE articles.key IN ({marks})", some):
            found[row[0]] = _entry(row)
    return [found.get(key) for key in keys]


def entries_from(connection: sqlite3.Connection, key: int, limit: int) -> list[Entry]:
    """The rows with this key and above, in their order, `limit` at the most."""
    query = f"{_ENTRY} WHERE articles.key >= ? ORDER BY articles.key LIMIT ?"
    return [_entry(row) for row in connection.execute(query, (key, limit))]


def order(connection: sqlite3.Connection, sort: Sort, count: int = -1) -> "array[int]":
    """Keys of readable articles in the order of the whole list, the first `count` of them or all."""
    found = array("q")
    for condition, by in _ORDERS[sort]:
        left = count - len(found) if count >= 0 else -1
        query = f"SELECT rank & {MAX_KEY} FROM articles WHERE problem = '' {condition} ORDER BY {by} LIMIT ?"
        found.extend(key for (key,) in connection.execute(query, (left,)))
    return found


def in_order(connection: sqlite3.Connection, keys: Sequence[int], sort: Sort) -> "array[int]":
    """The keys of those that are readable articles, in the order of the whole list. About 3 µs for each."""
    found, asked = array("q"), msgspec.json.encode(list(keys)).decode()
    for condition, by in _ORDERS[sort]:
        query = f"""SELECT articles.key FROM json_each(?) AS asked CROSS JOIN articles ON articles.key = asked.value
            WHERE problem = '' {condition} ORDER BY {by}"""
        found.extend(key for (key,) in connection.execute(query, (asked,)))
    return found


def by_time(connection: sqlite3.Connection, start: int, count: int, *, from_end: bool = False) -> list[int]:
    """Keys of readable articles from the newest on, `count` of them from `start`; or from the other end on."""
    by = "rank" if from_end else "rank DESC"
    query = f"SELECT rank & {MAX_KEY} FROM articles WHERE problem = '' ORDER BY {by} LIMIT ? OFFSET ?"
    return [key for (key,) in connection.execute(query, (count, start))]


def place(connection: sqlite3.Connection, key: int) -> int | None:
    """The place of an article from the newest on, or None where it is no more."""
    row = connection.execute("SELECT rank FROM articles WHERE key = ? AND problem = ''", (key,)).fetchone()
    if row is None:
        return None
    before = connection.execute("SELECT count(*) FROM articles WHERE problem = '' AND rank > ?", row)
    return int(before.fetchone()[0])


def problem_keys(connection: sqlite3.Connection) -> list[int]:
    """Keys of what could not be read, in the order of their files."""
    # The signs keep SQLite from going through the index of all ids for the sake of their order.
    rows = connection.execute("SELECT key FROM articles WHERE problem <> '' ORDER BY +id, +number")
    return [key for (key,) in rows]


def find_ids(connection: sqlite3.Connection, part: str, limit: int) -> list[Entry]:
    """Articles whose id is `part`, or else has it in it, `limit` at the most."""
    exact = connection.execute(f"{_ENTRY} WHERE articles.id = ? LIMIT ?", (part, limit)).fetchall()
    rows = exact or connection.execute(
        f"{_ENTRY} WHERE instr(lower(articles.id), lower(?)) > 0 ORDER BY articles.id LIMIT ?", (part, limit)
    )
    return [_entry(row) for row in rows]


def find_file(connection: sqlite3.Connection, folder: str, name: str) -> list[Entry]:
    """The articles of one file."""
    rows = connection.execute(
        f"{_ENTRY} WHERE folders.path = ? AND files.name = ? ORDER BY number", (folder, name)
    )
    return [_entry(row) for row in rows]


def keys_of_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> "array[int]":
    """The keys of the articles with these ids, each named once.

    Out of indexes alone: half a million of them in a quarter of a second, where they come in their order.
    """
    query = """SELECT articles.key FROM json_each(?) AS asked CROSS JOIN articles ON articles.id = asked.value
        WHERE articles.key NOT IN (SELECT key FROM articles WHERE problem <> '')"""
    found, asked = array("q"), iter(ids)
    while some := list(islice(asked, _AT_ONCE)):
        found.extend(key for (key,) in connection.execute(query, (msgspec.json.encode(some).decode(),)))
    return found


def forms_of_stem(connection: sqlite3.Connection, stemmed: str) -> list[str]:
    """The forms in the full text that have a stem and differ from it."""
    rows = connection.execute("SELECT form FROM stems WHERE stem = ?", (stemmed,))
    return [form for (form,) in rows]


def origins(connection: sqlite3.Connection, identities: Iterable[int]) -> dict[int, list[Known]]:
    """The articles that have any of these identities. About 5 µs for each."""
    found: dict[int, list[Known]] = {}
    query = f"{_ORIGIN} WHERE identity IN (SELECT value FROM json_each(?)) ORDER BY articles.key"
    for identity, *known in connection.execute(query, (msgspec.json.encode(list(identities)).decode(),)):
        folder, name, number, digest = known
        place = Known(f"{folder}/{name}" if folder else name, number, digest)
        found.setdefault(identity, []).append(place)
    return found


def ids(connection: sqlite3.Connection, keys: Sequence[int]) -> list[str]:
    """The ids of these keys, in no order, those that are no more left out: a million of them in about a second."""
    query = "SELECT id FROM articles WHERE key IN (SELECT value FROM json_each(?))"
    return [id_ for (id_,) in connection.execute(query, (msgspec.json.encode(list(keys)).decode(),))]


def ranks_of_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> list[tuple[str, int]]:
    """The ids that readable articles have, and their ranks: half a million of them in about a second."""
    query = "SELECT id, rank FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND problem = ''"
    return connection.execute(query, (msgspec.json.encode(list(ids)).decode(),)).fetchall()


def ids_above(connection: sqlite3.Connection, key: int) -> dict[int, str]:
    """The ids of readable articles with a key above one, by their keys."""
    query = "SELECT key, id FROM articles WHERE key > ? AND problem = ''"
    return dict(connection.execute(query, (key,)).fetchall())


def known_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Those of the ids that some row has: half a million of them in about a second."""
    query = "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    return {id_ for (id_,) in connection.execute(query, (msgspec.json.encode(list(ids)).decode(),))}


def entries_of_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Entry]:
    """The rows of the articles with these ids, in no order."""
    asked = (msgspec.json.encode(list(ids)).decode(),)
    return [_entry(row) for row in connection.execute(
        f"{_ENTRY} WHERE articles.id IN (SELECT value FROM json_each(?))", asked
    )]  # fmt: skip


def formers(connection: sqlite3.Connection, key: int) -> list[tuple[str, str]]:
    """Of articles that were renamed and corrected at once, as noted from this key on: ids before and now."""
    query = "SELECT formers.id, articles.id FROM formers JOIN articles ON key = article WHERE noted >= ?"
    return connection.execute(query, (key,)).fetchall()


def entries_headed(connection: sqlite3.Connection, headline: str) -> list[Entry]:
    """The readable articles with a headline, whatever its case and accents."""
    asked = (sort_form(headline),)
    return [
        _entry(row) for row in connection.execute(f"{_ENTRY} WHERE headline_sort = ? AND problem = ''", asked)
    ]


def ranks_with_figure(connection: sqlite3.Connection, wanted: FigureIs | None, above: int) -> list[int]:
    """The ranks of articles with a key above one whose author gave such a figure (None: any).

    It lies in the wanted range, and its label or unit has the wanted words.
    """
    if wanted is None:
        query = "SELECT rank FROM articles WHERE figures > 0 AND key > ?"
        return [rank for (rank,) in connection.execute(query, (above,))]
    conditions, values = ["article > ?"], list[float | str]([above])
    if wanted.low is not None:
        conditions.append(f"high {'>=' if wanted.low_included else '>'} ?")
        values.append(float(wanted.low))
    if wanted.high is not None:
        conditions.append(f"low {'<=' if wanted.high_included else '<'} ?")
        values.append(float(wanted.high))
    for word in label_forms(wanted.label):
        conditions.append("(instr(words, ?) OR instr(words, ?) OR instr(words, ?))")
        values += [f" {word} ", f" {stem(word)} ", f" {STEM_MARK}{stem(word)} "]
    query = f"""SELECT rank FROM articles WHERE key IN
        (SELECT article FROM figures WHERE {" AND ".join(conditions)})"""
    return [rank for (rank,) in connection.execute(query, values)]


def keys_above(connection: sqlite3.Connection, key: int, most: int) -> list[int]:
    """The keys above one of readable articles, the newest first, so many at most."""
    query = "SELECT key FROM articles WHERE key > ? AND problem = '' ORDER BY key DESC LIMIT ?"
    return [found for (found,) in connection.execute(query, (key, most))]


def highest_key(connection: sqlite3.Connection) -> int:
    """The highest key there is; 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(key), 0) FROM articles").fetchone()[0])


def count_above(connection: sqlite3.Connection, key: int) -> int:
    """How many readable articles have a key above one."""
    query = "SELECT count(*) FROM articles WHERE key > ? AND problem = ''"
    return int(connection.execute(query, (key,)).fetchone()[0])


def _entry(row: tuple[int, str, str, str, int, int, str, str, str, str, int, int, str]) -> Entry:
    key, id_, folder, name, number, line, headline, source, published, updated, figures, words, problem = row
    return Entry(
        key=key,
        id=id_,
        path=f"{folder}/{name}" if folder else name,
        number=number,
        line=line,
        headline=headline,
        source=source,
        published=_timestamp(published),
        updated=_timestamp(updated),
        figures=figures,
        words=words,
        problem=problem,
    )


def _timestamp(text: str) -> Timestamp | None:
    return parse_timestamp(text) if text else None
