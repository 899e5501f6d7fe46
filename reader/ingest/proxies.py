"""Which proxy the environment names for an address: http_proxy, https_proxy, all_proxy, no_proxy, as curl has them.

Names in small letters go first. HTTP_PROXY in capitals is not read: a web server sets it from a request's `Proxy`
field (https://httpoxy.org).
"""

import ipaddress
from collections.abc import Mapping

from reader.ingest.address import WebAddress, complete_address, read_address, shown
from reader.model.errors import NetworkError


def proxy_for(address: WebAddress, environment: Mapping[str, str]) -> WebAddress | None:
    """The proxy to go through, or None. Raises NetworkError for one that cannot be used."""
    names = [f"{address.scheme}_proxy", f"{address.scheme}_proxy".upper(), "all_proxy", "ALL_PROXY"]
    named = next((environment[n] for n in names if n != "HTTP_PROXY" and environment.get(n, "").strip()), "")
    no_proxy = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    if not named or _is_excepted(address, no_proxy):
        return None
    if "://" in named and named.strip().lower().startswith("socks"):
        raise NetworkError(f"the proxy {shown(named)} cannot be used: only http and https proxies are")
    return read_address(
        named if "://" in named else complete_address(named).replace("https://", "http://", 1)
    )


def _is_excepted(address: WebAddress, no_proxy: str) -> bool:
    for entry in no_proxy.lower().replace(",", " ").split():
        name, colon, port = entry.rpartition(":")
        if not colon or not port.isdecimal() or ":" in name:
            name, port = entry, ""
        if port and int(port) != address.port:
            continue
        if _fits(address.host.rstrip("."), name.strip("[]")):
            return True
    return False


def _fits(host: str, name: str) -> bool:
    if name == "*":
        return True
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(name, strict=False)
    except ValueError:
        name = name.removeprefix("*").strip(".")
        return host == name or (bool(name) and host.endswith(f".{name}"))
