"""A catalogue that was not finished is made anew, not stumbled over for ever."""

from pathlib import Path

import pytest

from reader.index.cache import Cache
from reader.index.catalogue import FILE_NAME
from reader.model.errors import CacheDamagedError
from tests.builders import open_test_library, places, write


def test_a_catalogue_whose_maker_was_interrupted_is_made_anew(tmp_path: Path) -> None:
    root = tmp_path / "news"
    write(root, one="headline: One\n")
    cache = places(root).cache
    cache.mkdir()
    (cache / FILE_NAME).touch()
    with pytest.raises(CacheDamagedError, match="interrupted"):
        Cache(cache)
    with open_test_library(root) as library:
        assert library.counts().articles == 1
