"""A screen over another one, which goes once however often it is told to."""

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen

from reader.tui.action import Context
from reader.tui.keys import ON_OVERLAYS, bindings

Result = TypeVar("Result")


class Overlay(ModalScreen[Result]):
    """What every screen over the main one is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings(Context.EVERYWHERE) if binding.id in ON_OVERLAYS
    ]

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Go, unless it has gone: Textual would take the screen below away for a key that was pressed twice."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
