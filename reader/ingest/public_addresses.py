"""Which numeric addresses are on the public internet.

What a feed or a redirect points to must not reach the reader's own machine, network or cloud, in whichever way the
address is written. Source: IANA's registries of special-purpose addresses, IPv4 and IPv6 (RFC 6890 and later).
"""

import ipaddress
import socket

_NOT_PUBLIC_4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # carriers' own
            "127.0.0.0/8",  # loopback
            "169.254.0.0/16",  # link-local, where clouds keep their metadata
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocols
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/3",  # multicast, reserved, broadcast
        ),
    )
)
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "2001::/23",  # protocols, Teredo among them
            "2001:db8::/32",  # documentation
            "3fff::/20",  # documentation
        ),
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(text: str) -> bool:
    """Whether a numeric address, such as `192.0.2.1` or `fe80::1%eth0`, is one of a public server."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return _is_public_4(address) if isinstance(address, ipaddress.IPv4Address) else _is_public_6(address)


def is_own_host(host: str) -> bool:
    """Whether a host is not a public one by the look of it, without asking what a name means."""
    try:
        numeric = socket.inet_ntoa(socket.inet_aton(host))  # 127.1 and 0x7f000001 are addresses too
    except OSError:
        name = host.rstrip(".")
        return name == "localhost" or name.endswith(".localhost") or (":" in host and not is_public(host))
    return not is_public(numeric)


def _is_public_4(address: ipaddress.IPv4Address) -> bool:
    return not any(address in network for network in _NOT_PUBLIC_4)


def _is_public_6(address: ipaddress.IPv6Address) -> bool:
    """An address that holds an IPv4 address is judged by that one; outside of global unicast nothing is public."""
    last = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped or address in _NAT64:
        return _is_public_4(last)
    if address not in _GLOBAL_6 or any(address in network for network in _NOT_PUBLIC_6):
        return False
    if address.sixtofour and not _is_public_4(address.sixtofour):
        return False
    return (int(address) >> 32 & 0xFFFFFFFF) not in _ISATAP or _is_public_4(last)
