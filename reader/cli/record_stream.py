"""Records as one stream of TSV, CSV, JSON Lines or a JSON array, in pieces that may be made elsewhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from reader.cli.output import Chunk
from reader.cli.record_text import csv_line, tsv_line
from reader.cli.records import Record
from reader.export.comma_separated import comma_separated
from reader.export.json_text import to_json

_WRITERS: Mapping[str, Callable[[Record], str]] = {
    "tsv": lambda record: tsv_line(record) + "\n",
    "csv": csv_line,
    "jsonl": lambda record: to_json(record) + "\n",
    "json": to_json,
}
_BETWEEN = {"json": ",\n"}


def joined(form: str, records: Iterable[Record]) -> bytes:
    """Some of the records, as they stand in the stream one after the other."""
    return _BETWEEN.get(form, "").join(map(_WRITERS[form], records)).encode("utf-8", "replace")


def pieces(form: str, records: Iterable[Record]) -> Iterator[str]:
    """Each record as it stands in the stream."""
    return map(_WRITERS[form], records)


def stream(form: str, fields: Sequence[str], pieces: Iterable[Chunk]) -> Iterator[Chunk]:
    """The whole stream: the pieces with what stands before, between and behind them."""
    if form == "csv":
        return chain((comma_separated(fields),), pieces)
    return _array(pieces) if form == "json" else iter(pieces)


def _array(pieces: Iterable[Chunk]) -> Iterator[Chunk]:
    before = "[\n"
    for piece in pieces:
        yield before
        yield piece
        before = _BETWEEN["json"]
    yield "[]\n" if before == "[\n" else "\n]\n"
