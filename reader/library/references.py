"""What a person calls an article: its id, a part of it, or the path of its file."""

from pathlib import Path, PurePosixPath

from reader.index.cache import Cache
from reader.model.entry import Entry
from reader.model.errors import UnknownArticleError
from reader.text.clean import clean_line

CANDIDATES = 6
"""How many articles an ambiguous reference is answered with."""


def find(cache: Cache | None, root: Path, ref: str) -> Entry:
    """The article meant. Raises UnknownArticleError, which names the candidates where there are several."""
    found = _found(cache, root, ref) if cache else []
    if len(found) == 1:
        return found[0]
    shown = repr(clean_line(ref))
    if not found and _is_path(ref):
        raise UnknownArticleError(f"{shown}: there is no such file, and no article has such an id")
    if not found:
        raise UnknownArticleError(
            f"no article is called {shown}; `newsdesk list --fields id,headline` shows all"
        )
    more = ", …" if len(found) >= CANDIDATES else ""
    shared = all(entry.id == ref for entry in found)
    names = ", ".join(
        clean_line(f"{entry.path}:{entry.line}" if shared else entry.id) for entry in found[: CANDIDATES - 1]
    )
    if shared:
        raise UnknownArticleError(
            f"several articles have the id {shown}: {names}{more}; name the file instead"
        )
    raise UnknownArticleError(f"{shown} may mean {names}{more}; write more of the id")


def _is_path(ref: str) -> bool:
    """Whether a person who writes this means a file."""
    return ref.startswith(("/", "./", "../", "~")) or ref.endswith((".yaml", ".yml"))


def _found(cache: Cache, root: Path, ref: str) -> list[Entry]:
    by_id = cache.find(ref, limit=CANDIDATES)
    if len(by_id) == 1 or (by_id and by_id[0].id == ref):
        return by_id
    path = PurePosixPath(Path(ref).absolute().as_posix())
    for above in (root.absolute(), root.resolve()):
        if path.is_relative_to(above.as_posix()):
            inside = path.relative_to(above.as_posix())
            folder = "" if inside.parent == PurePosixPath(".") else str(inside.parent)
            if in_file := cache.find_file(folder, inside.name):
                return in_file
    return by_id
