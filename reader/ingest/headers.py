"""The fields of a request and of an answer: what Newsdesk says of itself, and what it reads of what comes back."""

import base64
from collections.abc import Mapping
from urllib.parse import unquote

from reader import __version__
from reader.ingest.address import WebAddress
from reader.ingest.unpacking import ACCEPTED

USER_AGENT = f"Newsdesk/{__version__} (news reader for the terminal)"


def request_fields(
    here: WebAddress, login: str, conditions: Mapping[str, str], accept: str
) -> list[tuple[bytes, bytes]]:
    """What is said with a request: no cookie, no referrer, nothing of the reader's machine."""
    fields = {
        "Host": here.authority,
        "User-Agent": USER_AGENT,
        "Accept": accept,
        "Accept-Encoding": ACCEPTED,
        **{name: value for name, value in conditions.items() if value},
    }
    if login:
        fields["Authorization"] = "Basic " + base64.b64encode(unquote(login).encode()).decode()
    return [(name.encode(), value.encode("latin-1", "ignore")) for name, value in fields.items()]


def answer_fields(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The fields by their names in small letters; of several with one name the last."""
    return {name.decode("latin-1").lower(): value.decode("latin-1").strip() for name, value in headers}


def read_content_type(value: str) -> tuple[str, str]:
    """Media type and charset of a Content-Type field, in small letters, empty where they are not said."""
    media_type, _, rest = value.partition(";")
    charset = ""
    for parameter in rest.split(";"):
        name, _, given = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = given.strip().strip("\"'").lower()[:40]
    return media_type.strip().lower()[:100], charset
