"""Another version of an article in the text of the old one: fields that did not change stay as they were typed.

A comment within a field that did change is put above it. What comes of it has to be read again by whoever asks:
where a layout is too odd, it may not be the article that was wanted.
"""

import re
from collections.abc import Iterator

import msgspec
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from reader.model.article import Article
from reader.model.plain import to_plain
from reader.store.events import events
from reader.store.writing import to_lines

_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n]))#[^\r\n]*")


class _Field(msgspec.Struct):
    """A field of the article: the lines it takes, without the blank ones below, and the comments within."""

    name: str
    start: int
    end: int
    comments: list[str]


def edited(text: str, old: Article, new: Article) -> str | None:
    """The text of a document with `old` in it made to hold `new`; None where no field has lines of its own."""
    fields = list(_fields(text))
    if not fields:
        return None
    before, after = to_plain(old), to_plain(new)
    lines = to_lines(new)
    known = {field.name for field in fields}
    pieces = [text[: fields[0].start]]
    position = fields[0].start
    pieces += _missing(list(lines), known, None, lines)
    for field in fields:
        pieces.append(text[position : field.start])
        position = field.end
        if field.name in after and after[field.name] != before.get(field.name):
            written = lines[field.name]
            if len(written) == len(field.comments) == 1 and not _is_alone(text, field):
                pieces.append(f"{written[0]}  {field.comments[0]}\n")
            else:
                pieces += (f"{line}\n" for line in (*field.comments, *written))
        elif field.name in before and field.name not in after:
            pieces += (f"{line}\n" for line in field.comments)
        else:
            whole = text[field.start : field.end]
            pieces.append(whole if whole.endswith(("\n", "\r")) else whole + "\n")
        pieces += _missing(list(lines), known, field.name, lines)
    pieces.append(text[position:])
    return "".join(pieces)


def _missing(
    order: list[str], known: set[str], behind: str | None, lines: dict[str, list[str]]
) -> Iterator[str]:
    """The lines of new fields that come behind one that is there, or before all of them."""
    start = 0 if behind is None else order.index(behind) + 1 if behind in order else len(order)
    for name in order[start:]:
        if name in known:
            return
        yield from (f"{line}\n" for line in lines[name])


def _is_alone(text: str, field: _Field) -> bool:
    """Whether a field's comment has a line of its own."""
    return any(line.lstrip().startswith("#") for line in text[field.start : field.end].splitlines())


def _fields(text: str) -> Iterator[_Field]:
    """The fields of an article that is a mapping in lines; nothing where it stands in braces."""
    source = events(text)
    take = source.get_event
    take(), take()
    top = take()
    if not isinstance(top, MappingStartEvent) or top.flow_style:
        return
    while not isinstance(name := take(), MappingEndEvent):
        start = _line_start(text, name.start_mark.index)
        spans = [(name.start_mark.index, name.end_mark.index)]
        depth = 0
        while True:
            event = take()
            if isinstance(event, SequenceStartEvent | MappingStartEvent):
                depth += 1
            elif isinstance(event, SequenceEndEvent | MappingEndEvent):
                depth -= 1
            # The end of a block's list or mapping is marked only where the next thing begins.
            if isinstance(event, ScalarEvent) or (
                depth >= 0 and event.end_mark.index - event.start_mark.index == 1
            ):
                spans.append((event.start_mark.index, event.end_mark.index))
            if depth == 0:
                break
        last = len(text[: max(end for _, end in spans)].rstrip("\r\n"))
        end = text.find("\n", last)
        end = len(text) if end < 0 else end + 1
        yield _Field(name.value, start, end, list(_comments(text, start, end, spans)))


def _comments(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Iterator[str]:
    """What stands between the values of a field: there a number sign can only begin a comment."""
    for first, last in (*spans, (end, end)):
        if first > start:
            yield from (found[0].rstrip() for found in _COMMENT.finditer(text, start, first))
        start = max(start, last)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
