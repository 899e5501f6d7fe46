"""Former versions of an article: whole files in a hidden folder beside it, named by when they were replaced.

`2024/12/2024-12-19-story.yaml` has `2024/12/.revisions/2024-12-19-story/20241220T101500Z.yaml`: out of
the list's way, kept by git, readable with any tool.
"""

import datetime as dt
import difflib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from reader.model.article import Article
from reader.model.errors import ArticleError

FOLDER = ".revisions"
_HEADING = "## "
_STAMP = "%Y%m%dT%H%M%SZ"


class Revision(msgspec.Struct, frozen=True):
    """A former version: when it was replaced, and its file below the library."""

    replaced: dt.datetime
    path: str


class DiffLine(msgspec.Struct, frozen=True):
    """One line of a comparison: `sign` is `+`, `-`, a space for what stayed, or `@` for the heading it is under."""

    sign: str
    text: str


def revision_path(path: str, now: dt.datetime, number: int = 0) -> str:
    """Where the version of the file at `path` that is replaced now is kept; both are below the library."""
    file = PurePosixPath(path)
    stamp = now.astimezone(dt.UTC).strftime(_STAMP) + (f"-{number}" if number else "")
    return str(file.parent / FOLDER / file.stem / f"{stamp}{file.suffix}")


def revisions(root: Path, path: str) -> list[Revision]:
    """The former versions of the file at `path`, newest first."""
    file = PurePosixPath(path)
    folder = file.parent / FOLDER / file.stem
    found = []
    try:
        names = [entry.name for entry in (root / folder).iterdir()]
    except OSError:
        return []
    for name in names:
        try:
            replaced = dt.datetime.strptime(name[:16], _STAMP).replace(tzinfo=dt.UTC)
        except ValueError:
            continue
        found.append(Revision(replaced, str(folder / name)))
    # Of those of one second the name that is longer, or greater, is the later one: …Z, …Z-1, …Z-10.
    return sorted(found, key=lambda one: (one.replaced, len(one.path), one.path), reverse=True)


def read_revision(root: Path, revision: Revision, number: int = 0) -> Article:
    """The article as it was. Raises ArticleError."""
    from reader.store.reading import read_document  # here, because YAML is slow to load

    document = read_document(root / revision.path, revision.path, number)
    if document.article is None:
        raise ArticleError(str(document.diagnostics[0]))
    return document.article


class Change(msgspec.Struct, frozen=True):
    """What changed when a version was replaced, and when that was."""

    replaced: dt.datetime
    lines: tuple[DiffLine, ...]


def changes(root: Path, path: str, number: int, current: Article) -> Iterator[Change]:
    """From the newest to the oldest, what changed from each version of an article to the one after it.

    `path` and `number` say which document of which file it is. Raises ArticleError where a version cannot be read.
    """
    newer = current
    for revision in revisions(root, path):
        older = read_revision(root, revision, number)
        lines = tuple(diff(older, newer))
        if lines:
            yield Change(revision.replaced, lines)
        newer = older


def diff(old: Article, new: Article) -> Iterator[DiffLine]:
    """What changed from one version to the next, paragraph by paragraph; nothing where nothing did."""
    before, after = list(_lines(old)), list(_lines(new))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for group in matcher.get_grouped_opcodes(1):
        start = group[0][3]
        if heading := next((text for text in reversed(after[:start]) if text.startswith(_HEADING)), ""):
            yield DiffLine("@", heading.removeprefix(_HEADING))
        for kind, first, last, other_first, other_last in group:
            if kind == "equal":
                yield from (_line(" ", text) for text in before[first:last])
            else:
                yield from (_line("-", text) for text in before[first:last])
                yield from (_line("+", text) for text in after[other_first:other_last])


def _line(sign: str, text: str) -> DiffLine:
    is_place = sign == " " and text.startswith(_HEADING)
    return DiffLine("@" if is_place else sign, text.removeprefix(_HEADING))


def _lines(article: Article) -> Iterator[str]:
    """An article in the pieces that are compared: fields, headings, paragraphs."""
    yield article.headline
    for label, value in (
        ("Standfirst", article.standfirst),
        ("By", article.by),
        ("Published", str(article.published or "")),
        ("Updated", str(article.updated or "")),
        ("Subjects", ", ".join(article.subjects)),
    ):
        if value:
            yield f"{label}: {value}"
    for figure in article.key_figures:
        yield f"{figure.label}: {figure.value} {figure.unit}".rstrip()
    for section in article.sections:
        if section.heading:
            yield _HEADING + section.heading
        yield from (" ".join(piece.split("\n")) for piece in section.text.split("\n\n") if piece.strip())
    for correction in article.corrections:
        yield f"Correction: {correction.text}"
