"""Doing slow work for the newest wish only: keys never wait for it, and a stale answer is never shown."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Generic, TypeVar

Wish = TypeVar("Wish")
Answer = TypeVar("Answer")


class Latest(Generic[Wish, Answer]):
    """Runs `work` in a thread, one at a time, for the newest wish; `show` gets answers that are still wanted.

    `delay` seconds are waited before each piece of work, so that a burst of wishes becomes one.
    """

    def __init__(
        self,
        work: Callable[[Wish], Answer],
        show: Callable[[Wish, Answer], Awaitable[None]],
        run: Callable[[Coroutine[Any, Any, None]], object],
        delay: float = 0.0,
    ) -> None:
        self._work = work
        self._show = show
        self._run = run
        self._delay = delay
        self._wish: list[Wish] = []
        self._busy = False
        self._dropped = False

    def ask(self, wish: Wish) -> None:
        """Want this, and nothing that was wanted before."""
        self._wish = [wish]
        if not self._busy:
            self._busy = True
            self._run(self._serve())

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._busy

    def forget(self) -> None:
        """Want nothing any more, the work in hand included."""
        self._wish = []
        self._dropped = True

    async def _serve(self) -> None:
        try:
            while self._wish:
                if self._delay:
                    await asyncio.sleep(self._delay)
                if not self._wish:
                    return
                wish = self._wish.pop()
                self._dropped = False
                answer = await asyncio.to_thread(self._work, wish)
                if not self._wish and not self._dropped:
                    await self._show(wish, answer)
        finally:
            self._busy = False
