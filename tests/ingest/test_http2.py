"""HTTP/2 where the server offers it: chosen in the handshake, limited as everything else."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest

from reader.ingest.client import Client
from reader.ingest.response import Limits
from reader.model.errors import NetworkError
from tests.ingest.conftest import server_context


@contextlib.contextmanager
def speaking_http2(certificate: Path, size: int) -> Iterator[str]:
    """A server of one connection that answers every request with so many bytes."""
    context = server_context(certificate)
    context.set_alpn_protocols(["h2"])
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(60)

    def serve() -> None:
        with contextlib.suppress(OSError):
            plain, _ = listening.accept()
            with context.wrap_socket(plain, server_side=True) as stream:
                talk(stream, size)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        listening.close()
        thread.join()


def talk(stream: ssl.SSLSocket, size: int) -> None:
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    stream.sendall(connection.data_to_send())
    left: dict[int, int] = {}
    while data := stream.recv(65536):
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived) and event.stream_id:
                connection.send_headers(event.stream_id, [(":status", "200"), ("etag", '"2"')])
                left[event.stream_id] = size
        for number in list(left):
            while left.get(number):
                room = min(
                    left[number],
                    connection.local_flow_control_window(number),
                    connection.max_outbound_frame_size,
                )
                if not room:
                    break
                left[number] -= room
                connection.send_data(number, b"x" * room, end_stream=not left[number])
        stream.sendall(connection.data_to_send())


def test_http2_is_spoken_where_the_server_does(certificate: Path, trusting: ssl.SSLContext) -> None:
    with speaking_http2(certificate, 100_000) as url, Client(environment={}, ssl_context=trusting) as client:
        first, second = client.get(url, typed=True), client.get(url, typed=True)
    assert (len(first.body), first.etag) == (100_000, '"2"')
    assert second.body == first.body


def test_a_body_is_limited_in_http2_too(certificate: Path, trusting: ssl.SSLContext) -> None:
    limits = Limits(size=10_000)
    with (
        speaking_http2(certificate, 10**6) as url,
        Client(limits, environment={}, ssl_context=trusting) as client,
        pytest.raises(NetworkError, match="more than"),
    ):
        client.get(url, typed=True)
