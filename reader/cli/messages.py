"""What the command says to a person, on standard error. Every word of it is cleaned on the way."""

import contextlib
import sys


def say(message: str) -> None:
    """One line, after the command's name."""
    from reader.text.clean import clean_line  # here, because most runs have nothing to say

    _print(f"newsdesk: {clean_line(message)}")


def say_trace() -> None:
    """Where the exception that is being handled came from."""
    import traceback

    from reader.text.clean import clean

    _print(clean(traceback.format_exc()))


def _print(text: str) -> None:
    """Where standard error is closed or cannot be written, nobody is listening."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(text, file=sys.stderr, flush=True)


class Troubles:
    """What could not be read or done: told as it happens, remembered for the exit status."""

    def __init__(self) -> None:
        self.count = 0

    @property
    def any(self) -> bool:
        """Whether there were some."""
        return self.count > 0

    def tell(self, trouble: object) -> None:
        """Says what went wrong and how to mend it, as far as the trouble knows."""
        self.count += 1
        say(str(trouble))
