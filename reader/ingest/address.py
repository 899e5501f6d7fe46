"""A web address taken apart: what is asked for, from whom, and with which name and password.

Only http and https; anything else in a feed, a page or a redirect is refused here. Does not touch the network.
"""

import re
from urllib.parse import quote, urljoin, urlsplit

import msgspec

from reader.model.errors import NetworkError
from reader.text.clean import clean_line

DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST_ADDRESS = 8000
"""Characters of an address: RFC 9110, section 4.1, asks recipients to take at least as many octets."""

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?")
_IP6 = re.compile(r"[0-9a-f:.]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?![0-9]+(?:/|$))")
_KEPT = "%/:=&?~#+!$,;'@()*[]|"
_SHOWN = 120


class WebAddress(msgspec.Struct, frozen=True, kw_only=True):
    """`host` is ASCII without brackets, `target` the path with the query, `login` a `name:password` or empty."""

    scheme: str
    host: str
    port: int
    target: str
    login: str = ""

    @property
    def origin(self) -> tuple[str, str, int]:
        """What has to be equal for a login to be sent along (RFC 6454)."""
        return self.scheme, self.host.rstrip("."), self.port

    @property
    def authority(self) -> str:
        """Host and port as the Host field has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        """The address without the login, fit to be shown and remembered."""
        return f"{self.scheme}://{self.authority}{self.target}"


def read_address(text: str, base: WebAddress | None = None) -> WebAddress:
    """The address that a text gives, relative to `base` where it is no whole one.

    Raises NetworkError for one that is not http or https, or not an address at all.
    """
    text = text.strip()
    if len(text) > LONGEST_ADDRESS:
        raise NetworkError(f"{shown(text)}: an address of {len(text):,} characters is not followed")
    try:
        parts = urlsplit(urljoin(str(base), text) if base else text)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError as error:
        raise NetworkError(f"{shown(text)} is not a web address: {error}") from error
    if scheme not in DEFAULT_PORTS:
        raise NetworkError(f"{shown(text)}: only http and https are followed")
    if port == 0:
        raise NetworkError(f"{shown(text)}: there is no port 0")
    target = quote(parts.path or "/", safe=_KEPT)
    if parts.query:
        target += "?" + quote(parts.query, safe=_KEPT)
    login, at, _ = parts.netloc.rpartition("@")
    return WebAddress(
        scheme=scheme,
        host=_read_host(host, text),
        port=port or DEFAULT_PORTS[scheme],
        target=target,
        login=login if at else "",
    )


def complete_address(text: str) -> str:
    """What a person typed as an address: `example.org/feed` means https."""
    text = text.strip()
    if text.lower().startswith("feed:"):  # what old subscription buttons give
        text = text[5:].removeprefix("//")
    return text if _SCHEME.match(text) else f"https://{text}"


def looks_like_address(text: str) -> bool:
    """Whether a text is an http or https address rather than a path or a name."""
    return re.match(r"(?:https?|feed)://\S+$", text.strip(), re.IGNORECASE) is not None


def shown(text: str) -> str:
    """An address for a message: on one line, not too long, without a name and password."""
    line = re.sub(r"(?<=//)[^/?#@\s]*@", "", clean_line(text[: 4 * _SHOWN]))
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _read_host(host: str, text: str) -> str:
    try:
        # A trailing dot means the same host; Python's IDNA codec takes it for an empty label in the middle.
        name = host.lower() if host.isascii() else host.encode("idna").decode().lower()
    except UnicodeError as error:
        raise NetworkError(f"{shown(text)}: this host name cannot be") from error
    if not (_IP6 if ":" in name else _HOST).fullmatch(name) or len(name) > 253:
        raise NetworkError(f"{shown(text)}: there is no such host name")
    return name
