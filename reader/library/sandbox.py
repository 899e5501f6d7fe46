"""Reading foreign formats where they can do no harm: in child processes with limits, kept warm.

A hostile source costs its child, which is replaced, and is a failure with a reason; nothing is raised for it.
"""

import os
import queue
import selectors
import signal
import subprocess
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Self

from reader.ingest.feeds import joined
from reader.library.own_process import own_process
from reader.library.sandbox_child import CPU_SECONDS, END, MEMORY, frame
from reader.library.wire import Job, decode_parsed, encode_job
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Kind, Parsed

_HEADER = 9
_SILENCE = (
    600.0  # seconds without a word from a child, after which it is given up, whatever its processor time
)
_PATIENCE = 30.0  # seconds for a reader in another thread to hear that its child is gone
_JOBS_A_CHILD = 500  # memory that libraries never give back goes with the child


class Sandbox:
    """As many children as `workers`, started when they are needed. Safe to use from several threads.

    Use it in a `with` statement, or close it.
    """

    def __init__(self, workers: int = 1) -> None:
        self._children: queue.LifoQueue[_Child] = queue.LifoQueue()
        self._all = [_Child() for _ in range(workers)]
        self._closed = False
        for child in self._all:
            self._children.put(child)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all children."""
        self._closed = True
        for child in self._all:
            child.end()

    def parse(self, data: bytes, hints: Hints) -> list[Parsed]:
        """What some bytes hold: one Parsed, or for an archive one for each member. Failures are in it."""
        pieces = list(self.each(data, hints))
        if (
            len(pieces) > 1
            and all(piece.kind is Kind.FEED for piece in pieces)
            and not _Child.is_archive(data)
        ):
            return [joined(pieces)]
        return pieces

    def each(self, data: bytes, hints: Hints) -> Iterator[Parsed]:
        """The same, member by member and large feeds in pieces, as they are read; take all of them."""
        child = self._children.get()
        try:
            done = 0
            while not self._closed:
                for parsed in child.answer(Job(data, hints, done)):
                    done += 1
                    yield parsed
                if not child.trouble:
                    return
                yield Parsed(kind=hints.kind or Kind.TEXT, member=_member(hints, done), failure=child.trouble)
                done += 1  # the member that was too much; those after it are for the next child
                if not child.is_archive(data):
                    return
        finally:
            self._children.put(child)


class _Child:
    """One process, or none yet. After `answer`, `trouble` says why it ended before it had answered all."""

    def __init__(self) -> None:
        self.trouble = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs = 0
        self._talking = threading.RLock()

    @staticmethod
    def is_archive(data: bytes) -> bool:
        """Whether there may be more members behind the one that could not be read."""
        return data.startswith((b"PK", b"\x1f\x8b", b"WARC/")) or data[257:262] == b"ustar"

    def answer(self, job: Job) -> Iterator[Parsed]:
        """What the child makes of a job."""
        with self._talking:
            yield from self._answer(job)

    def _answer(self, job: Job) -> Iterator[Parsed]:
        self.trouble = ""
        process = self._running()
        stdin, stdout = process.stdin, process.stdout
        try:
            if stdin is None or stdout is None:
                raise BrokenPipeError
            stdin.write(frame(b"", encode_job(job)))
            stdin.flush()
            while (answer := _read(stdout)) is not None:
                letter, body = answer
                if letter == END:
                    return
                yield decode_parsed(body)
            self.trouble = self._reason()
        except BrokenPipeError:
            self.trouble = self._reason()
        except (IngestError, TimeoutError) as error:
            self.trouble = str(error)
            self.end()
        except GeneratorExit:
            self.end()  # what it still has to say would be taken for the next answer
            raise

    def end(self) -> None:
        """End the process, if there is one; whoever listens to it in another thread hears that first.

        A pipe that is closed under a reader would leave that one waiting.
        """
        process = self._process
        if process is None:
            return
        process.kill()
        if not self._talking.acquire(timeout=_PATIENCE):
            return  # somebody took the first answers of several and went away; the system has ended the process
        try:
            if self._process is process:
                self._process, self._jobs = None, 0
                process.communicate()
        finally:
            self._talking.release()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._jobs >= _JOBS_A_CHILD or (self._process is not None and self._process.poll() is not None):
            self.end()
        if self._process is None:
            self._process = _start()
        self._jobs += 1
        return self._process

    def _reason(self) -> str:
        """Why the process ended, for people."""
        process, self._process = self._process, None
        if process is None:
            return "its reader ended"
        process.communicate()
        code = -process.returncode
        if code == getattr(signal, "SIGXCPU", None):
            return f"reading it takes more than {CPU_SECONDS} s of processor time"
        if code == getattr(signal, "SIGKILL", None):
            return f"reading it takes more than {MEMORY // 2**20} MiB of memory"
        if process.returncode == 1:  # Python's own end where there is no memory left even to say so
            return f"its reader failed, most likely for want of more than {MEMORY // 2**20} MiB of memory"
        return f"its reader ended unexpectedly (status {process.returncode})"


def _start() -> "subprocess.Popen[bytes]":
    environment = {"MALLOC_ARENA_MAX": "1"}
    return own_process("reader.library.sandbox_child", stdin=subprocess.PIPE, environment=environment)


def _read(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """The next frame; None where the child is gone. Raises TimeoutError."""
    header = _exactly(stream, _HEADER)
    if header is None:
        return None
    body = _exactly(stream, int.from_bytes(header[1:], "big"))
    return None if body is None else (header[:1], body)


def _exactly(stream: IO[bytes], count: int) -> bytes | None:
    pieces = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while len(pieces) < count:
            if not selector.select(_SILENCE):
                raise TimeoutError("its reader has not answered for ten minutes")
            piece = os.read(stream.fileno(), min(count - len(pieces), 2**20))
            if not piece:
                return None
            pieces += piece
    return bytes(pieces)


def _member(hints: Hints, done: int) -> str:
    return f"{hints.name} (member {done + 1})" if done else hints.name
