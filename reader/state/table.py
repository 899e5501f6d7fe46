"""The table of facts: reading and writing it on an open connection. Knows no files, locks or errors."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from reader.model.fact import GONE, Edit, Fact, Key, Kind

_AT_ONCE = 500

_KINDS = frozenset(Kind)

_COLUMNS = "article, kind, name, value, at, machine, content"

_PUT = f"""INSERT INTO facts ({_COLUMNS}, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (article, kind, name) DO UPDATE SET value = excluded.value, at = excluded.at,
        machine = excluded.machine, content = coalesce(nullif(excluded.content, 0), content), seq = excluded.seq
    WHERE (excluded.at, excluded.machine, excluded.value) > (facts.at, facts.machine, facts.value)"""


def meta(connection: sqlite3.Connection, name: str) -> str:
    """What the file says about itself under a name; empty where nothing."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def put_meta(connection: sqlite3.Connection, name: str, value: str | int) -> None:
    """Say something about the file itself."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def seq(connection: sqlite3.Connection) -> int:
    """The number of the last transaction that changed facts."""
    return _number(connection, "seq")


def act(
    connection: sqlite3.Connection,
    wanted: Iterable[tuple[Key, str]],
    now: int,
    contents: Mapping[str, int],
    still: Iterable[str] = (),
) -> tuple[Edit, ...]:
    """Do something now: the values wanted become the latest. Returns what that changed.

    `now` is the clock, in microseconds; should it have been set back, the action still counts as later than any
    before it. `contents` are those of the articles, by id. With `still`, the values that are expected to hold, a
    key that has another is left alone.
    """
    edits = list(edits_of(connection, wanted, still))
    if not edits:
        return ()
    at, machine, number = begin(connection, now)
    put(connection, edits, contents, (at, machine, number))
    return tuple(edits)


def merge(connection: sqlite3.Connection, facts: Iterable[Fact]) -> int:
    """Add facts from elsewhere: of two about one thing the later holds. Returns how many changed something."""
    number, last, changed = seq(connection) + 1, _number(connection, "last_at"), 0
    for fact in facts:
        key = fact.key
        row = (key.article, key.kind, key.name, fact.value, fact.at, fact.machine, fact.content, number)
        changed += connection.execute(_PUT, row).rowcount
        last = max(last, fact.at)
    put_meta(connection, "last_at", last)
    put_meta(connection, "seq", number)
    _settle(connection, number)
    return changed


def values(connection: sqlite3.Connection, keys: Sequence[Key]) -> list[str]:
    """The values of these keys, in their order; GONE where there is none."""
    found: dict[tuple[str, str, str], str] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        asked = msgspec.json.encode([(key.article, key.kind, key.name) for key in some]).decode()
        rows = connection.execute(
            """SELECT facts.article, facts.kind, facts.name, facts.value FROM json_each(?) AS asked
            JOIN facts ON facts.article = json_extract(asked.value, '$[0]')
                AND facts.kind = json_extract(asked.value, '$[1]')
                AND facts.name = json_extract(asked.value, '$[2]')""",
            (asked,),
        )
        found.update(((article, kind, name), value) for article, kind, name, value in rows)
    return [found.get((key.article, key.kind, key.name), GONE) for key in keys]


def of_articles(
    connection: sqlite3.Connection, articles: Sequence[str]
) -> Iterator[tuple[str, str, str, str]]:
    """What holds of these articles: article, kind, name and value."""
    for start in range(0, len(articles), _AT_ONCE):
        some = articles[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        yield from connection.execute(
            f"""SELECT article, kind, name, value FROM facts WHERE article IN ({marks}) AND value <> 'null'
            ORDER BY article, kind, name""",
            some,
        )


def of_kind(connection: sqlite3.Connection, kind: Kind) -> Iterator[Fact]:
    """Everything of a kind that holds."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM facts WHERE kind = ? AND value <> 'null' ORDER BY name, article", (kind,)
    )
    return _facts(rows)


def articles_with(
    connection: sqlite3.Connection, kind: Kind, name: str | None, limit: int = -1
) -> Iterator[str]:
    """The ids of articles with something of a kind, under this name where one is given; `limit` at the most."""
    # Under one name an article stands once, and looking for those that stand twice takes as long as the rest.
    asked = "DISTINCT article FROM facts WHERE" if name is None else "article FROM facts WHERE name = ?3 AND"
    rows = connection.execute(
        f"SELECT {asked} kind = ?1 AND value <> 'null' LIMIT ?2",
        (kind, limit) if name is None else (kind, limit, name),
    )
    return (article for (article,) in rows)


def touched_since(
    connection: sqlite3.Connection, kind: Kind, name: str | None, since: int, limit: int
) -> list[str]:
    """The ids of articles for which something of a kind changed after the transaction numbered `since`."""
    named = "" if name is None else "AND name = ?4"
    rows = connection.execute(
        # Left to itself SQLite walks through the whole table, because that is in the order of articles.
        f"SELECT DISTINCT article FROM facts INDEXED BY facts_seq WHERE seq > ?1 AND kind = ?2 {named} LIMIT ?3",
        (since, kind, limit) if name is None else (since, kind, limit, name),
    )
    return [article for (article,) in rows]


def names_of(connection: sqlite3.Connection, kind: Kind) -> list[tuple[str, int]]:
    """The names in use within a kind, and on how many articles each."""
    return connection.execute(
        "SELECT name, count(*) FROM facts WHERE kind = ? AND value <> 'null' GROUP BY name ORDER BY name",
        (kind,),
    ).fetchall()


def everything(connection: sqlite3.Connection) -> Iterator[Fact]:
    """Every fact, what was taken away included, in the order of articles."""
    return _facts(connection.execute(f"SELECT {_COLUMNS} FROM facts ORDER BY article, kind, name"))


def known_by_content(connection: sqlite3.Connection, contents: Sequence[int]) -> list[tuple[int, str]]:
    """Contents, and the ids of articles that had them when something was done with them."""
    asked = msgspec.json.encode(list(contents)).decode()
    return connection.execute(
        """SELECT DISTINCT content, article FROM facts
        WHERE content <> 0 AND content IN (SELECT value FROM json_each(?))""",
        (asked,),
    ).fetchall()


def articles(connection: sqlite3.Connection) -> Iterator[str]:
    """The ids of all articles with which something was done."""
    rows = connection.execute("SELECT DISTINCT article FROM facts WHERE article <> '' AND kind <> 'moved'")
    return (article for (article,) in rows)


def articles_without_content(connection: sqlite3.Connection) -> Iterator[str]:
    """Those of which it is not known what they say."""
    query = "SELECT DISTINCT article FROM facts WHERE article <> '' AND kind <> 'moved' AND content = 0"
    return (article for (article,) in connection.execute(query))


def contents_of(connection: sqlite3.Connection, ids: Sequence[str]) -> set[int]:
    """What these articles said when something was done with them."""
    query = "SELECT content FROM facts WHERE content <> 0 AND article IN (SELECT value FROM json_each(?))"
    return {content for (content,) in connection.execute(query, (msgspec.json.encode(list(ids)).decode(),))}


def has_articles(connection: sqlite3.Connection) -> bool:
    """Whether something was done with any."""
    return connection.execute("SELECT 1 FROM facts WHERE article > '' LIMIT 1").fetchone() is not None


def differ(connection: sqlite3.Connection, contents: Iterable[tuple[str, int]]) -> bool:
    """Whether any of these articles with which something was done is known by another content."""
    query = "SELECT 1 FROM facts WHERE article = ? AND kind <> 'moved' AND content <> ? LIMIT 1"
    return any(content and connection.execute(query, (id_, content)).fetchone() for id_, content in contents)


def note_content(connection: sqlite3.Connection, contents: Iterable[tuple[str, int]]) -> None:
    """Remember what articles look like now. Nobody did anything, so no times change."""
    connection.executemany(
        "UPDATE facts SET content = ?2 WHERE article = ?1 AND content <> ?2 AND kind <> 'moved'",
        ((id_, content) for id_, content in contents if content),
    )


def move(connection: sqlite3.Connection, old: str, new: str, now: int) -> None:
    """Give what is known of an article to the id it has now, as of when it was done, and remember the way."""
    at, machine = max(now, _number(connection, "last_at") + 1), meta(connection, "machine")
    to_new = msgspec.json.encode(new).decode()
    merge(
        connection,
        (Fact(Key(new, Kind.MOVED), GONE, at, machine), Fact(Key(old, Kind.MOVED), to_new, at, machine)),
    )


def _settle(connection: sqlite3.Connection, number: int) -> None:
    """Take along to its new id what was done with an article before it moved, wherever that came from."""
    moves = {
        f.key.article: (msgspec.json.decode(f.value, type=str), f.at) for f in of_kind(connection, Kind.MOVED)
    }
    for old, (_, until) in moves.items():
        earlier = "article = ? AND kind <> 'moved' AND at < ?"
        left = connection.execute(f"SELECT {_COLUMNS} FROM facts WHERE {earlier}", (old, until)).fetchall()
        if left:
            new = _followed(moves, old)
            connection.execute(f"DELETE FROM facts WHERE {earlier}", (old, until))
            connection.executemany(_PUT, [(new, *row[1:], number) for row in left])


def _followed(moves: dict[str, tuple[str, int]], old: str) -> str:
    """Where a chain of moves ends; should it be a circle, the last that is new."""
    seen = {old}
    while old in moves and moves[old][0] not in seen:
        old = moves[old][0]
        seen.add(old)
    return old


def begin(connection: sqlite3.Connection, now: int) -> tuple[int, str, int]:
    """The time, the machine and the number of a new action."""
    at, number = max(now, _number(connection, "last_at") + 1), seq(connection) + 1
    put_meta(connection, "last_at", at)
    put_meta(connection, "seq", number)
    return at, meta(connection, "machine"), number


def put(
    connection: sqlite3.Connection,
    edits: Iterable[Edit],
    contents: Mapping[str, int],
    action: tuple[int, str, int],
) -> None:
    """Write the values after these edits, as of an action."""
    at, machine, number = action
    connection.executemany(
        _PUT,
        (
            (key.article, key.kind, key.name, edit.after, at, machine, contents.get(key.article, 0), number)
            for edit in edits
            for key in (edit.key,)
        ),
    )


def edits_of(
    connection: sqlite3.Connection, wanted: Iterable[tuple[Key, str]], still: Iterable[str]
) -> Iterator[Edit]:
    """What would change: wanted values other than those that hold, where these are as expected."""
    asked = list(wanted)
    before = values(connection, [key for key, _ in asked])
    expected = list(still) or before
    for (key, after), old, was in zip(asked, before, expected, strict=True):
        if old != after and old == was:
            yield Edit(key, old, after)


def _number(connection: sqlite3.Connection, name: str) -> int:
    try:
        return int(meta(connection, name))
    except ValueError:
        raise _damage() from None


def _damage() -> sqlite3.DatabaseError:
    """What SQLite would raise if it knew what a state file holds."""
    error = sqlite3.DatabaseError("a row holds nonsense")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _facts(rows: Iterable[tuple[str, str, str, str, int, str, int]]) -> Iterator[Fact]:
    """The rows as facts. A row that no Newsdesk writes is damage, as SQLite's own errors are."""
    for article, kind, name, value, at, machine, content in rows:
        if kind not in _KINDS:
            raise _damage()
        yield Fact(Key(article, Kind(kind), name), value, at, machine, content)
