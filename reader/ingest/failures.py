"""What a fetch that failed is called: each kind of failure in words that say what a person can do."""

import ssl
import time
from collections.abc import Iterator

import httpcore

from reader.ingest.connecting import Deadline
from reader.ingest.response import Limits
from reader.ingest.retrying import read_retry_after
from reader.model.errors import NetworkError
from reader.text.clean import clean_line

_MEANINGS = {
    400: "the server does not understand the request",
    401: "the server asks for a name and password: write them into the address, https://name:password@host/",
    403: "the server refuses to give it",
    404: "there is nothing at this address",
    410: "it is gone for good",
    429: "the server asks for fewer requests",
    451: "it is withheld for legal reasons",
    500: "the server has an error of its own",
    502: "the server behind the server does not answer",
    503: "the server is busy or under repair",
    504: "the server behind the server is too slow",
}

FAILURES = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    OSError,
)
"""What httpcore and the system raise."""


def too_large(limit: int) -> NetworkError:
    """What is said of an answer of more bytes than are taken."""
    return NetworkError(f"the answer is larger than {limit / 2**20:g} MB, the most that is taken")


def refusal(status: int, retry_after: str) -> NetworkError:
    """What an HTTP status other than success means; `retry_after` is the field of that name, or empty."""
    meaning = _MEANINGS.get(status, "the server does not give it")
    wait = read_retry_after(retry_after, time.time()) if retry_after else None
    return NetworkError(f"{meaning} (HTTP {status})", status=status, retry_after=wait)


def failure(error: Exception, limits: Limits, deadline: Deadline) -> NetworkError:
    """What a failure of the connection is called."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return NetworkError(
                f"the server's certificate is not to be trusted: {clean_line(cause.verify_message)}; "
                "somebody may be between you and the server"
            )
    try:
        deadline.left()
    except NetworkError as over:
        return over
    match error:
        case httpcore.ConnectTimeout():
            return NetworkError(f"no connection within {limits.connect:g} seconds")
        case httpcore.TimeoutException():
            return NetworkError(f"the server was silent for {limits.read:g} seconds")
        case httpcore.ProxyError():
            return NetworkError(f"the proxy refuses: {clean_line(str(error))}")
        case httpcore.ConnectError():
            return NetworkError(f"no connection: {clean_line(_reason(error))}")
        case httpcore.RemoteProtocolError() if "without sending complete" in str(error):
            return NetworkError("the answer was cut short")
        case _:
            return NetworkError(
                f"the connection failed: {clean_line(_reason(error)) or type(error).__name__}"
            )


def _reason(error: Exception) -> str:
    """The system's own words where there are any."""
    for cause in _causes(error):
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
    return str(error)


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause:
        yield cause
        cause = cause.__cause__ or cause.__context__
