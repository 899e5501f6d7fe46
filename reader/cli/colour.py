"""Whether there is colour, and the few colours there are. Knows nothing of articles."""

from collections.abc import Mapping

_RESET = "\x1b[0m"


def colour_wanted(option: str, environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to write colours.

    `--color` decides, else NO_COLOR, else FORCE_COLOR or CLICOLOR_FORCE, else the terminal.
    """
    if option != "auto":
        return option == "always"
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return terminal and environment.get("TERM") != "dumb"


def bold(text: str) -> str:
    """A headline, a heading."""
    return f"\x1b[1m{text}{_RESET}"


def dim(text: str) -> str:
    """What stands beside the matter."""
    return f"\x1b[2m{text}{_RESET}"


def match(text: str) -> str:
    """A stretch that matched."""
    return f"\x1b[1;33m{text}{_RESET}"
