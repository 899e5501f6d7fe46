"""The command `brief`: the basket as one Markdown document, and what is in it in which order."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from reader.cli.endings import DONE, NOTHING_MATCHED
from reader.cli.messages import say
from reader.cli.opened import chosen_root, opened_library
from reader.cli.output import Output
from reader.cli.output_file import write_file
from reader.export.brief import brief
from reader.export.tab_separated import tab_separated
from reader.library.brief import brief_parts, with_links
from reader.library.library import Library
from reader.model.basket import BasketItem, Item
from reader.model.errors import UsageError


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Changes the basket as the options say, then writes the brief, or with --list what is in the basket."""
    with opened_library(chosen_root(arguments.library)) as library:
        if changed := _change(library, arguments):
            library.kept.make_sure()
        items = library.kept.basket.items()
        if arguments.list or changed:
            output.write(_listed(library, items))
        elif items:
            text = brief(brief_parts(library, items), arguments.title)
            if arguments.output in (None, "-"):
                output.write(text)
            else:
                write_file(Path(arguments.output), text)
        else:
            say("the basket is empty; + puts what you read into it, and so does newsdesk brief --add REF")
    return DONE if items or changed else NOTHING_MATCHED


def _change(library: Library, arguments: argparse.Namespace) -> bool:
    """Puts in, moves, takes out; whether that was asked for."""
    basket = library.kept.basket
    if arguments.add:
        entries = [library.find(ref) for ref in arguments.add]
        basket.put_articles(with_links(library, entries))
    if arguments.move:
        place, to = arguments.move
        item = _item(basket.items(), place)
        _item(basket.items(), to)
        basket.move(item, to - 1)
    for item in [_item(basket.items(), place) for place in arguments.remove]:
        basket.take_out(item)
    if arguments.clear:
        basket.empty()
    return bool(arguments.add or arguments.move or arguments.remove or arguments.clear)


def _item(items: list[BasketItem], place: int) -> BasketItem:
    if not 1 <= place <= len(items):
        raise UsageError(f"there is no item {place} in the basket; newsdesk brief --list numbers them")
    return items[place - 1]


def _listed(library: Library, items: list[BasketItem]) -> Iterator[str]:
    """Number, kind, article and words of each item, between tabs."""
    for number, item in enumerate(items, 1):
        yield tab_separated((str(number), str(item.what), item.article, _words(library, item))) + "\n"


def _words(library: Library, item: BasketItem) -> str:
    if item.what is Item.FIGURE:
        return " ".join(filter(None, (item.value, item.unit, item.label)))
    if item.what is Item.MARK:
        marks = library.kept.marks.of(item.article)
        return next((mark.selector.exact for mark in marks if mark.id == item.mark), item.headline)
    return item.headline
