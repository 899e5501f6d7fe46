"""The one error tree. Each floor turns foreign exceptions into these once, at its edge.

A message says what is wrong, where, and what to do next. It may quote foreign text: clean before showing.
"""


class NewsdeskError(Exception):
    """Anything that goes wrong in a way a person can be told about."""


class UsageError(NewsdeskError):
    """The command was used in a way it does not offer."""


class LibraryError(NewsdeskError):
    """The library folder cannot be used: missing, not a folder, not readable."""


class ArticleError(NewsdeskError):
    """An article cannot be read or written; the message carries file, line and column."""


class UnknownArticleError(NewsdeskError):
    """A REF names no article, or more than one."""


class CacheError(NewsdeskError):
    """The cache cannot be made or used; deleting it is always safe."""


class CacheDamagedError(CacheError):
    """The cache holds what no Newsdesk of this version wrote: it has to be made anew."""


class StateError(NewsdeskError):
    """The reading state cannot be opened or written."""


class IngestError(NewsdeskError):
    """What came in cannot be read, or not within the limits."""


class NetworkError(NewsdeskError):
    """Something could not be fetched.

    `status` is HTTP's where a server answered, `retry_after` the seconds for which it wants to be left alone.
    """

    def __init__(self, message: str, *, status: int = 0, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after
