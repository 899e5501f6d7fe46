"""Fetching one thing over http or https: within its limits, no further than it may lead.

No cookies, no scripts, no pictures; a login goes to the host it was given for and to no other. Knows nothing of
feeds and articles.
"""

import os
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import httpcore
import msgspec

from reader.ingest.address import DEFAULT_PORTS, WebAddress, read_address
from reader.ingest.connecting import Deadline, GuardedBackend, Lookup, look_up, refused_host
from reader.ingest.failures import FAILURES, failure, refusal, too_large
from reader.ingest.headers import answer_fields, read_content_type, request_fields
from reader.ingest.proxies import proxy_for
from reader.ingest.public_addresses import is_own_host
from reader.ingest.response import NOT_MODIFIED, Limits, Response
from reader.ingest.unpacking import unpack
from reader.model.errors import NetworkError

_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_KEEP_SECONDS = 15.0


class Client:
    """Fetches, keeping connections for a while. For one thread at a time; close it, or use it in a `with`."""

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        environment: Mapping[str, str] | None = None,
        lookup: Lookup = look_up,
        ssl_context: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits or Limits()
        self._environment = os.environ if environment is None else environment
        self._lookup = lookup
        self._ssl_context = ssl_context
        self._deadline = Deadline(clock)
        # Connections to one's own network are never handed to a request that may not go there.
        self._pools: dict[tuple[WebAddress | None, bool], tuple[httpcore.ConnectionPool, GuardedBackend]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        for pool, _ in self._pools.values():
            pool.close()
        self._pools.clear()

    def get(
        self,
        address: str,
        *,
        typed: bool = False,
        etag: str = "",
        last_modified: str = "",
        accept: str = "*/*",
    ) -> Response:
        """Fetch what is at the address, following redirects.

        `typed` says that a person gave this address: then its host, and no other, may be in their own network.
        With `etag` and `last_modified` of an earlier response the answer may be that nothing changed. Raises
        NetworkError, which does not say the address asked for.
        """
        first = here = read_address(address)
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        self._deadline.start(self._limits.total)
        moved_to = ""
        all_permanent = True
        for _ in range(self._limits.redirects + 1):
            login = first.login if here.origin == first.origin else ""
            may_be_private = typed and _same_host(here, first)
            answer = self._get_once(here, login, conditions, accept, may_be_private=may_be_private)
            if isinstance(answer, Response):
                return msgspec.structs.replace(answer, moved_to=moved_to)
            status, location = answer
            here = read_address(location, here)
            all_permanent = all_permanent and status in _PERMANENT
            if all_permanent:
                moved_to = str(here)
        raise NetworkError(f"redirected more than {self._limits.redirects} times, at last to {here}")

    def _get_once(
        self, here: WebAddress, login: str, conditions: dict[str, str], accept: str, *, may_be_private: bool
    ) -> Response | tuple[int, str]:
        """One request: the response, or status and aim of a redirect."""
        pool, backend = self._pool(here, may_be_private=may_be_private)
        request = httpcore.Request(
            "GET",
            httpcore.URL(
                scheme=here.scheme.encode(),
                host=here.host.encode(),
                port=None if here.port == DEFAULT_PORTS[here.scheme] else here.port,
                target=here.target.encode(),
            ),
            headers=request_fields(here, login, conditions, accept),
            extensions={
                "timeout": {"connect": self._limits.connect, "read": self._limits.read, "write": 10.0}
            },
        )
        try:
            try:
                answer = pool.handle_request(request)
            except (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError):
                answer = pool.handle_request(request)  # a kept connection may have been given up meanwhile
            try:
                return self._read(here, answer, is_private=backend.reached_private(here.host))
            finally:
                answer.close()
        except NetworkError:
            raise
        except FAILURES as error:
            raise failure(error, self._limits, self._deadline) from error

    def _read(
        self, here: WebAddress, answer: httpcore.Response, *, is_private: bool
    ) -> Response | tuple[int, str]:
        fields = answer_fields(answer.headers)
        location = fields.get("location", "")
        if answer.status in _REDIRECTS and location:
            return answer.status, location
        if answer.status != NOT_MODIFIED and not 200 <= answer.status < 300:
            raise refusal(answer.status, fields.get("retry-after", ""))
        body = b"" if answer.status == NOT_MODIFIED else b"".join(self._body(answer, fields))
        media_type, charset = read_content_type(fields.get("content-type", ""))
        return Response(
            status=answer.status,
            address=str(here),
            body=body,
            media_type=media_type,
            charset=charset,
            etag=fields.get("etag", ""),
            last_modified=fields.get("last-modified", ""),
            is_private=is_private,
        )

    def _body(self, answer: httpcore.Response, fields: Mapping[str, str]) -> Iterator[bytes]:
        length = fields.get("content-length", "")
        if length.isdecimal() and int(length[:18]) > self._limits.size:
            raise too_large(self._limits.size)
        pieces = (piece for piece in answer.iter_stream())
        for piece in unpack(pieces, fields.get("content-encoding", ""), self._limits.size):
            self._deadline.left()
            yield piece

    def _pool(
        self, here: WebAddress, *, may_be_private: bool
    ) -> tuple[httpcore.ConnectionPool, GuardedBackend]:
        proxy = proxy_for(here, self._environment)
        if proxy and not may_be_private and is_own_host(here.host):
            raise refused_host(here.host)
        key = (proxy, may_be_private)
        if key not in self._pools:
            # A proxy is the reader's own choice; what lies behind it is the proxy's to reach.
            backend = GuardedBackend(
                self._deadline, self._lookup, public_only=not may_be_private and not proxy
            )
            pool = httpcore.ConnectionPool(
                ssl_context=self._trust(),
                proxy=_proxy(proxy) if proxy else None,
                max_connections=4,
                keepalive_expiry=_KEEP_SECONDS,
                http2=True,
                network_backend=backend,
            )
            self._pools[key] = pool, backend
        return self._pools[key]

    def _trust(self) -> ssl.SSLContext:
        if self._ssl_context is None:
            self._ssl_context = make_trust()
        return self._ssl_context


def make_trust() -> ssl.SSLContext:
    """The certificates that the system trusts, or Mozilla's where the system has none."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not paths.cafile and not (paths.capath and any(Path(paths.capath).iterdir())):
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def _proxy(address: WebAddress) -> httpcore.Proxy:
    from urllib.parse import unquote

    name, _, password = address.login.partition(":")
    return httpcore.Proxy(
        httpcore.URL(
            scheme=address.scheme.encode(), host=address.host.encode(), port=address.port, target=b"/"
        ),
        auth=(unquote(name), unquote(password)) if name else None,
    )


def _same_host(here: WebAddress, first: WebAddress) -> bool:
    """Whether an address leads to the host and service that was typed, or to its ordinary http or https."""
    is_usual = here.port == DEFAULT_PORTS[here.scheme]
    return here.origin[1] == first.origin[1] and (here.port == first.port or is_usual)
