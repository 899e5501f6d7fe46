"""Small libraries for tests: articles as text, folders made from them, and a library opened on one."""

import datetime as dt
from pathlib import Path

from reader.library.library import Library
from reader.library.places import Places

TODAY = dt.date(2024, 12, 20)

IRAQ = """\
headline: Iraq hands 1,905 Syrian officers and staff back at Al-Qaim
standfirst: They fled two weeks ago.
by: A. Writer
located: Al-Qaim, Iraq
published: 2024-12-19
source: {name: Iraqi News Agency, url: https://ina.iq}
subjects: [Syria, amnesty]
people: [Rutba's mayor]
key_figures:
  - label: Syrian officers and personnel returned
    value: 1,905
    unit: people
sections:
  - text: |
      Iraq has returned 1,905 Syrian officers after a general amnesty.
  - heading: The humanitarian effort
    text: |
      Videos showed soldiers demonstrating at their camp.
"""

WALL = """\
headline: The Wall opens
located: Berlin
published: 1989-11-09
source: Example Wire
key_figures:
  - {label: Years the Wall stood, value: 28, unit: years}
sections:
  - text: Thousands crossed at the Café Adler. 東京都でも報じられた。
"""

UNDATED = """\
headline: An old letter
sections:
  - text: Nobody knows when it was written; the officers returned no answer.
"""

BROKEN = "headline: [unfinished\n"


def write(root: Path, **files: str) -> None:
    """Write article files: `a__b="..."` becomes a/b.yaml."""
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def places(root: Path) -> Places:
    """A library's places, with cache and state beside its folder."""
    return Places(
        root=root,
        cache=root.parent / f"{root.name}-cache",
        state=root.parent / f"{root.name}-state" / "state.sqlite3",
        title=root.name,
    )


def open_test_library(root: Path, *, refresh: bool = True) -> Library:
    """The library in a folder, indexed."""
    library = Library(places(root), today=lambda: TODAY)
    if refresh:
        library.refresh()
    return library
