"""Archives: every member read in its own right, nothing unpacked onto the disk, bombs stopped."""

import gzip
import io
import tarfile
import zipfile

import pytest

from reader.ingest import archives
from reader.ingest.parsing import parse
from reader.model.incoming import Hints, Kind, Parsed

TEXT = b"A headline\n\nAnd a text."
PAGE = b"<!doctype html><title>Page</title><article><h1>A page</h1><p>Some text of it.</p></article>"


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return stream.getvalue()


def read(data: bytes, skip: int = 0) -> list[Parsed]:
    return list(parse(data, Hints(name="a"), skip=skip))


FILES = {"x/one.txt": TEXT, "../../two.html": PAGE, "__MACOSX/._x": b"x", ".hidden": b"x", "c.pdf": b"%PDF"}


@pytest.mark.parametrize(
    "data", [zipped(FILES), tarred(FILES), gzip.compress(tarred(FILES))], ids=["zip", "tar", "tgz"]
)
def test_every_member_is_read(data: bytes) -> None:
    one, two, pdf = read(data)
    assert (one.kind, one.member, one.incoming[0].article.headline) == (
        Kind.TEXT,
        "a:x/one.txt",
        "A headline",
    )
    assert (two.kind, two.incoming[0].article.headline) == (Kind.PAGE, "A page")
    assert "PDF" in pdf.failure
    assert [one.member for one in read(data, skip=2)] == ["a:c.pdf"]


def test_a_gzip_of_one_file_is_that_file() -> None:
    (parsed,) = parse(gzip.compress(TEXT) + gzip.compress(b"\n\nMore."), Hints(name="a.txt.gz"))
    assert (parsed.kind, parsed.member) == (Kind.TEXT, "a.txt")
    assert parsed.incoming[0].article.sections[0].text == "And a text.\n\nMore."


def test_an_archive_within_an_archive_is_not_opened() -> None:
    (parsed,) = read(zipped({"in.zip": zipped({"x": TEXT})}))
    assert parsed.failure == "an archive within an archive is not opened"


def test_bombs_are_stopped_while_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 2**20)
    monkeypatch.setattr(archives, "MOST_BYTES_IN_ALL", 2 * 2**20)
    bomb = b"0" * (5 * 2**20)
    (parsed,) = read(zipped({"bomb": bomb}))
    assert parsed.failure == "it unpacks to more than 1 MiB"
    (parsed,) = read(gzip.compress(bomb))
    assert parsed.failure == "it unpacks to more than 4 MiB"
    many = {f"{number}.txt": TEXT + b" " * (2**20 - 100) for number in range(4)}
    assert "the rest was not read" in read(zipped(many))[-1].failure
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    few = {f"{number}.txt": TEXT for number in range(4)}
    assert "more than 2 files" in read(tarred(few))[-1].failure


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 no zip",
        b"\x1f\x8b no gzip",
        gzip.compress(TEXT)[:-12],
        tarred(FILES)[:300].ljust(1024, b"\xff"),
    ],
    ids=["zip", "gzip", "cut", "tar"],
)
def test_a_damaged_archive_is_told(data: bytes) -> None:
    (parsed,) = read(data)
    assert parsed.failure


def test_a_damaged_or_encrypted_member_costs_only_itself() -> None:
    data = bytearray(zipped({"one.txt": TEXT * 50, "two.txt": TEXT}))
    at = data.index(b"one.txt") + 10
    data[at : at + 10] = b"\xff" * 10
    assert [bool(parsed.failure) for parsed in read(bytes(data))] == [True, False]
    data = bytearray(zipped({"one.txt": TEXT}, zipfile.ZIP_STORED))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert read(bytes(data))[0].failure == "it is encrypted"


def warc(*records: tuple[str, str, bytes]) -> bytes:
    """A WARC of responses: address, status line with headers, body."""
    out = b""
    for address, head, body in records:
        block = head.encode().replace(b"\n", b"\r\n") + b"\r\n\r\n" + body
        out += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{len(out):032}>\r\n"
                f"WARC-Target-URI: {address}\r\nWARC-Date: 2024-12-19T00:00:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            ).encode()
            + block
            + b"\r\n\r\n"
        )
    return out


RECORDS = (
    ("https://e.org/1", "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8", PAGE),
    ("https://e.org/p.png", "HTTP/1.1 200 OK\nContent-Type: image/png", b"\x89PNG"),
    ("https://e.org/gone", "HTTP/1.1 404 Not Found\nContent-Type: text/html", PAGE),
)


@pytest.mark.parametrize("data", [warc(*RECORDS), gzip.compress(warc(*RECORDS))], ids=["warc", "gz"])
def test_the_pages_of_a_web_archive_are_read(data: bytes) -> None:
    pytest.importorskip("fastwarc")
    (parsed,) = read(data)
    assert parsed.incoming[0].article.url == "https://e.org/1"
    assert parsed.incoming[0].article.headline == "A page"


def test_a_page_too_large_in_a_web_archive_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fastwarc")
    monkeypatch.setattr("reader.ingest.warc.MOST_BYTES", 10)
    (parsed,) = read(warc(RECORDS[0]))
    assert "larger than" in parsed.failure


def test_a_web_archive_without_the_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fastwarc.warc", None)
    (parsed,) = read(warc(RECORDS[0]))
    assert "newsdesk[warc]" in parsed.failure
