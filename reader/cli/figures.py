"""The command `figures`: key figures as data, from the library or, with `--text`, from standard input.

With `--write` they go into the articles' files.
"""

import argparse
from itertools import islice

from reader.cli.endings import DONE, NOTHING_MATCHED
from reader.cli.output import Output
from reader.model.errors import UsageError


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Writes the figures, or how many there are."""
    if arguments.text:
        return _in_text(arguments, output)
    if arguments.write:
        from reader.cli.writing_figures import run as write

        return write(arguments, output)
    from reader.cli.library_figures import run as in_library  # with the library, which text has no use for

    return in_library(arguments, output)


def _in_text(arguments: argparse.Namespace, output: Output) -> int:
    if arguments.words or arguments.write or arguments.series:
        raise UsageError("--text reads standard input and takes no query, --series or --write")
    if arguments.sort or arguments.fields or arguments.format not in (None, "jsonl"):
        raise UsageError("--text prints jsonl with all fields in the order of the text")
    from reader.cli.standard_input import read_standard_input
    from reader.export.extracted_figures import extracted_json
    from reader.export.json_text import json_lines
    from reader.figures.extraction import extract_figures

    found = extract_figures(read_standard_input().decode("utf-8", "replace"))
    if arguments.count:
        output.write([f"{len(found)}\n"])
    else:
        output.write(json_lines(map(extracted_json, islice(found, arguments.limit))))
    return DONE if found else NOTHING_MATCHED
