"""What a fetch does and refuses, against a real server on loopback."""

import contextlib
import gzip
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import __version__
from reader.ingest.client import Client, make_trust
from reader.ingest.response import Limits
from reader.model.errors import NetworkError
from tests.ingest.web import Visit, Web, serving

SHORT = 0.3
"""Seconds of a deadline that a test waits out."""


def limited(**limits: float) -> Client:
    return Client(Limits(**limits), environment={})  # type: ignore[arg-type]


def refused(client: Client, address: str, *, typed: bool = True) -> NetworkError:
    with pytest.raises(NetworkError) as raised:
        client.get(address, typed=typed)
    return raised.value


def test_a_page_comes_with_what_the_server_says_of_it(web: Web, client: Client) -> None:
    web.give(
        "/feed",
        "news",
        content_type='Text/XML; charset="ISO-8859-1"',
        etag='"abc"',
        last_modified="Thu, 19 Dec 2024 10:00:00 GMT",
    )
    got = client.get(web.url("/feed?a=b c"), typed=True)
    assert (got.status, got.body, got.media_type, got.charset) == (200, b"news", "text/xml", "iso-8859-1")
    assert (got.etag, got.last_modified) == ('"abc"', "Thu, 19 Dec 2024 10:00:00 GMT")
    assert got.address == web.url("/feed?a=b%20c")
    assert got.is_private
    assert not got.moved_to


def test_a_request_says_who_asks_and_nothing_about_the_reader(web: Web, client: Client) -> None:
    web.give("/", "x", set_cookie="track=1")
    client.get(web.url(), typed=True)
    client.get(web.url(), typed=True)
    fields = web.asked[-1].fields
    assert fields["user-agent"].startswith(f"Newsdesk/{__version__}")
    assert fields.keys() == {"host", "user-agent", "accept", "accept-encoding"}


def test_nothing_new_costs_no_body(web: Web, client: Client) -> None:
    def answer(visit: Visit) -> None:
        known = visit.fields.get("if-none-match") == '"1"' and "if-modified-since" in visit.fields
        visit.answer(b"" if known else b"news", 304 if known else 200)

    web.routes["/feed"] = answer
    assert not client.get(web.url("/feed"), typed=True).is_unchanged
    again = client.get(
        web.url("/feed"), typed=True, etag='"1"', last_modified="Thu, 19 Dec 2024 10:00:00 GMT"
    )
    assert again.is_unchanged
    assert again.body == b""


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 429, 500, 503])
def test_a_status_that_is_no_success_is_told_with_its_number(web: Web, client: Client, status: int) -> None:
    web.routes["/"] = lambda visit: visit.answer(b"no", status, retry_after="120")
    error = refused(client, web.url())
    assert f"(HTTP {status})" in str(error)
    assert error.status == status
    assert error.retry_after == 120


# Limits


def test_a_server_that_drips_is_dropped_at_the_total(web: Web) -> None:
    def drip(visit: Visit) -> None:
        visit.begin(content_length="1000")
        while not visit.closing.wait(0.02):
            visit.send(b"x")

    web.routes["/"] = drip
    with limited(total=SHORT) as client:
        assert f"longer than {SHORT} seconds in all" in str(refused(client, web.url()))


def test_a_server_that_drips_its_header_is_dropped_too() -> None:
    with (
        raw_server([b"HTTP/1.1 200 OK\r\n", *[b"X-A: b\r\n"] * 10_000], pause=0.02) as url,
        limited(total=SHORT) as client,
    ):
        assert "seconds in all" in str(refused(client, url))


def test_a_silent_server_is_left(web: Web) -> None:
    web.routes["/"] = Visit.say_nothing
    with limited(read=SHORT) as client:
        assert f"silent for {SHORT} seconds" in str(refused(client, web.url()))


def test_a_silent_server_is_left_at_the_total_if_that_is_sooner(web: Web) -> None:
    web.routes["/"] = Visit.say_nothing
    with limited(total=SHORT) as client:
        assert "seconds in all" in str(refused(client, web.url()))


def test_a_body_larger_than_the_limit_is_not_begun(web: Web) -> None:
    web.routes["/"] = lambda visit: visit.answer(b"x", 200, 10**9)
    with limited(size=1000) as client:
        assert "larger than" in str(refused(client, web.url()))


def test_a_body_of_unknown_length_ends_at_the_limit(web: Web) -> None:
    def pour(visit: Visit) -> None:
        visit.begin(connection="close")
        while not visit.closing.is_set():
            visit.send(b"x" * 1000)

    web.routes["/"] = pour
    with limited(size=5000) as client:
        assert "more than" in str(refused(client, web.url()))


def test_a_packed_body_is_unpacked_and_a_bomb_is_not(web: Web) -> None:
    web.give("/", gzip.compress(b"news"), content_encoding="gzip")
    web.give("/bomb", gzip.compress(bytes(10**7)), content_encoding="gzip")
    with limited(size=10**6) as client:
        assert client.get(web.url(), typed=True).body == b"news"
        assert "unpacks to more than" in str(refused(client, web.url("/bomb")))


def test_a_body_that_is_cut_short_is_an_error_that_says_so(web: Web, client: Client) -> None:
    def cut(visit: Visit) -> None:
        visit.answer(b"half", 200, 8)
        visit.hang_up()

    web.routes["/"] = cut
    assert "cut short" in str(refused(client, web.url()))


def test_more_than_was_announced_is_not_read(web: Web, client: Client) -> None:
    def more(visit: Visit) -> None:
        visit.answer(b"news and more", 200, 4)
        visit.hang_up()

    web.routes["/"] = more
    assert client.get(web.url(), typed=True).body == b"news"


def test_a_kept_connection_that_the_server_gave_up_is_made_anew(client: Client) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    with raw_server([answer]) as url:
        assert [client.get(url, typed=True).body for _ in range(3)] == [b"ok"] * 3


def test_what_is_no_http_is_told(client: Client) -> None:
    with raw_server([b"SSH-2.0-OpenSSH_9.6\r\n\r\n"]) as url:
        assert "the connection failed" in str(refused(client, url))


def test_a_closed_port_is_told(client: Client) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        error = refused(client, f"http://127.0.0.1:{unused.getsockname()[1]}/")
    assert "no connection: Connection refused" in str(error)


# Redirects


def test_a_redirect_for_good_is_remembered_as_far_as_it_is_for_good(web: Web, client: Client) -> None:
    web.redirect("/a", "/b", 301)
    web.redirect("/b", web.url("/c"), 308)
    web.redirect("/c", "d", 302)
    web.give("/d", "news")
    got = client.get(web.url("/a"), typed=True)
    assert (got.body, got.address, got.moved_to) == (b"news", web.url("/d"), web.url("/c"))


def test_a_redirect_for_now_is_followed_and_forgotten(web: Web, client: Client) -> None:
    web.redirect("/a", "/b", 307)
    web.redirect("/b", "/c", 301)
    web.give("/c", "news")
    assert client.get(web.url("/a"), typed=True).moved_to == ""


def test_redirects_in_a_circle_end(web: Web, client: Client) -> None:
    web.redirect("/a", "/b")
    web.redirect("/b", "/a")
    assert "more than 5 times" in str(refused(client, web.url("/a")))
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://example.org/", "gopher://x/", "javascript:x", "data:,x"]
)
def test_a_redirect_to_another_scheme_is_refused(web: Web, client: Client, to: str) -> None:
    web.redirect("/", to)
    assert "only http and https" in str(refused(client, web.url()))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "127.1", "2130706433", "0.0.0.0"]
)
def test_an_address_from_outside_never_leads_home(web: Web, client: Client, host: str) -> None:
    web.give("/", "the router's password")
    assert "may not lead" in str(refused(client, web.url(host=host), typed=False))
    assert not web.asked


def test_a_name_that_means_home_leads_nowhere(web: Web) -> None:
    web.give("/", "the router's password")
    with Client(environment={}, lookup=lambda *_: ["127.0.0.1", "10.0.0.1"]) as client:
        assert "may not lead" in str(refused(client, web.url(host="rebind.example"), typed=False))
    assert not web.asked


def test_a_redirect_from_a_typed_host_to_another_one_at_home_is_refused(web: Web) -> None:
    with serving() as router, Client(environment={}, lookup=lambda *_: ["127.0.0.1"]) as client:
        router.give("/", "the router's password")
        client.get(router.url(host="router.example"), typed=True)  # a connection that must not be used again
        web.redirect("/name", router.url(host="router.example"))
        web.redirect("/port", router.url(host="own.example"))
        for path in ("/name", "/port"):
            assert "may not lead" in str(refused(client, web.url(path, host="own.example")))
        assert len(router.asked) == 1


def test_a_login_goes_to_its_host_and_to_no_other(web: Web) -> None:
    with serving() as other, Client(environment={}, lookup=lambda *_: ["127.0.0.1"]) as client:
        web.redirect("/feed", "/moved")
        web.redirect("/moved", other.url(host="own.example"))
        with contextlib.suppress(NetworkError):
            client.get(web.url("/feed", host="me:pass%20word@own.example"), typed=True)
        assert [asked.fields["authorization"] for asked in web.asked] == ["Basic bWU6cGFzcyB3b3Jk"] * 2
        assert not other.asked


def test_an_error_and_a_response_never_show_the_password(web: Web, client: Client) -> None:
    web.give("/", "x")
    assert "secret" not in client.get(web.url(host="me:secret@127.0.0.1"), typed=True).address
    assert "secret" not in str(refused(client, "ftp://me:secret@127.0.0.1/"))


# Names


def test_the_first_address_that_answers_is_taken(web: Web) -> None:
    web.give("/", "news")
    with Client(environment={}, lookup=lambda *_: ["::1", "127.0.0.1"]) as client:
        assert client.get(web.url(host="two.example"), typed=True).body == b"news"


def test_a_name_that_does_not_exist_is_told() -> None:
    def lookup(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with Client(environment={}, lookup=lookup) as client:
        assert "there is no host called nowhere.example" in str(refused(client, "http://nowhere.example/"))


def test_a_resolver_that_never_answers_is_left() -> None:
    never = threading.Event()

    def lookup(host: str, port: int) -> list[str]:
        never.wait(60)
        return []

    with Client(Limits(connect=SHORT), environment={}, lookup=lookup) as client:
        assert "was not resolved" in str(refused(client, "http://slow.example/"))
    never.set()


# Proxies


def test_a_proxy_of_the_environment_is_asked(web: Web) -> None:
    web.routes["http://news.example/feed"] = lambda visit: visit.answer(b"news")
    proxy = {"http_proxy": web.url("", host="me:word@127.0.0.1")}
    with Client(environment=proxy) as client:
        got = client.get("http://news.example/feed")
        assert got.body == b"news"
        assert not got.is_private
    assert web.asked[0].fields["proxy-authorization"] == "Basic bWU6d29yZA=="


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "[::1]", "x.localhost", "169.254.169.254"]
)
def test_a_proxy_is_not_asked_for_what_is_its_own(web: Web, host: str) -> None:
    with Client(environment={"http_proxy": web.url()}) as client:
        assert "may not lead" in str(refused(client, f"http://{host}/", typed=False))
    assert not web.asked


def test_a_proxy_that_refuses_is_told(web: Web) -> None:
    with Client(environment={"https_proxy": web.url()}) as client:
        assert "the proxy refuses: 501" in str(refused(client, "https://news.example/"))


# Encryption


def test_a_certificate_that_nobody_vouches_for_is_an_error_that_says_so(
    secure_web: Web, client: Client
) -> None:
    secure_web.give("/", "news")
    error = str(refused(client, secure_web.url()))
    assert "certificate is not to be trusted: self-signed certificate" in error
    assert not secure_web.asked


def test_a_certificate_for_another_host_is_refused(secure_web: Web, trusting: ssl.SSLContext) -> None:
    with Client(environment={}, ssl_context=trusting, lookup=lambda *_: ["127.0.0.1"]) as client:
        error = str(refused(client, secure_web.url(host="bank.example")))
    assert "certificate is not to be trusted: Hostname mismatch" in error


def test_a_certificate_that_is_trusted_is_good_enough(secure_web: Web, trusting: ssl.SSLContext) -> None:
    secure_web.give("/", "news")
    with Client(environment={}, ssl_context=trusting) as client:
        assert client.get(secure_web.url(), typed=True).body == b"news"


def test_a_server_too_slow_to_connect_to_is_told(web: Web) -> None:
    """It takes the connection, and says nothing when encryption is to begin."""
    with silent_port() as port, limited(connect=SHORT) as client:
        assert f"no connection within {SHORT} seconds" in str(refused(client, f"https://127.0.0.1:{port}/"))


def test_an_encrypted_page_over_a_plain_port_is_told(web: Web, client: Client) -> None:
    assert "no connection" in str(refused(client, web.url().replace("http:", "https:")))


def test_there_are_certificates_to_trust_where_the_system_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    trust = make_trust()
    assert trust.verify_mode is ssl.CERT_REQUIRED
    assert trust.cert_store_stats()["x509_ca"] > 50


@contextlib.contextmanager
def raw_server(pieces: list[bytes], pause: float = 0.0) -> Iterator[str]:
    """Sends these bytes to whoever has asked for something, and hangs up."""
    over = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(60)

    def serve() -> None:
        while not over.is_set():
            with contextlib.suppress(OSError):
                connection, _ = listening.accept()
                with connection:
                    connection.recv(65536)
                    for piece in pieces:
                        connection.sendall(piece)
                        if pause and over.wait(pause):
                            break

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        over.set()
        with contextlib.suppress(OSError):
            socket.create_connection(listening.getsockname(), timeout=30).close()
        thread.join()
        listening.close()


@contextlib.contextmanager
def silent_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]
