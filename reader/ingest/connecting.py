"""Connections as Newsdesk makes them: to an address that was looked at first, and within one deadline.

A name is resolved here, each address is judged, and the connection goes to that very address: a name that means
something else a moment later leads nowhere new.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore

from reader.ingest.public_addresses import is_public
from reader.model.errors import NetworkError

Lookup = Callable[[str, int], list[str]]
"""The numeric addresses of a host. Raises OSError."""


class Deadline:
    """One moment by which a whole fetch has to be over."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seconds = 0.0
        self._end = 0.0

    def start(self, seconds: float) -> None:
        """From now on there are so many seconds."""
        self._seconds = seconds
        self._end = self._clock() + seconds

    def left(self, wanted: float | None = None) -> float:
        """The seconds left, at most `wanted`. Raises NetworkError when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise self.over()
        return left if wanted is None else min(left, wanted)

    def over(self) -> NetworkError:
        """What is said when the time is up."""
        return NetworkError(f"the server took longer than {self._seconds:g} seconds in all")


def look_up(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system's resolver orders them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def refused_host(host: str) -> NetworkError:
    """What is said of a host that an address from outside may not lead to."""
    return NetworkError(
        f"{host} is a machine or network of your own, where an address from outside may not lead; "
        "if it is yours, write `local: yes` to the feed in feeds.yaml"
    )


class GuardedBackend(httpcore.NetworkBackend):
    """Makes connections for httpcore. With `public_only`, none to addresses that are not on the public internet."""

    def __init__(self, deadline: Deadline, lookup: Lookup, *, public_only: bool) -> None:
        self._deadline = deadline
        self._lookup = lookup
        self._public_only = public_only
        self._plain = httpcore.SyncBackend()
        self._private: set[str] = set()

    def reached_private(self, host: str) -> bool:
        """Whether a connection to this host went to an address that is not on the public internet."""
        return host in self._private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers."""
        addresses = self._resolve(host, port, self._deadline.left(timeout))
        if self._public_only and not (addresses := [one for one in addresses if is_public(one)]):
            raise refused_host(host)
        for address in addresses[:-1]:
            try:
                return self._connect(host, address, port, self._deadline.left(timeout) / 2)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(host, addresses[-1], port, self._deadline.left(timeout))

    def _connect(self, host: str, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        stream = self._plain.connect_tcp(address, port, timeout=seconds, socket_options=())
        if not is_public(address):
            self._private.add(host)
        return TimedStream(stream, self._deadline)

    def _resolve(self, host: str, port: int, seconds: float) -> list[str]:
        """In a thread of its own: a resolver takes no deadline."""
        answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._lookup(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
        try:
            answer = answers.get(timeout=seconds)
        except queue.Empty:
            raise NetworkError(f"the name {host} was not resolved within {seconds:.0f} seconds") from None
        if isinstance(answer, (OSError, UnicodeError)) or not answer:
            raise NetworkError(f"there is no host called {host}, or no network") from None
        return answer


class TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Whatever has come, at most so many bytes; none at the end."""
        with self._within(timeout) as seconds:
            return self._stream.read(max_bytes, seconds)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send everything."""
        with self._within(timeout) as seconds:
            self._stream.write(buffer, seconds)

    def close(self) -> None:
        """Let go of the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted from here on."""
        with self._within(timeout) as seconds:
            return TimedStream(self._stream.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a connection, such as its `ssl_object`."""
        return self._stream.get_extra_info(info)

    @contextmanager
    def _within(self, timeout: float | None) -> Iterator[float]:
        """The seconds that one wait may take; says which of the two limits it was that ended it."""
        seconds = self._deadline.left(timeout)
        try:
            yield seconds
        except httpcore.TimeoutException as error:
            if timeout is None or seconds < timeout:
                raise self._deadline.over() from error
            raise
