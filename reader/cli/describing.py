"""The commands `schema` and `completion`: what editors and shells want to know of Newsdesk."""

import argparse

from reader.cli.commands import SHELLS
from reader.cli.endings import DONE
from reader.cli.output import Output
from reader.cli.parser import make_parser
from reader.model.errors import UsageError


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Prints the schema, or the completion script for a shell."""
    if arguments.command == "completion":
        if not arguments.shell or arguments.words:
            raise UsageError(f"completion needs the name of one shell: {', '.join(SHELLS)}")
        output.write([_completion(arguments.shell)])
    else:
        output.write([_schema()])
    return DONE


def _schema() -> str:
    import json

    from reader.store.schema import json_schema

    return json.dumps(json_schema(), indent=2) + "\n"


def _completion(shell: str) -> str:
    import shtab

    script: str = shtab.complete(make_parser(), shell)
    return script
