"""The command `check`: what is wrong or odd in article files, one remark a line, as compilers say it."""

import argparse
import datetime as dt
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.messages import Troubles, say
from reader.cli.opened import chosen_root
from reader.cli.output import Output
from reader.cli.references import STANDARD_INPUT, read_input
from reader.export.json_text import to_json
from reader.model.diagnostic import Diagnostic, Severity
from reader.model.errors import ArticleError, NewsdeskError
from reader.store.checking import check_file, check_ids
from reader.store.folder import scan
from reader.store.ids import default_id
from reader.store.reading import parse_file, read_bytes
from reader.text.clean import clean_line

_Remarks = Iterator[Diagnostic]
_Ids = list[tuple[str, str, int]]
"""Of each article its id, path and line."""


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Prints the remarks on the paths, or on the library; how many there are goes to standard error."""
    line = _json_line if arguments.format == "jsonl" else _text_line
    checker = _Checker(dt.datetime.now().astimezone().date())
    output.write(map(line, checker.check(arguments.words or [str(chosen_root(arguments.library))])))
    say(checker.summary())
    if checker.troubles.any:
        return FAILED
    return NOTHING_MATCHED if checker.found[Severity.ERROR] else DONE


class _Checker:
    """Goes through files and folders and counts what it finds."""

    def __init__(self, today: dt.date) -> None:
        self._today = today
        self.files = 0
        self.found: Counter[Severity] = Counter()
        self.troubles = Troubles()

    def check(self, paths: list[str]) -> _Remarks:
        """The remarks on each path; `troubles` hears of those that can't be looked at."""
        for path in paths:
            try:
                for remark in self._check_folder(path) if os.path.isdir(path) else self._check_file(path):  # noqa: PTH112
                    self.found[remark.severity] += 1
                    yield remark
            except NewsdeskError as error:
                self.troubles.tell(error)

    def summary(self) -> str:
        """`16 files: no errors, 2 warnings`, and what was not looked at."""
        missed = _count(self.troubles.count, "path")
        if self.troubles.count and not self.files:
            return f"nothing was checked: {missed} could not be read"
        errors, warnings = self.found[Severity.ERROR], self.found[Severity.WARNING]
        found = f"{_count(self.files, 'file')}: {_count(errors, 'error')}, {_count(warnings, 'warning')}"
        return f"{found}; {missed} could not be read" if self.troubles.count else found

    def _check_folder(self, root: str) -> _Remarks:
        """Every article file of a library; ids are looked at across all of them."""
        ids: _Ids = []
        for folder in scan(Path(root)):
            for name in sorted(name for name, *_ in folder.files):
                below = f"{folder.path}/{name}" if folder.path else name
                path = os.path.join(root, below)  # noqa: PTH118 - keeps the `./` that was typed
                try:
                    yield from self._check_data(read_bytes(Path(path), path), path, below, ids)
                except ArticleError as error:
                    self.files += 1
                    yield Diagnostic(
                        severity=Severity.ERROR, path=path, message=str(error).removeprefix(f"{path}: ")
                    )
            for line in folder.skipped:
                say(f"skipped {line}")
        yield from check_ids(ids)

    def _check_file(self, path: str) -> _Remarks:
        ids: _Ids = []
        if path == STANDARD_INPUT:
            yield from self._check_data(read_input(), "", STANDARD_INPUT, ids)
        else:
            yield from self._check_data(read_bytes(Path(path)), path, Path(path).name, ids)
        yield from check_ids(ids)

    def _check_data(self, data: bytes, path: str, below: str, ids: _Ids) -> _Remarks:
        self.files += 1
        yield from check_file(data, path, self._today)
        documents = parse_file(data, path)
        for document in documents:
            if document.article:
                own = document.article.id
                ids.append((own or default_id(below, document.number, len(documents)), path, document.line))


def _count(number: int, thing: str) -> str:
    return f"{f'{number:,}' if number else 'no'} {thing}{'' if number == 1 else 's'}"


def _text_line(remark: Diagnostic) -> str:
    return clean_line(str(remark)) + "\n"


def _json_line(remark: Diagnostic) -> str:
    plain = {
        "path": remark.path,
        "line": remark.line,
        "column": remark.column,
        "severity": str(remark.severity),
        "message": remark.message,
        "hint": remark.hint,
    }
    return to_json(plain) + "\n"
