import pytest

from reader.ingest.address import complete_address, looks_like_address, read_address, shown
from reader.model.errors import NetworkError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://Example.ORG", "https://example.org/"),
        (" http://example.org:80/a?b=c#part \n", "http://example.org/a?b=c"),
        ("https://example.org:8443/a b/é", "https://example.org:8443/a%20b/%C3%A9"),
        ("https://example.org/%20?q=ä&x=[1]", "https://example.org/%20?q=%C3%A4&x=[1]"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("https://müller.example/", "https://xn--mller-kva.example/"),
        ("https://me:secret@example.org/", "https://example.org/"),
    ],
)
def test_an_address_is_read_and_written_without_a_login(text: str, expected: str) -> None:
    assert str(read_address(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://:80/",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://example.org:port/",
        "http://[::1/",
        "http://exa mple.org/",
        "http://exam\x00ple.org/",
        "http://[fe80::1%25eth0]/",
        "http://a..é/",
        f"http://{'a' * 300}.example/",
        f"http://example.org/{'a' * 9000}",
    ],
)
def test_what_is_no_web_address_is_an_error(text: str) -> None:
    with pytest.raises(NetworkError):
        read_address(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("story", "https://example.org/news/story"),
        ("/story?x", "https://example.org/story?x"),
        ("//other.example/a", "https://other.example/a"),
        ("http://other.example", "http://other.example/"),
    ],
)
def test_a_link_is_read_from_where_it_stands(text: str, expected: str) -> None:
    assert str(read_address(text, read_address("https://me:x@example.org/news/"))) == expected


def test_a_login_stays_with_its_origin() -> None:
    base = read_address("https://me:x@example.org/")
    assert base.login == "me:x"
    assert base.origin == read_address("https://example.org.:443/other").origin
    assert read_address("/a", base).login == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("example.org/feed", "https://example.org/feed"),
        ("localhost:8000/feed", "https://localhost:8000/feed"),
        ("http://example.org", "http://example.org"),
        ("feed://example.org/x", "https://example.org/x"),
        ("feed:https://example.org/x", "https://example.org/x"),
        ("mailto:me@example.org", "mailto:me@example.org"),
    ],
)
def test_a_person_may_leave_out_the_scheme(text: str, expected: str) -> None:
    assert complete_address(text) == expected


def test_addresses_are_told_from_paths() -> None:
    assert looks_like_address("HTTPS://example.org/a")
    assert looks_like_address("feed://example.org/a")
    assert not looks_like_address("news/https.txt")
    assert not looks_like_address("see https://example.org")


def test_an_address_is_shown_short_clean_and_without_a_login() -> None:
    assert shown("https://me:secret@example.org/\x1b[2J") == "https://example.org/␛[2J"
    assert len(shown("https://example.org/" + "a" * 1000)) == 120
