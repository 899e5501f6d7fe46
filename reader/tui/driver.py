"""The terminal's input, read so that no byte and no end of input can hurt.

Textual's own reader spins when the terminal goes away and dies of a byte that is not UTF-8.
"""

import os
import select
from codecs import getincrementaldecoder

from textual._xterm_parser import XTermParser  # it has no public name; the version is pinned below 9
from textual.drivers.linux_driver import LinuxDriver


class TerminalDriver(LinuxDriver):
    """Textual's driver with a reader of our own."""

    def run_input_thread(self) -> None:
        """Feed what is typed to the app until it leaves or the input ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno], [], [], 0.1)
            if ready:
                data = self._read()
                if not data:
                    self._app.call_later(self._app.exit)
                    return
                for message in parser.feed(decode(data)):
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # the terminal is gone (EIO): the same as the end of input
            return b""
