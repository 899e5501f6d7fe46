"""Where things are: which library is read, and where its cache and its state live.

A library's cache and state are found by the real path of its folder. Both stand in the platform's own places
(XDG base directories on Linux).
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from reader.model.errors import LibraryError
from reader.model.settings import LoadedConfig

APP = "newsdesk"
LIBRARY_VARIABLE = "NEWSDESK_LIBRARY"
CONFIG_VARIABLE = "NEWSDESK_CONFIG"


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """The folders of one library."""

    root: Path
    cache: Path
    state: Path
    title: str


def choose_root(wanted: str | None, environment: Mapping[str, str]) -> Path:
    """The folder to read: the one asked for, NEWSDESK_LIBRARY, the configuration's, or the reader's own.

    Where the reader has none, it is the shipped one.
    """
    if wanted:
        return Path(wanted)
    if named := environment.get(LIBRARY_VARIABLE) or configured(environment).settings.library:
        return Path(named).expanduser()
    own = own_library()
    return own if own.is_dir() else shipped_library()


def root_to_fill(wanted: str | None, environment: Mapping[str, str]) -> Path:
    """The folder that news is brought into, made if need be: as `choose_root`, but never the shipped articles.

    Raises LibraryError.
    """
    root = choose_root(wanted, environment)
    if _real(root) == _real(shipped_library()):
        if wanted:
            raise LibraryError(
                f"{root}: nothing is added to the articles that come with Newsdesk; name another folder with -L"
            )
        root = own_library()
    try:
        root.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise LibraryError(
            f"{root}: the folder cannot be made: {getattr(error, 'strerror', error)}"
        ) from error
    return root


def _real(folder: Path) -> str:
    return os.path.realpath(folder)


def config_path(environment: Mapping[str, str]) -> Path:
    """The file that NEWSDESK_CONFIG names, else `newsdesk/config.yaml` in the platform's configuration folder."""
    if named := environment.get(CONFIG_VARIABLE):
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "config.yaml"


def configured(environment: Mapping[str, str]) -> LoadedConfig:
    """The reader's configuration; the file is looked at each time, and read where there is one."""
    path = config_path(environment)
    if not path.exists():
        return LoadedConfig(path=str(path))
    from reader.store.config import read_config  # most runs have no file, and need no settings

    return read_config(path)


def own_library() -> Path:
    """The reader's own library, which may not be there yet: `newsdesk/articles` in the XDG data directory."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "articles"


def shipped_library() -> Path:
    """The articles that come with Newsdesk, in an installed package or in a checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "articles"
    return packaged if packaged.is_dir() else package.parent / "articles"


def places_of(root: Path) -> Places:
    """Where the cache and the state of the library at `root` live."""
    import hashlib

    import platformdirs

    real = Path(os.path.realpath(root))
    name = f"{_slug(real.name)}-{hashlib.sha256(os.fsencode(real)).hexdigest()[:12]}"
    shipped = real == Path(os.path.realpath(shipped_library()))
    return Places(
        root=root,
        cache=_writable(Path(platformdirs.user_cache_dir(APP, appauthor=False)) / "libraries" / name),
        state=Path(platformdirs.user_state_dir(APP, appauthor=False)) / "libraries" / name / "state.sqlite3",
        title="shipped articles" if shipped else real.name or str(real),
    )


def _writable(folder: Path) -> Path:
    """The folder, or a private temporary one where it cannot be made: a cache may be anywhere."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        usable = False
    else:
        usable = os.access(folder, os.W_OK | os.X_OK)
    if usable:
        return folder
    import tempfile

    return Path(tempfile.mkdtemp(prefix=f"{APP}-cache-"))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "library"
