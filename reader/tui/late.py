"""Nouns of the main screen that are imported and made when they are first asked for.

The first screen needs few of them, and nobody waits at the start for what comes later or seldom.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from reader.tui.main_screen import MainScreen

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
    def __get__(self, screen: "MainScreen", owner: type) -> T: ...

    def __get__(self, screen: "MainScreen | None", owner: type) -> "Self | T":
        if screen is None:
            return self
        module, _, kind = self.place.partition(":")
        made: T = getattr(import_module(f"reader.tui.{module}"), kind)(screen, screen.library)
        vars(screen)[self._name] = made  # found there from now on
        return made


def made_late(screen: "MainScreen") -> list[Any]:
    """The nouns that were asked for so far."""
    names = [
        name for kind in type(screen).__mro__ for name, noun in vars(kind).items() if isinstance(noun, Late)
    ]
    return [vars(screen)[name] for name in names if name in vars(screen)]
