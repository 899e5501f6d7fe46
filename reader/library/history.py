"""The actions of a session in their order, to be taken back and done again across articles."""

from reader.model.fact import Change, Key
from reader.state.states import States


class History:
    """What was done and what was undone. A new action ends what could be done again."""

    def __init__(self, states: States) -> None:
        self._states = states
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._restored: set[Key] = set()

    def add(self, change: Change) -> Change:
        """Remember an action; one that changed nothing is not one."""
        if change:
            self._done.append(change)
            self._undone.clear()
        return change

    def undo(self) -> Change | None:
        """Take the last action back; None where there is none. What others changed since stays as they left it."""
        return self._step(self._done, self._undone)

    def redo(self) -> Change | None:
        """Do again what was undone last; None where there is nothing."""
        return self._step(self._undone, self._done)

    def _step(self, source: list[Change], target: list[Change]) -> Change | None:
        if not source:
            return None
        change = source[-1]
        if change.sweep:
            kind, name = change.sweep.kind, change.sweep.name
            restored = [key.article for key in self._restored if (key.kind, key.name) == (kind, name)]
            swept = self._states.sweep_back(change.sweep, restored)
            back = Change(change.text, (), swept if swept.count else None)
        else:
            back = Change(change.text, self._states.take_back(change))
            self._restored.update(edit.key for edit in back.edits)
        source.pop()  # not before it is kept: on a full disk it can be tried again
        if back:
            target.append(back)
        return back
