"""Finding a library's reading state again when its folder was moved or renamed.

Cache and state are found by the path of the folder (`reader.library.places`). Beside the state stands what the
library is known by: an id, which its cache has too, the folder's own identity on its disk, and some articles by
their content. Where there is no state for a path yet, that of a library which is no longer where it was, and is
this one by any of the three, is taken over, with its cache.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from reader.library.places import Places

FILE = "library.json"
CACHE_FILE = "library"
SAMPLE = 16
"""Articles by which a library is known."""

_MOST_BYTES = 1 << 20
_ALIKE = 0.5
"""The share of the sample from which on a folder is taken for the library."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a library is known by. `sample` has paths below it with digests of the files."""

    id: str
    root: str
    device: int = 0
    inode: int = 0
    sample: dict[str, str] = {}


def settle(places: Places) -> str:
    """Take over the state of this library from where it was, if it is not here; says so, or nothing."""
    home = places.state.parent
    if places.state.exists() or not home.parent.is_dir():
        return ""
    with contextlib.suppress(OSError):
        found = _moved_here(places)
        if found:
            old, known = found
            _take_over(old, places)
            return f"this library was at {known.root}; what you read and marked there is here now"
    return ""


def note(places: Places, paths: Callable[[], Sequence[str]]) -> None:
    """Remember what this library is known by: `paths` gives some of its files. What can't be remembered isn't."""
    home = places.state.parent
    with contextlib.suppress(OSError):
        before = _read(home / FILE)
        root = os.path.realpath(places.root)
        status = os.stat(root)  # noqa: PTH116 - it is text already
        is_same = before and (before.root, before.device, before.inode) == (
            root,
            status.st_dev,
            status.st_ino,
        )
        if before and is_same and before.sample and _share(before.sample, places.root) > _ALIKE:
            return
        known = Known(
            id=before.id if before else os.urandom(8).hex(),
            root=root,
            device=status.st_dev,
            inode=status.st_ino,
            sample={path: digest for path in paths()[:SAMPLE] if (digest := _digest(places.root / path))},
        )
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(home / FILE, msgspec.json.encode(known))
        _write(places.cache / CACHE_FILE, known.id.encode())


def _moved_here(places: Places) -> tuple[Path, Known] | None:
    """The home of the state that is this library's, and what it is known by; the best where there are several."""
    with contextlib.suppress(OSError):
        id_ = (places.cache / CACHE_FILE).read_text("utf-8", "replace")
        for home, known in _homes(places):
            if known.id == id_ and not _is_still_there(known):
                return home, known
    status = os.stat(os.path.realpath(places.root))  # noqa: PTH116
    best: tuple[float, Path, Known] | None = None
    for home, known in _homes(places):
        if _is_still_there(known):
            continue
        same_folder = (known.device, known.inode) == (status.st_dev, status.st_ino)
        if not same_folder and _share(known.sample, Path(known.root)) > _ALIKE:
            continue  # made anew where it was, by a backup or an update: this one is a copy
        share = _share(known.sample, places.root)
        likeness = share + 2 * (same_folder and share > 0)
        if likeness > _ALIKE and (best is None or likeness > best[0]):
            best = (likeness, home, known)
    return best[1:] if best else None


def _homes(places: Places) -> Iterator[tuple[Path, Known]]:
    for file in sorted(places.state.parent.parent.glob(f"*/{FILE}")):
        known = _read(file)
        if known and (file.parent / places.state.name).exists() and file.parent != places.state.parent:
            yield file.parent, known


def _is_still_there(known: Known) -> bool:
    """Whether the library is where it was: then this one is a copy of it, with a state of its own."""
    try:
        status = os.stat(known.root)  # noqa: PTH116
    except OSError:
        return False
    return (status.st_dev, status.st_ino) == (known.device, known.inode)


def _take_over(old: Path, places: Places) -> None:
    """Rename the state's folder, and the cache's where there is none yet; each at once or not at all."""
    with contextlib.suppress(OSError):
        places.state.parent.rmdir()  # empty, or not ours to take away
    old.rename(places.state.parent)
    old_cache = places.cache.parent / old.name
    if old_cache.is_dir():
        with contextlib.suppress(OSError):
            places.cache.rmdir()
            old_cache.rename(places.cache)


def _share(sample: dict[str, str], root: Path) -> float:
    """How much of a sample is in a folder, from 0 to 1."""
    if not sample:
        return 0.0
    return sum(_digest(root / path) == digest for path, digest in sample.items()) / len(sample)


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.sha256(stream.read(_MOST_BYTES)).hexdigest()
    except (OSError, ValueError):
        return ""


def _read(file: Path) -> Known | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Known)
    except (OSError, msgspec.DecodeError):
        return None


def _write(file: Path, data: bytes) -> None:
    temporary = file.with_name(f".{file.name}.{os.urandom(4).hex()}.tmp")
    with contextlib.suppress(OSError):
        try:
            temporary.write_bytes(data)
            temporary.chmod(0o600)
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
