"""What the locale says of the terminal. Pure."""

from collections.abc import Mapping


def wants_ascii(environ: Mapping[str, str]) -> bool:
    """Whether the locale says that the terminal does not know UTF-8 (POSIX: LC_ALL, then LC_CTYPE, then LANG)."""
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or "C.UTF-8"
    return "UTF8" not in locale.upper().replace("-", "")
