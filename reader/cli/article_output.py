"""Whole articles on their way out: in the format asked for, to standard output or into a file."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from reader.cli.colour import bold
from reader.cli.output import Output
from reader.cli.output_file import write_file
from reader.export.json_text import json_array, json_lines
from reader.export.markdown import markdown
from reader.export.placed import PlacedArticle
from reader.export.plain_text import plain_text
from reader.model.errors import UsageError
from reader.store.writing import to_yaml

Writer = Callable[[Iterable[PlacedArticle]], Iterator[str]]

MEASURE = 72
"""Columns of text that read well; a wider terminal does not make longer lines."""


def write_articles(arguments: argparse.Namespace, output: Output, articles: Iterable[PlacedArticle]) -> None:
    """Writes the articles as they come, as `--format`, `--width` and `--output` say."""
    if arguments.width is not None and arguments.format != "text":
        raise UsageError(f"--width is for --format text; {arguments.format} has its own lines")
    to_file = arguments.output not in (None, "-")
    on_screen = output.terminal and not to_file
    width = min(MEASURE, output.columns) if on_screen and arguments.width is None else arguments.width or None
    strong = bold if output.colour and not to_file else str
    chunks = _writer(arguments.format, width, strong)(articles)
    if to_file:
        write_file(Path(arguments.output), chunks)
    else:
        output.write(chunks)


def _writer(name: str, width: int | None, strong: Callable[[str], str]) -> Writer:
    """The writer of one of `reader.cli.options.ARTICLE_FORMATS`; `width` and `strong` are for plain text."""
    writers: dict[str, Writer] = {
        "text": partial(plain_text, width=width, strong=strong),
        "markdown": markdown,
        "json": lambda articles: json_array(placed.plain() for placed in articles),
        "jsonl": lambda articles: json_lines(placed.plain() for placed in articles),
        "yaml": _yaml,
    }
    return writers[name]


def _yaml(articles: Iterable[PlacedArticle]) -> Iterator[str]:
    """A stream of documents that is an article file again."""
    before = ""
    for placed in articles:
        yield before + to_yaml(placed.article)
        before = "---\n"
