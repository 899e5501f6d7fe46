"""The subscriptions in `feeds.yaml`: read with the places of mistakes, rewritten without losing a comment.

A rewrite touches the lines of the feeds it is about and no others.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from reader.model.diagnostic import Diagnostic
from reader.model.errors import ArticleError, UsageError
from reader.model.feed import Feed, FeedFilter
from reader.store.config_values import Kind, Notes, Setting, group, kept, several, text, yes_or_no
from reader.store.decoding import decode
from reader.store.files import read_bytes, write_atomically
from reader.store.nodes import Items, Node, Scalar, read_tree
from reader.store.places import Slice
from reader.store.problem import RefusedError, diagnose, quote
from reader.store.scalars import flow_scalar, scalar
from reader.store.values import found

HEAD = """\
# Newsdesk's feeds. `newsdesk feeds add ADDRESS` adds one; this file may be edited by hand.
#
# - title: Example Wire
#   url: https://example.org/feed.xml
#   folder: wires               # where in the library its articles are put
#   subjects: [Syria]           # given to every article
#   full_text: yes              # fetch the linked page where the feed has a summary only
#   keep: 90d                   # or how many: 500
#   filters:
#     - drop: subject:sport     # a query of the search language
#     - {tag: later, query: 'fig:>1000'}
#   local: yes                  # it lies on your own machine or network

"""


def _filter() -> Kind:
    fields = group(
        {
            "drop": Setting(text("write a query"), "What is not wanted."),
            "tag": Setting(text("write a tag"), "The tag that matching articles get."),
            "query": Setting(text("write a query"), "What is tagged."),
        }
    )

    def read(node: Node, name: str, notes: Notes) -> FeedFilter | None:
        before = len(notes.problems)
        match fields.read(node, name, notes):
            case {"drop": str(query), **others} if not others:
                return FeedFilter(query=query)
            case {"tag": str(tag), "query": str(query), **others} if not others:
                return FeedFilter(query=query, tag=tag)
            case _:
                if len(notes.problems) == before:
                    hint = "write `drop: QUERY`, or `tag: NAME` and `query: QUERY`"
                    notes.wrong(node.at, f"{name}: a filter either drops or tags", hint)
                return None

    return Kind(read, fields.schema)


_FEED = group(
    {
        "title": Setting(text("write what it is called"), "What it is called."),
        "url": Setting(text("write its address"), "Its address."),
        "folder": Setting(
            text("write a folder such as wires/asia"), "Where in the library its articles are put."
        ),
        "subjects": Setting(several(text("write a subject")), "Subjects that its articles get."),
        "full_text": Setting(
            yes_or_no(), "Whether the linked page is fetched where there is a summary only."
        ),
        "keep": Setting(kept(), "How long, or how many, of its articles are kept."),
        "filters": Setting(several(_filter()), "What is dropped or tagged."),
        "local": Setting(yes_or_no(), "Whether it lies on the reader's own machine or network."),
    }
)


class FeedsFile(msgspec.Struct, frozen=True, kw_only=True):
    """The feeds of a file in its order, and what could not be read of it.

    `lines` has for each feed the lines it takes, from 0, the last not included; `written` is the whole file.
    """

    feeds: tuple[Feed, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    written: str = ""


def read_feeds(path: Path) -> FeedsFile:
    """The feeds of the file; none where there is no file. Raises ArticleError where it cannot be read at all."""
    return parse_feeds(read_bytes(path), str(path)) if path.exists() else FeedsFile()


def parse_feeds(data: bytes, path: str) -> FeedsFile:
    """The feeds in the bytes of a file; `path` is for the diagnostics. A mistake costs its own setting or feed."""
    notes = Notes()
    written = ""
    read: list[tuple[Feed, tuple[int, int]]] = []
    try:
        written = decode(data)
        nodes = _items(read_tree(written), notes) if _says_anything(written) else []
        starts = [written.count("\n", 0, node.at) for node in nodes]
        ends = [*starts[1:], written.count("\n") + 1][: len(starts)]
        for node, start, end in zip(nodes, starts, ends, strict=True):
            if feed := _feed(node, notes):
                read.append((feed, (start, _end(written, start, end))))
    except RefusedError as refused:
        notes.problems.append(refused.problem)
    piece = Slice(0, len(written), 1)
    problems = sorted(notes.problems, key=lambda problem: problem.at)
    return FeedsFile(
        feeds=tuple(feed for feed, _ in read),
        lines=tuple(lines for _, lines in read),
        diagnostics=tuple(diagnose(problem, written, piece, path) for problem in problems),
        written=written,
    )


def usable_feeds(path: Path) -> FeedsFile:
    """The feeds of a file that may be written into. Raises UsageError where there is a mistake in it."""
    file = read_feeds(path)
    if file.diagnostics:
        raise UsageError(f"{file.diagnostics[0]}; nothing is written into it until this is mended")
    return file


def add_feeds(path: Path, feeds: Sequence[Feed]) -> None:
    """Write feeds below those that are there. Raises ArticleError or UsageError, and nothing changed."""
    before = usable_feeds(path)
    kept = before.written or HEAD
    indent = ""
    if before.lines:
        first = kept.split("\n")[before.lines[0][0]]
        indent = first[: len(first) - len(first.lstrip())]
    lines = [f"{indent}{line}".rstrip() for feed in feeds for line in feed_lines(feed)]
    added = kept + ("\n" if kept and not kept.endswith("\n") else "") + "\n".join(lines) + "\n"
    _write(path, added, (*before.feeds, *feeds))


def remove_feeds(path: Path, urls: Sequence[str]) -> None:
    """Take the feeds with these addresses out. Raises ArticleError or UsageError, and nothing changed."""
    before = usable_feeds(path)
    lines = before.written.split("\n")
    for feed, (start, end) in reversed(list(zip(before.feeds, before.lines, strict=True))):
        if feed.url in urls:
            del lines[start:end]
    _write(path, "\n".join(lines), tuple(feed for feed in before.feeds if feed.url not in urls))


def feed_lines(feed: Feed) -> Iterator[str]:
    """A feed as the lines of an item, without indentation and line ends."""
    fields = [("title", scalar(feed.title))] if feed.title else []
    fields.append(("url", scalar(feed.url)))
    if feed.folder:
        fields.append(("folder", scalar(feed.folder)))
    if feed.subjects:
        fields.append(("subjects", f"[{', '.join(map(flow_scalar, feed.subjects))}]"))
    if feed.full_text is not None:
        fields.append(("full_text", "yes" if feed.full_text else "no"))
    if feed.keep is not None:
        fields.append(("keep", str(feed.keep) or "all"))
    if feed.local:
        fields.append(("local", "yes"))
    for number, (name, value) in enumerate(fields):
        yield f"{'  ' if number else '- '}{name}: {value}"
    if feed.filters:
        yield "  filters:"
    for each in feed.filters:
        if each.tag:
            yield f"    - tag: {scalar(each.tag)}"
            yield f"      query: {scalar(each.query)}"
        else:
            yield f"    - drop: {scalar(each.query)}"


def _write(path: Path, written: str, expected: tuple[Feed, ...]) -> None:
    """Only what reads back as it should is written: a file in a style of its own is left to its author."""
    data = written.encode()
    after = parse_feeds(data, str(path))
    if after.feeds != expected or after.diagnostics:
        raise UsageError(f"{path}: its feeds do not stand one below the other; change this file in an editor")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArticleError(f"{path.parent}: cannot be made: {error.strerror}") from error
    write_atomically(path, data)


def _items(tree: Node, notes: Notes) -> Sequence[Node]:
    if isinstance(tree, Items):
        return tree.filled
    if not (isinstance(tree, Scalar) and tree.is_empty):
        notes.wrong(tree.at, f"found {found(tree)} where a list of feeds is wanted", "write `- url: …`")
    return ()


def _feed(node: Node, notes: Notes) -> Feed | None:
    values: dict[str, Any] | None = _FEED.read(node, "feed", notes)
    if values is None:
        return None
    if not values.get("url"):
        notes.wrong(node.at, "a feed has no url", "write its address: `url: https://…`")
        return None
    if folder := values.get("folder", ""):
        values["folder"] = folder.strip("/")
        if folder.startswith(("/", "~")) or "\\" in folder or ".." in folder.split("/"):
            notes.wrong(node.at, f"folder: {quote(folder)} is not inside the library", "write wires/asia")
            values["folder"] = ""
    return Feed(**values)


def _end(written: str, start: int, end: int) -> int:
    """The line after an item's last: comments and empty lines above the next item belong to that one."""
    lines = written.split("\n")
    while end - 1 > start and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _says_anything(written: str) -> bool:
    lines = (line.strip() for line in written.splitlines())
    return any(line and not line.startswith("#") and line not in ("---", "...") for line in lines)
