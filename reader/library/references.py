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
    shown = clean_line(ref)
    if not found:
        raise UnknownArticleError(
            f"no article is called {shown!r}; `newsdesk list --fields id,headline` shows all"
        )
    names = ", ".join(clean_line(entry.id) for entry in found[: CANDIDATES - 1])
    more = ", …" if len(found) >= CANDIDATES else ""
    raise UnknownArticleError(f"{shown!r} may mean {names}{more}; write more of the id")


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
