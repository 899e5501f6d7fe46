"""A certificate of one's own, made while the tests run: RSA and just enough DER (X.690) for X.509 (RFC 5280)."""

import base64
import datetime as dt
import hashlib
import ipaddress
import random
from functools import cache
from pathlib import Path


def write_certificate(path: Path, *, host: str = "127.0.0.1", expired: bool = False) -> Path:
    """A file with a self-signed certificate for an address or a name, and its key."""
    n, e, d, p, q = _key()
    now = dt.datetime.now(dt.UTC)
    start, end = now - dt.timedelta(days=30), now + dt.timedelta(days=-1 if expired else 30)
    algorithm = _sequence(_oid("2a864886f70d01010b"), _tlv(0x05, b""))  # sha256WithRSAEncryption
    name = _sequence(_tlv(0x31, _sequence(_oid("550403"), _tlv(0x0C, b"Newsdesk tests"))))
    public = _sequence(
        _sequence(_oid("2a864886f70d010101"), _tlv(0x05, b"")),
        _tlv(0x03, b"\0" + _sequence(_integer(n), _integer(e))),
    )
    try:
        alternative = _tlv(0x87, ipaddress.ip_address(host).packed)
    except ValueError:
        alternative = _tlv(0x82, host.encode())
    extensions = _sequence(
        _sequence(_oid("551d11"), _tlv(0x04, _sequence(alternative))),
        _sequence(_oid("551d13"), _tlv(0x01, b"\xff"), _tlv(0x04, _sequence(_tlv(0x01, b"\xff")))),
    )
    content = _sequence(
        _tlv(0xA0, _integer(2)),
        _integer(random.getrandbits(63) | 1),
        algorithm,
        name,
        _sequence(_time(start), _time(end)),
        name,
        public,
        _tlv(0xA3, extensions),
    )
    digest = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(content).digest()
    size = (n.bit_length() + 7) // 8
    padded = b"\0\x01" + b"\xff" * (size - len(digest) - 3) + b"\0" + digest
    signature = pow(int.from_bytes(padded, "big"), d, n).to_bytes(size, "big")
    certificate = _sequence(content, algorithm, _tlv(0x03, b"\0" + signature))
    key = _sequence(*map(_integer, (0, n, e, d, p, q, d % (p - 1), d % (q - 1), pow(q, -1, p))))
    path.write_text(_pem("RSA PRIVATE KEY", key) + _pem("CERTIFICATE", certificate), encoding="ascii")
    return path


@cache
def _key() -> tuple[int, int, int, int, int]:
    e = 65537
    while True:
        p, q = _prime(1024), _prime(1024)
        if p != q and (p - 1) % e and (q - 1) % e:
            return p * q, e, pow(e, -1, (p - 1) * (q - 1)), p, q


_SMALL = [n for n in range(3, 4000, 2) if all(n % m for m in range(3, int(n**0.5) + 1, 2))]


def _prime(bits: int) -> int:
    while True:
        candidate = random.getrandbits(bits) | 1 | 3 << (bits - 2)
        if all(candidate % small for small in _SMALL) and all(
            pow(base, candidate - 1, candidate) == 1 for base in (2, 3, 5)
        ):
            return candidate


def _tlv(tag: int, value: bytes) -> bytes:
    if len(value) < 0x80:
        return bytes((tag, len(value))) + value
    length = len(value).to_bytes((len(value).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + value


def _sequence(*parts: bytes) -> bytes:
    return _tlv(0x30, b"".join(parts))


def _integer(number: int) -> bytes:
    return _tlv(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def _oid(encoded: str) -> bytes:
    return _tlv(0x06, bytes.fromhex(encoded))


def _time(moment: dt.datetime) -> bytes:
    return _tlv(0x17, moment.strftime("%y%m%d%H%M%SZ").encode())


def _pem(kind: str, data: bytes) -> str:
    text = base64.encodebytes(data).decode()
    return f"-----BEGIN {kind}-----\n{text}-----END {kind}-----\n"
