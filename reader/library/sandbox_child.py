"""The process in which foreign formats are read: `python -m reader.library.sandbox_child`, started by `sandbox`.

It takes jobs on stdin and answers on stdout in frames: a letter, a length of eight bytes, a body. It may use ten
seconds of processor time and 512 MiB, and neither network nor other programs nor a file to write to.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any

from reader.ingest.parsing import parse
from reader.library.own_files import read_articles
from reader.library.wire import Job, decode_job, encode_parsed
from reader.model.incoming import Kind, Parsed

CPU_SECONDS = 10
"""Processor time for one source, or one member of an archive."""

MEMORY = 512 * 2**20
"""Bytes of address space for the process as a whole."""

PARSED = b"P"
END = b"E"
_LENGTH = 8
_FORBIDDEN = frozenset(
    (
        *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"),
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty"),
        *(
            "os.remove",
            "os.rename",
            "os.rmdir",
            "os.mkdir",
            "os.link",
            "os.symlink",
            "os.truncate",
            "os.chmod",
        ),
        *("shutil.rmtree", "shutil.move", "shutil.copyfile", "webbrowser.open"),
    )
)
_WRITING = frozenset("wax+")


def answer(job: Job, before_each: Callable[[], None]) -> Iterator[tuple[bytes, bytes]]:
    """The frames that answer a job; `before_each` is called before each member is read."""
    before_each()
    try:
        for parsed in parse(job.data, job.hints, read_articles, job.skip):
            yield PARSED, encode_parsed(parsed)
            before_each()
    except MemoryError:
        failure = Parsed(
            kind=job.hints.kind or Kind.TEXT, failure="it needs more memory than may be used for it"
        )
        yield PARSED, encode_parsed(failure)
    except Exception as error:  # a fault of ours or of a library; the job is the price, not the run
        reason = f"the reader of its format failed ({type(error).__name__}: {error})"
        yield PARSED, encode_parsed(Parsed(kind=job.hints.kind or Kind.TEXT, failure=reason))
    yield END, b""


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next job, or None at the end."""
    length = stream.read(_LENGTH)
    return stream.read(int.from_bytes(length, "big")) if len(length) == _LENGTH else None


def frame(letter: bytes, body: bytes) -> bytes:
    """A frame as it is sent; a job has no letter."""
    return letter + len(body).to_bytes(_LENGTH, "big") + body


def forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: PermissionError for everything that reading a format has no business with."""
    if event in _FORBIDDEN:
        raise PermissionError(f"a reader of foreign formats may not do this: {event}")
    if event == "open" and isinstance(arguments[1], str) and not _WRITING.isdisjoint(arguments[1]):
        raise PermissionError("a reader of foreign formats may not write files")


def limit_memory() -> None:
    """Let this process have no more than MEMORY, where the system can see to it."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time() -> None:
    """Let this process go on for CPU_SECONDS from now on."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS, hard))


def main() -> int:
    """Answers jobs until there are no more."""
    limit_memory()
    sys.addaudithook(forbid)
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    while (data := read_frame(jobs)) is not None:
        for letter, body in answer(decode_job(data), limit_time):
            answers.write(frame(letter, body))
            answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
