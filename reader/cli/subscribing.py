"""The command `feeds`: which feeds there are, adding and removing them, other readers' lists in and out."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.feed_options import FEED
from reader.cli.feeds_file import feeds_in
from reader.cli.fetching import moment
from reader.cli.messages import Troubles, say
from reader.cli.output import Output
from reader.cli.output_file import write_file
from reader.cli.record_text import table_row, tsv_line
from reader.cli.records import Record
from reader.export.json_text import json_array, json_lines
from reader.library.fetched import feed_states
from reader.library.places import choose_root
from reader.library.subscribing import Offer, feeds_path, subscribe, unsubscribe
from reader.model.errors import ArticleError, NewsdeskError, StateError, UsageError
from reader.model.feed import Feed, FeedState, Keep, read_keep
from reader.model.incoming import FoundFeed
from reader.text.matching import NO_MATCHER

_SHOWN = ("title", "fetched", "problem", "url")
"""What fits a terminal."""


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Does what the one word after `feeds` says."""
    task = arguments.task or "list"
    path = feeds_path(os.environ)
    match task:
        case "add":
            return _add(path, arguments)
        case "remove":
            return _remove(path, arguments)
        case "import":
            return _import(path, arguments)
    if arguments.words:
        raise UsageError(f"newsdesk feeds {task} takes no more words; see newsdesk feeds --help")
    return _export(path, arguments, output) if task == "export" else _list(path, arguments, output)


def _list(path: Path, arguments: argparse.Namespace, output: Output) -> int:
    feeds = feeds_in(path)
    if not feeds:
        say("there are no feeds yet; `newsdesk feeds add ADDRESS` adds one")
        return NOTHING_MATCHED
    states = _states(arguments.library)
    records = [_record(feed, states.get(feed.url, FeedState())) for feed in feeds]
    output.write(_written(records, arguments.format or ("table" if output.terminal else "tsv"), output))
    return DONE


def _written(records: Sequence[Record], form: str, output: Output) -> Iterable[str | bytes]:
    match form:
        case "jsonl":
            return json_lines(records)
        case "json":
            return json_array(records)
        case "tsv":
            return (tsv_line(record) + "\n" for record in records)
        case _:
            from reader.cli.table import table_on

            rows = ({name: record[name] for name in _SHOWN} for record in records)
            return table_on(output, _SHOWN, (table_row(row, NO_MATCHER) for row in rows))


def _record(feed: Feed, state: FeedState) -> Record:
    from reader.ingest.address import shown

    values: Record = {
        "title": feed.name,
        "url": shown(feed.url),
        "folder": feed.folder,
        "subjects": list(feed.subjects),
        "fetched": moment(state.succeeded_at),
        "problem": state.problem if state.failures else "",
    }
    return {name: values[name] for name in FEED}


def _add(path: Path, arguments: argparse.Namespace) -> int:
    if not arguments.words:
        raise UsageError("feeds add needs the address of a feed or of a site that has one")
    if arguments.title and len(arguments.words) > 1:
        raise UsageError("--title is for one address at a time")
    keep = _keep(arguments.keep)
    troubles = Troubles()
    status = DONE
    for word in arguments.words:
        try:
            found = _unseen(word) if arguments.unseen else _seen(word)
        except NewsdeskError as error:
            troubles.tell(error)
            continue
        chosen = _choose(found, take_all=arguments.all)
        if not chosen:
            status = NOTHING_MATCHED
            continue
        feeds = [
            Feed(
                url=feed.url,
                title=arguments.title or feed.title or found.title,
                folder=arguments.folder or "",
                subjects=tuple(arguments.subject or feed.subjects),
                full_text=True if arguments.full_text else None,
                keep=keep,
                local=found.is_local(feed),
            )
            for feed in chosen
        ]
        added = {feed.url for feed in subscribe(path, feeds)}
        for feed in feeds:
            say(f"{'added' if feed.url in added else 'there already'}: {feed.name}")
        if added:
            say("newsdesk fetch brings its articles in")
    return FAILED if troubles.any else status


def _seen(word: str) -> Offer:
    from reader.ingest.client import Client
    from reader.library.sandbox import Sandbox
    from reader.library.subscribing import look_at

    with Client() as client, Sandbox() as sandbox:
        return look_at(word, client, sandbox)


def _unseen(word: str) -> Offer:
    from reader.ingest.address import complete_address, read_address
    from reader.ingest.public_addresses import is_own_host

    address = complete_address(word)
    local = is_own_host(read_address(address).host)
    return Offer(address=address, is_feed=True, local=local, feeds=(FoundFeed(url=address),))


def _choose(offer: Offer, *, take_all: bool) -> Sequence[FoundFeed]:
    """What is to be added; a person is asked where a page offers several."""
    feeds = offer.feeds
    if len(feeds) == 1 or take_all:
        return feeds
    if not feeds:
        say(f"{offer.address}: this page names no feed")
        return ()
    say(f"{offer.address} has {len(feeds)} feeds:")
    for number, feed in enumerate(feeds, 1):
        say(f"{number:>3}  {feed.title}  {feed.url}")
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        say("newsdesk feeds add ADDRESS adds one of them, --all adds all")
        return ()
    say("Which? Numbers with spaces between them, or nothing for none:")
    return _numbered(feeds, sys.stdin.readline())


def _numbered(feeds: Sequence[FoundFeed], answer: str) -> Sequence[FoundFeed]:
    numbers = answer.replace(",", " ").split()
    if any(not number.isdecimal() or not 1 <= int(number) <= len(feeds) for number in numbers):
        raise UsageError(f"give numbers from 1 to {len(feeds)}; nothing was added")
    return [feeds[int(number) - 1] for number in dict.fromkeys(numbers)]


def _keep(text: str | None) -> Keep | None:
    if text is None:
        return None
    keep = read_keep(text)
    if keep is None:
        raise UsageError("--keep takes a time or a number: 90d, 12w or 500")
    return keep


def _remove(path: Path, arguments: argparse.Namespace) -> int:
    if not arguments.words:
        raise UsageError("feeds remove needs names; newsdesk feeds list shows them")
    for feed in unsubscribe(path, arguments.words):
        say(f"removed: {feed.name}; its articles stay in the library")
    return DONE


def _import(path: Path, arguments: argparse.Namespace) -> int:
    if not arguments.words:
        raise UsageError("feeds import needs an OPML file, its address, or - for standard input")
    from reader.library.sandbox import Sandbox
    from reader.library.subscribing import import_feeds

    troubles = Troubles()
    added = known = 0
    with Sandbox() as sandbox:
        for word in arguments.words:
            try:
                imported = import_feeds(path, _bytes(word), word, sandbox, dry_run=arguments.dry_run)
            except NewsdeskError as error:
                troubles.tell(error)
                continue
            added, known = added + len(imported.added), known + imported.known
            for note in imported.notes:
                say(note)
            for feed in imported.added:
                folders = f" ({' / '.join(feed.subjects)})" if feed.subjects else ""
                say(f"{'would be added' if arguments.dry_run else 'added'}: {feed.name}{folders}")
    say(f"{added:,} added, {known:,} there already")
    if troubles.any:
        return FAILED
    return DONE if added or known else NOTHING_MATCHED


def _bytes(word: str) -> bytes:
    from reader.ingest.address import looks_like_address

    if word == "-":
        return sys.stdin.buffer.read()
    if looks_like_address(word):
        from reader.ingest.client import Client

        with Client() as client:
            return client.get(word, typed=True).body
    from reader.store.files import read_bytes

    return read_bytes(Path(word))


def _export(path: Path, arguments: argparse.Namespace, output: Output) -> int:
    from reader.export.opml import opml

    feeds = feeds_in(path)
    if arguments.output in (None, "-"):
        output.write(opml(feeds))
    else:
        write_file(Path(arguments.output), opml(feeds))
    return DONE


def _states(library: str | None) -> dict[str, FeedState]:
    """What is remembered of the feeds; nothing where that cannot be read."""
    try:
        return feed_states(choose_root(library, os.environ)).states()
    except (StateError, ArticleError) as error:
        say(str(error))
        return {}
