"""The articles of the tests, and the app running over them."""

import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from reader.library.library import Library
from reader.library.results import Results
from reader.model.entry import Entry
from reader.tui.app import NewsdeskApp
from reader.tui.main_screen import MainScreen
from reader.tui.painted import Painted

WIDE, MEDIUM, NARROW = (140, 36), (100, 30), (60, 20)

ARTICLES = {
    "border.yaml": """\
headline: Officers are handed back at the border
standfirst: They had asked to go home.
by: A. Writer
located: Al-Qaim, Iraq
published: 2024-12-19
source: Example Wire
url: https://example.org/border
subjects: [Syria, amnesty]
key_figures:
  - {label: officers and personnel returned, value: "1,905", unit: people, previous: "1,200", as_of: 2024-12-19}
  - {label: crossing staff returned, value: 36, unit: people}
  - {label: days at the camp, value: 12, unit: days, qualifier: about, note: counted by the gatehouse}
sections:
  - text: |
      Iraq has returned 1,905 officers. They had asked for the amnesty.

      A second paragraph says that 36 of the crossing's staff went first.
  - heading: The camp
    text: |
      The camp was isolated. Nothing else was near it.

      - one thing
      - another thing

      > The amnesty is for all.
  - heading: The way home
    text: |
      It is a long way to the [border](https://example.org/map) and the amnesty is new.
""",
    "harvest.yaml": """\
headline: Harvest is late this year
published: 2024-11-02
source: Farm News
url: "javascript:alert(1)"
sections:
  - text: |
      The harvest is late. No amnesty was given to the weather, and rain fell on the border.
""",
    "long.yaml": "headline: A long report on the river\npublished: 2024-10-01\nsource: River Board\nsections:\n"
    + "".join(
        f"  - heading: Part {number}\n    text: |\n      "
        + f"Paragraph {number} of the report says how high the water stood on that day of the year. " * 6
        + "\n"
        for number in range(1, 13)
    ),
    "moon.yaml": "headline: Two men walk on the Moon\npublished: 1969-07-24\nsource: NASA\n",
    "wall.yaml": "headline: Die Mauer ist offen\npublished: 1989-11-09\nsections:\n  - text: Offen.\n",
    "bad.yaml": "headline: one\nheadline: two\n",
}


@asynccontextmanager
async def desk(
    library: Library, size: tuple[int, int] = WIDE, first: Entry | None = None, **how: bool
) -> AsyncIterator[tuple[Pilot[None], MainScreen]]:
    """The app running, everything shown; the pilot and the main screen.

    `live`: it watches the folder. `follows`: the configuration may name another library.
    """
    results: Future[Results] = Future()
    results.set_result(library.search())
    app = NewsdeskApp(library, results, first, **{"live": False, **how})
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot, app.main
        app.main.close_state()
        app.moving.close()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other and wait until everything they set off is done."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Type into the bottom bar, and wait until what it sets off is done."""
    await pilot.press(*(NAMES.get(letter, letter) for letter in text))
    await settle(pilot)


async def until(pilot: Pilot[None], told: Callable[[], object]) -> None:
    """Wait for what comes from outside the app; fails after half a minute."""
    end = time.monotonic() + 30
    while not told():
        assert time.monotonic() < end, "it never came"
        await pilot.pause(0.02)
    await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait for workers, and for those that these have started."""
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def shown(widget: Painted) -> str:
    """What a pane or a bar says, line by line."""
    lines = (widget.render_line(y).text.rstrip() for y in range(widget.size.height))
    return "\n".join(lines)


def panes(main: MainScreen) -> list[str]:
    """The panes that are on the screen."""
    shown_ones = {"list": main.left, "article": main.article, "side": main.side}
    return [name for name, pane in shown_ones.items() if pane.display]


def focus(main: MainScreen) -> str:
    """Which pane has the focus."""
    return (main.focused.id or "") if main.focused else ""


def headline(main: MainScreen) -> str:
    """The headline of the open article."""
    return main.opening.opened.article.headline if main.opening.opened else ""


NAMES = {" ": "space", ":": "colon", ".": "full_stop", "/": "slash", '"': "quotation_mark", "-": "minus"}
