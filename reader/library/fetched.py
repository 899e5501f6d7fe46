"""A fetch with everything it needs: the library that is meant, what is remembered of the feeds, the sandbox."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reader.library.library import open_library
from reader.library.places import places_of, root_to_fill
from reader.library.sandbox import Sandbox
from reader.model.feed import Feed, FeedReport
from reader.model.progress import Progress
from reader.model.settings import FeedDefaults
from reader.state.feeds import FeedStates


def fetch_into(
    library: str | None,
    environment: Mapping[str, str],
    feeds: Sequence[Feed],
    *,
    named: bool,
    defaults: FeedDefaults,
    on_progress: Callable[[Progress], None],
) -> list[FeedReport]:
    """Fetch feeds into the library that is asked for, or else the reader's own, which is made where there is none.

    Raises LibraryError, StateError.
    """
    from reader.library.fetching import Fetch  # with the network, when it is wanted

    root = root_to_fill(library, environment)
    with open_library(root) as opened, Sandbox(2) as sandbox:
        fetch = Fetch(opened, feed_states(root), defaults=defaults, parser=sandbox, on_progress=on_progress)
        return fetch.run(feeds, named=named)


def feed_states(root: Path) -> FeedStates:
    """What is remembered of the feeds of the library at `root`: beside its reading state."""
    return FeedStates(places_of(root).state.with_name("feeds.sqlite3"))
