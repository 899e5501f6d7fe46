"""What one fetch may cost, and what a server gave."""

import msgspec

NOT_MODIFIED = 304


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one fetch may cost: seconds to connect, of silence, in all; bytes unpacked; redirects."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    size: int = 20 * 2**20
    redirects: int = 5


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """What a server gave. `address` is where it was found in the end, `moved_to` where it is for good, or empty.

    `status` is 200 to 299, or 304 with nothing in `body`. `is_private` says that it came from an address that is
    not on the public internet.
    """

    status: int
    address: str
    body: bytes = b""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""
    is_private: bool = False

    @property
    def is_unchanged(self) -> bool:
        """Whether the server has nothing newer than what was asked about."""
        return self.status == NOT_MODIFIED
