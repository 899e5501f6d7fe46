"""Nouns of the main screen that are imported and made when they are first asked for.

The first screen needs few of them, and nobody waits at the start for what comes later or seldom.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.adding import Adding
    from reader.tui.all_figures import AllFigures
    from reader.tui.announcing import Announcing
    from reader.tui.briefing import Briefing
    from reader.tui.calling import Calling
    from reader.tui.diffing import Diffing
    from reader.tui.fetching import Fetching
    from reader.tui.figure_finding import FigureFinding
    from reader.tui.following import Following
    from reader.tui.making import Making
    from reader.tui.marks import Marks
    from reader.tui.opening import Opening
    from reader.tui.taking import Taking
    from reader.tui.watching import Watching

T = TypeVar("T")


class Late(Generic[T]):
    """An attribute of the main screen, as in `adding: "Late[Adding]" = Late("adding:Adding")`.

    The place names a module of this room and a class in it, which is made from the screen and its library.
    """

    def __init__(self, place: str) -> None:
        self.place = place

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, screen: None, owner: type) -> Self: ...

    @overload
    def __get__(self, screen: "LateNouns", owner: type) -> T: ...

    def __get__(self, screen: "LateNouns | None", owner: type) -> "Self | T":
        if screen is None:
            return self
        module, _, kind = self.place.partition(":")
        made: T = getattr(import_module(f"reader.tui.{module}"), kind)(screen, screen.library)
        vars(screen)[self._name] = made  # found there from now on
        return made


class LateNouns:
    """The nouns themselves, as attributes of the screen."""

    library: "Library"

    opening: "Late[Opening]" = Late("opening:Opening")
    following: "Late[Following]" = Late("following:Following")
    watching: "Late[Watching]" = Late("watching:Watching")
    finding: "Late[FigureFinding]" = Late("figure_finding:FigureFinding")
    taking: "Late[Taking]" = Late("taking:Taking")
    calling: "Late[Calling]" = Late("calling:Calling")
    diffing: "Late[Diffing]" = Late("diffing:Diffing")
    all_figures: "Late[AllFigures]" = Late("all_figures:AllFigures")
    making: "Late[Making]" = Late("making:Making")
    marks: "Late[Marks]" = Late("marks:Marks")
    briefing: "Late[Briefing]" = Late("briefing:Briefing")
    adding: "Late[Adding]" = Late("adding:Adding")
    fetching: "Late[Fetching]" = Late("fetching:Fetching")
    announcing: "Late[Announcing]" = Late("announcing:Announcing")

    def made_late(self) -> list[Any]:
        """Those that were asked for so far."""
        return [
            vars(self)[name]
            for name, noun in vars(LateNouns).items()
            if isinstance(noun, Late) and name in vars(self)
        ]
