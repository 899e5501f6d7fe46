"""The full text: a tantivy index of the terms in `Record.full_text`, one document an article.

Terms are made by `reader.text.words` and stand in the fields with blanks between them, so tantivy's own analysis
plays no part and the highlighter agrees with what was found. The only thing a hit gives back is its rank.

Hits come one by one as objects of Python's, half a second for a million. Many of them are therefore asked for as
sums: every article has a bit among those next to it by key, and tantivy adds these up.
"""

import struct
from pathlib import Path
from typing import TYPE_CHECKING

import tantivy

from reader.index.fields import BODY, FIRST, PAIRS, SCOPES
from reader.index.key_sets import from_bits, set_of
from reader.index.rank import KEY_BITS, MAX_KEY, key_of
from reader.index.trouble import cache_errors
from reader.model.entry import Sort
from reader.model.errors import CacheError

if TYPE_CHECKING:
    from reader.index.record import Record

FOLDER = "fulltext"
WRITER_HEAP = 192_000_000
"""Bytes of terms gathered before a segment is written, for a whole library."""

SMALL_WRITER_HEAP = 15_000_000
"""The least that tantivy takes: enough for a few changed articles."""

_WIDTH = 48
"""Articles whose bits are added up: tantivy's sums are exact up to 53 bits, and so many fill whole bytes."""

_AT_ONCE = 5_000
"""Sums that are asked for at once: with many more tantivy takes longer for each, and refuses more than 65,000."""

_SUMS = {
    "sums": {
        "histogram": {"field": "key", "interval": _WIDTH, "min_doc_count": 0},
        "aggs": {"bits": {"sum": {"field": "bit"}}},
    }
}

_FEW = 10
"""A hit among so many articles: fewer are quicker taken one by one."""

_TOP = (1 << 63) - 1


def make_schema() -> tantivy.Schema:
    """The fields: terms of everything and of each scope, the key to delete by, ranks to order by."""
    builder = tantivy.SchemaBuilder()
    for name in (BODY, *dict.fromkeys(SCOPES.values())):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in (PAIRS, FIRST):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_unsigned_field("key", indexed=True, fast=True)
    builder.add_unsigned_field("rank", fast=True)
    builder.add_unsigned_field("age", fast=True)  # grows as the rank falls, but undated articles stay lowest
    builder.add_unsigned_field("bit", fast=True)  # which article it is of those that lie next to it by key
    return builder.build()


def open_index(cache: Path, *, create: bool = False) -> tantivy.Index:
    """The index in a cache folder; CacheError where there is none or it cannot be read."""
    folder = cache / FOLDER
    if create:
        folder.mkdir(mode=0o700, exist_ok=True)
    with cache_errors():
        if not create and not (folder.is_dir() and tantivy.Index.exists(str(folder))):
            raise CacheError("the full text has not been made yet")
        return tantivy.Index(make_schema(), str(folder))


def full_text_size(cache: Path) -> int:
    """How many articles the full text has; 0 where there is none."""
    if not (cache / FOLDER / "meta.json").exists():
        return 0
    index = open_index(cache)
    with cache_errors():
        return index.searcher().num_docs


class FullText:
    """The index as of one moment, for searching. Searching lets other threads run."""

    def __init__(self, cache: Path) -> None:
        self._index = open_index(cache)
        self.schema = self._index.schema
        with cache_errors():
            self._searcher = self._index.searcher()

    def refresh(self) -> None:
        """See what has been committed since."""
        with cache_errors():
            self._index.reload()
            self._searcher = self._index.searcher()

    def first(self, query: tantivy.Query, sort: Sort, limit: int) -> tuple[int, list[int]]:
        """How many articles match, and the keys of the first of them: one pass for both."""
        with cache_errors():
            if sort is Sort.RELEVANCE:
                # A field to order by spares the scores, which cost more than the counting.
                found = self._searcher.search(query, limit=1, count=True, order_by_field="rank")
                return _count(found), self.keys(query, sort, 0, limit)
            field = "age" if sort is Sort.OLDEST else "rank"
            found = self._searcher.search(query, limit=limit, count=True, order_by_field=field)
        return _count(found), _keys(found.hits, sort)

    def found(self, query: tantivy.Query, opposite: tantivy.Query, articles: int) -> int:
        """The articles that match, as a set of keys. `articles` are all; the opposite finds the others."""
        with cache_errors():
            searcher = self._searcher
            last = searcher.search(query, limit=1, count=True, order_by_field="key")
            if not last.hits:
                return 0
            (highest, _), count = last.hits[0], _count(last)
            others = searcher.num_docs - count
            if count * _FEW <= highest:
                return _listed(searcher, query, count)
            if others * _FEW <= highest and articles.bit_count() == searcher.num_docs:
                return articles & ~_listed(searcher, opposite, others)
            found, step = 0, _AT_ONCE * _WIDTH
            for start in range(0, highest + 1, step):
                some = self._between(query, start, start + step) if highest >= step else query
                found |= _summed(searcher, some)
            return found

    def _between(self, query: tantivy.Query, start: int, stop: int) -> tantivy.Query:
        keys = tantivy.Query.range_query(
            self.schema, "key", tantivy.FieldType.Unsigned, start, stop, include_upper=False
        )
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, keys)])

    def keys(
        self, query: tantivy.Query, sort: Sort, start: int, limit: int, *, backwards: bool = False
    ) -> list[int]:
        """Catalogue keys of the matches from the `start`-th on, `limit` at the most, in order.

        Orders are newest, oldest and relevance; the others are the catalogue's. `backwards` counts from the end,
        which is as quick there as the order itself is at its beginning; relevance has no backwards.
        """
        if limit <= 0:
            return []
        with cache_errors():
            if sort is Sort.RELEVANCE:
                hits = self._searcher.search(query, limit=limit, count=False, offset=start).hits
                ranks = self._searcher.fast_field_values("rank", [address for _, address in hits])
                return [key_of(int(rank)) for rank in ranks if rank is not None]
            hits = self._searcher.search(
                query,
                limit=limit,
                count=False,
                offset=start,
                order_by_field="age" if sort is Sort.OLDEST else "rank",
                order=tantivy.Order.Asc if backwards else tantivy.Order.Desc,
            ).hits
        return _keys(hits, sort)


def _listed(searcher: tantivy.Searcher, query: tantivy.Query, count: int) -> int:
    hits = searcher.search(query, limit=max(count, 1), count=False, order_by_field="key").hits
    return set_of([key for key, _ in hits])


def _summed(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    sums = searcher.aggregate(query, _SUMS)["sums"]["buckets"]
    if not sums:
        return 0
    numbers = struct.pack(f"<{len(sums)}Q", *[int(each["bits"]["value"]) for each in sums])
    bits = bytearray(len(sums) * _WIDTH // 8)
    for place in range(_WIDTH // 8):
        bits[place :: _WIDTH // 8] = numbers[place::8]
    return from_bits(bits) << int(sums[0]["key"])


def _keys(hits: list[tuple[int, tantivy.DocAddress]], sort: Sort) -> list[int]:
    if sort is Sort.OLDEST:
        return [MAX_KEY - (age & MAX_KEY) for age, _ in hits]
    return [rank & MAX_KEY for rank, _ in hits]


def _count(found: tantivy.SearchResult) -> int:
    return int(found.count or 0)  # type: ignore[attr-defined]  # missing from tantivy's stubs


class FullTextWriter:
    """The one writer of the index. What was added is searchable, and safe, after `commit`."""

    def __init__(self, cache: Path, *, bulk: bool) -> None:
        self._index = open_index(cache, create=True)
        with cache_errors():
            self._gone: list[int] = []
            # One thread keeps up with any number of readers, and leaves half as many segments as two.
            self._writer = self._index.writer(WRITER_HEAP if bulk else SMALL_WRITER_HEAP, 1)

    def add(self, record: "Record", rank: int) -> None:
        """Add an article under its rank."""
        document = tantivy.Document()
        for field, terms in record.full_text.items():
            document.add_text(field, terms)
        document.add_unsigned("key", key_of(rank))
        document.add_unsigned("rank", rank)
        document.add_unsigned("age", _TOP - rank if rank >> KEY_BITS else MAX_KEY - rank)
        document.add_unsigned("bit", 1 << key_of(rank) % _WIDTH)
        with cache_errors():
            self._writer.add_document(document)

    def remove(self, key: int) -> None:
        """Remove an article; one that is not there is no error."""
        self._gone.append(key)

    def commit(self) -> None:
        """Make what was added and removed visible and durable."""
        with cache_errors():
            if self._gone:
                # Not by term: tantivy's Python side makes a signed one of a number, which no unsigned field has.
                gone = tantivy.Query.term_set_query(self._index.schema, "key", self._gone)
                self._writer.delete_documents_by_query(gone)
                self._gone = []
            self._writer.commit()

    def close(self) -> None:
        """Wait for segments being merged. The writer is of no use afterwards."""
        with cache_errors():
            self._writer.wait_merging_threads()
