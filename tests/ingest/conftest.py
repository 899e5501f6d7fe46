"""A web on loopback, and a client that knows no proxy."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.ingest.client import Client
from tests.ingest.certificate import write_certificate
from tests.ingest.web import Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(environment={}) as opened:
        yield opened


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a certificate for 127.0.0.1 and its key."""
    return write_certificate(tmp_path_factory.mktemp("tls") / "own.pem")


@pytest.fixture
def secure_web(certificate: Path) -> Iterator[Web]:
    with serving(server_context(certificate)) as running:
        yield running


def server_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trusting(certificate: Path) -> ssl.SSLContext:
    """What a client needs to trust the certificate of `secure_web`."""
    return ssl.create_default_context(cafile=certificate)
