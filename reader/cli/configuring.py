"""The command `config`: where the configuration is, what holds, what is wrong with it, and editing it."""

import argparse
import os
import shlex
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.messages import say
from reader.cli.output import Output
from reader.library.places import config_path
from reader.model.diagnostic import Diagnostic
from reader.model.errors import NewsdeskError, UsageError
from reader.model.settings import LoadedConfig
from reader.store.config import config_schema, read_config
from reader.store.config_text import config_template, config_text
from reader.text.clean import clean_line


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Does what the one word after `config` says."""
    task = arguments.task or "show"
    file = Path(arguments.words[0]) if arguments.words else config_path(os.environ)
    if len(arguments.words) > (task == "check"):
        raise UsageError(f"newsdesk config {task} takes no more words; see newsdesk config --help")
    tasks: dict[str, Callable[[], int]] = {
        "check": lambda: _check(file, output, named=bool(arguments.words)),
        "path": lambda: _print(output, f"{file}\n"),
        "show": lambda: _show(file, output),
        "edit": lambda: _edit(file, output, os.environ),
        "schema": lambda: _schema(output),
        "keys": lambda: _keys(file, output),
    }
    return tasks[task]()


def loaded(file: Path) -> tuple[LoadedConfig, tuple[Diagnostic, ...]]:
    """The configuration as it holds, and everything wrong with it, keys included."""
    from msgspec.structs import replace

    from reader.tui.keymap import DEFAULT, remap

    config = read_config(file)
    keymap, troubles = remap(config)
    problems = (*config.diagnostics, *troubles)
    keys = {
        name: keys
        for name, keys in config.settings.keys.items()
        if name in DEFAULT and keymap[name] != DEFAULT[name]
    }
    config = replace(config, settings=replace(config.settings, keys=keys))
    return config, tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _print(output: Output, text: str) -> int:
    output.write([text])
    return DONE


def _check(file: Path, output: Output, *, named: bool) -> int:
    if not file.exists():
        if named:
            raise NewsdeskError(f"{file}: there is no such file")
        say(f"there is no configuration at {file}; newsdesk config edit begins one")
        return DONE
    problems = loaded(file)[1]
    output.write(f"{clean_line(str(problem))}\n" for problem in problems)
    count = len(problems)
    say(f"{file}: {'nothing' if not count else f'{count:,} thing' + 's' * (count != 1)} wrong")
    return NOTHING_MATCHED if problems else DONE


def _show(file: Path, output: Output) -> int:
    config, problems = loaded(file)
    for problem in problems:
        say(f"{problem}; the default holds")
    return _print(output, config_text(config.settings))


def _schema(output: Output) -> int:
    import json

    return _print(output, json.dumps(config_schema(), indent=2) + "\n")


def _keys(file: Path, output: Output) -> int:
    from reader.tui.keymap import remap
    from reader.tui.keys import ACTIONS, key_name

    def lines() -> Iterator[str]:
        keymap = remap(read_config(file))[0]
        for action in ACTIONS:
            keys = " ".join(key_name(key) for key in keymap[action.id])
            yield f"{action.id}\t{keys}\t{action.does}\n"

    output.write(lines())
    return DONE


def _edit(file: Path, output: Output, environment: Mapping[str, str]) -> int:
    try:
        if not file.exists():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8") as new:
                new.write(config_template())
        command = editor_of(read_config(file), environment)
        status = subprocess.run([*command, str(file.absolute())], check=False).returncode
    except (OSError, ValueError) as error:
        raise NewsdeskError(
            f"{file}: cannot be edited: {getattr(error, 'strerror', None) or error}"
        ) from error
    if status:
        say(f"{command[0]} ended with status {status}")
        return FAILED
    return _check(file, output, named=False)


def editor_of(config: LoadedConfig, environment: Mapping[str, str]) -> list[str]:
    """The editor's command: the configuration's own, $VISUAL, $EDITOR, vi. Raises ValueError for an open quote."""
    wanted = config.settings.editor or environment.get("VISUAL") or environment.get("EDITOR") or "vi"
    return shlex.split(wanted) or ["vi"]
