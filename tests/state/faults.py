"""Faults under a state file, at every call that changes a file: killed there, disk full, sync failing, power cut.

`python -m tests.state.faults TASK FOLDER` runs with `faults.c` loaded before libc and prints as JSON how many
faults there were, and what went wrong after which. A process is forked for each, so that all take seconds.
"""

import ctypes
import json
import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from reader.model.errors import StateError
from reader.model.fact import GONE
from reader.state.states import States
from tests.state.deeds import DAMAGED, DEEDS, FILE, FRESH, OLD, after, check, do, prepare

OFF, KILL, KILL_HALFWAY, FULL, SYNC_FAILS, RECORD = range(6)
STARTS = {"fresh": FRESH, "old": OLD, "damaged": DAMAGED}
MOST_CALLS = 2_000
SECTOR = 512


def build(folder: Path) -> Path | None:
    """The library made of `faults.c`, or None where there is no compiler or this is not Linux."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    made = folder / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return made


def run(library: Path, task: str, folder: Path) -> dict[str, object]:
    """The outcome of a task in a process of its own."""
    root = Path(__file__).parents[2]
    environment = {**os.environ, "LD_PRELOAD": str(library), "FAULTS": str(library), "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "tests.state.faults", task, str(folder)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=1_800, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


class Shim:
    """The library as this process has it loaded."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(os.environ["FAULTS"])

    def arm(self, mode: int, call: int, folder: Path, descriptor: int = -1) -> None:
        self._library.faults_arm(mode, ctypes.c_long(call), os.fsencode(folder), descriptor)

    @property
    def count(self) -> int:
        """How many calls were counted since it was armed."""
        return int(self._library.faults_count())

    def note(self, number: int) -> None:
        self._library.faults_note(ctypes.c_int64(number))


def killed(shim: Shim, folder: Path, start: str, mode: int) -> dict[str, object]:
    """Killed at each call in turn: what was acknowledged is there, what was not is there wholly or not at all."""
    wrong: list[str] = []
    for call in range(1, MOST_CALLS):
        place = folder / "state"
        prepare(place, STARTS[start])
        acknowledged, ended = _in_child(partial(shim.arm, mode, call, place), place)
        if ended == 0:
            return {"faults": call - 1, "wrong": wrong}
        if not os.WIFSIGNALED(ended):
            wrong.append(f"call {call}: ended with {ended}")
        if problem := check(place, acknowledged, STARTS[start]):
            wrong.append(f"call {call}: {problem}")
    return {"faults": MOST_CALLS, "wrong": [*wrong, "it never ended"]}


def _in_child(
    arm: Callable[[], None], place: Path, note: Callable[[int], None] = lambda _: None
) -> tuple[int, int]:
    """Do the deeds in a child; how many it acknowledged, and how it ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)

        def done(number: int) -> None:
            note(number)
            os.write(writing, bytes((number,)))

        try:
            arm()
            do(place, done)
            os._exit(0)
        finally:
            os._exit(9)
    os.close(writing)
    heard = b""
    while piece := os.read(reading, 100):
        heard += piece
    os.close(reading)
    return (heard[-1] if heard else 0), os.waitpid(child, 0)[1]


def failing(shim: Shim, folder: Path, mode: int) -> dict[str, object]:
    """The disk fills up, or a sync fails, at each call in turn: told, nothing lost, and it goes on afterwards."""
    wrong: list[str] = []
    for call in range(1, MOST_CALLS):
        place = folder / "state"
        prepare(place, FRESH)
        states = States(place / FILE)
        acknowledged, failed = 0, False
        shim.arm(mode, call, place)
        for deed in DEEDS:
            try:
                states.act(deed)
            except StateError as error:
                failed = True
                if not any(said in str(error) for said in ("disk is full", "disk reports an error")):
                    wrong.append(f"call {call}: said {error}")
                break
            acknowledged += 1
        calls = shim.count
        shim.arm(OFF, 0, place)
        if not failed and calls < call:
            states.close()
            return {"faults": call - 1, "wrong": wrong}
        if not failed:
            continue  # SQLite does without the sync of a folder
        if problem := _held(states, acknowledged, certain=mode == FULL) or check(place, acknowledged, FRESH):
            wrong.append(f"call {call}: {problem}")
        for deed in DEEDS[acknowledged:]:
            states.act(deed)
        states.close()
        if problem := check(place, len(DEEDS), FRESH):
            wrong.append(f"call {call}, afterwards: {problem}")
    return {"faults": MOST_CALLS, "wrong": [*wrong, "it never ended"]}


def _held(states: States, acknowledged: int, *, certain: bool) -> str:
    """Whether the process that was told of the failure sees what was acknowledged; no more if that is certain."""
    seen = {fact.key: fact.value for fact in states.everything() if fact.value != GONE}
    expected = (
        [after(FRESH, acknowledged)] if certain else [after(FRESH, acknowledged + more) for more in (0, 1)]
    )
    return "" if seen in expected else f"the process itself saw {len(seen)} facts after {acknowledged} deeds"


def power_cut(shim: Shim, folder: Path, start: str) -> dict[str, object]:
    """The power goes after each call in turn; what was not synced is there, or not, or in part."""
    place, record = folder / "state", folder / "record"
    prepare(place, STARTS[start])
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    descriptor = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    _in_child(lambda: shim.arm(RECORD, 0, place, descriptor), place, shim.note)
    os.close(descriptor)
    calls = list(recorded(record.read_bytes(), str(place)))
    wrong: list[str] = []
    faults = acknowledged = 0
    disk = Disk(before)
    for number, call in enumerate(calls):
        if call[0] == "A":
            acknowledged = call[2]
            continue
        disk.take(call)
        for variant, files in enumerate(disk.crashes(random.Random(number))):  # the same ones every time
            _put(place, files)
            faults += 1
            if problem := check(place, acknowledged, STARTS[start]):
                wrong.append(f"call {number} {call[:3]}, variant {variant}: {problem}")
    return {"faults": faults, "wrong": wrong}


Call = tuple[str, str, int, bytes]
"""What was done (Write, Sync, Truncate, Unlink, Rename, Link, Create; Y: all synced; Acknowledge), to which name,
where, with what."""


def recorded(data: bytes, folder: str) -> Iterator[Call]:
    """The calls that a shim wrote down about what lies below a folder."""
    position = 0
    while position < len(data):
        what = chr(data[position])
        (length,) = struct.unpack_from("=I", data, position + 1)
        position += 5
        path = os.fsdecode(data[position : position + length])
        position += length
        offset, size = struct.unpack_from("=qq", data, position)
        position += 16
        content = data[position : position + size]
        position += size
        name = path.removeprefix(folder).removeprefix("/")
        if what in "RL":
            content = os.fsencode(os.fsdecode(content).removeprefix(folder).removeprefix("/"))
        yield what, name, offset, content


class Disk:
    """What is on the disk for certain, and what was done to it since that a power cut may undo or tear.

    A file's content is certain once the file is synced. Names change in order, as file systems with a journal do
    it; they are certain once the folder is synced.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        self._names = {name: index for index, name in enumerate(files)}
        self._contents = dict(enumerate(files.values()))
        self._next = len(files)
        self._now = dict(self._names)
        self._pending: dict[int, list[Call]] = {}
        self._names_before: list[dict[str, int]] = []

    def take(self, call: Call) -> None:
        """One call more."""
        what, name, _, content = call
        if what in "CURL":
            self._names_before.append(dict(self._now))
            if what == "C":
                self._now[name] = self._next
                self._contents[self._next] = b""
                self._next += 1
            elif what == "U":
                self._now.pop(name, None)
            elif what == "L":
                self._now[os.fsdecode(content)] = self._now[name]
            else:
                self._now[os.fsdecode(content)] = self._now.pop(name)
        elif what == "S" and name in self._now:
            file = self._now[name]
            self._contents[file] = _written(self._contents[file], self._pending.pop(file, []))
        elif what in "SY":
            self._names_before.clear()
            for file in [*self._pending] if what == "Y" else ():
                self._contents[file] = _written(self._contents[file], self._pending.pop(file))
        elif name in self._now:
            self._pending.setdefault(self._now[name], []).append(call)

    def crashes(self, chance: random.Random) -> Iterator[dict[str, bytes]]:
        """Disks as a power cut at this moment may leave them."""
        for names in [self._now, *self._names_before[-1:], *self._names_before[:1]]:
            yield self._disk(names, lambda calls: calls)
            yield self._disk(names, lambda _: [])
            for _ in range(2):
                yield self._disk(names, partial(_some, chance))

    def _disk(self, names: dict[str, int], kept: Callable[[list[Call]], list[Call]]) -> dict[str, bytes]:
        return {
            name: _written(self._contents[file], kept(self._pending.get(file, [])))
            for name, file in names.items()
        }


def _some(chance: random.Random, calls: list[Call]) -> list[Call]:
    return [_torn(call, chance) for call in calls if chance.random() < 0.5]


def _torn(call: Call, chance: random.Random) -> Call:
    """Now and then only the first sectors of a write."""
    what, name, offset, content = call
    if what != "W" or len(content) <= SECTOR or chance.random() < 0.5:
        return call
    return what, name, offset, content[: chance.randrange(len(content) // SECTOR) * SECTOR]


def _written(content: bytes, calls: list[Call]) -> bytes:
    data = bytearray(content)
    for what, _, offset, new in calls:
        if what == "T":
            data = data[:offset].ljust(offset, b"\0")
        else:
            data = data.ljust(offset, b"\0")
            data[offset : offset + len(new)] = new
    return bytes(data)


def _put(place: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(place)
    place.mkdir()
    for name, content in files.items():
        (place / name).write_bytes(content)


def main(task: str, folder: Path) -> None:
    shim = Shim()
    kind, _, start = task.partition(" ")
    tasks: dict[str, Callable[[], dict[str, object]]] = {
        "killed": lambda: killed(shim, folder, start, KILL),
        "killed-halfway": lambda: killed(shim, folder, start, KILL_HALFWAY),
        "full": lambda: failing(shim, folder, FULL),
        "sync-fails": lambda: failing(shim, folder, SYNC_FAILS),
        "power-cut": lambda: power_cut(shim, folder, start),
    }
    print(json.dumps(tasks[kind]()))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
