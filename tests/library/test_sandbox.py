"""Foreign formats read in a child process: what it may do, and what its end costs."""

import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.library import sandbox_child
from reader.library.sandbox import Sandbox
from reader.library.sandbox_child import END, PARSED, answer, forbid, frame, read_frame
from reader.library.wire import Job, decode_job, decode_parsed, encode_job, encode_parsed
from reader.model.article import Article, Figure, Section
from reader.model.errors import IngestError
from reader.model.incoming import FoundFeed, Hints, Incoming, Kind, Parsed
from reader.text.dates import parse_timestamp

TEXT = b"A headline\n\nAnd a text."


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


def test_a_source_is_read_in_a_child_that_stays_for_the_next(sandbox: Sandbox) -> None:
    for data, headline in ((TEXT, "A headline"), (b"headline: Own\n", "Own")):
        (parsed,) = sandbox.parse(data, Hints(name="x"))
        assert parsed.incoming[0].article.headline == headline
    assert sandbox._all[0]._jobs == 2


def test_a_child_that_dies_is_replaced_and_its_source_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    with Sandbox() as sandbox:
        sandbox.parse(TEXT, Hints())
        child = sandbox._all[0]._process
        assert child is not None
        real = subprocess.Popen.poll
        monkeypatch.setattr(subprocess.Popen, "poll", lambda _: None)  # it dies after it was looked at
        child.kill()
        child.wait()
        (parsed,) = sandbox.parse(TEXT, Hints(name="x"))
        assert parsed.failure.startswith(("its reader ended", "reading it takes more than"))
        monkeypatch.setattr(subprocess.Popen, "poll", real)
        (parsed,) = sandbox.parse(TEXT, Hints(name="x"))
        assert not parsed.failure


def starting(code: str, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """A sandbox whose children run this code after they have read a job."""
    script = f"import sys, os, time\nsys.stdin.buffer.read(8)\n{code}"

    def start() -> "subprocess.Popen[bytes]":
        import sys

        return subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    monkeypatch.setattr("reader.library.sandbox._start", start)
    return Sandbox()


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import signal; os.kill(os.getpid(), signal.SIGXCPU)", "more than 10 s of processor time"),
        ("import signal; os.kill(os.getpid(), signal.SIGKILL)", "more than 512 MiB of memory"),
        ("sys.exit(3)", "ended unexpectedly (status 3)"),
        ("sys.exit(1)", "for want of more than 512 MiB"),
        (
            "sys.stdout.buffer.write(b'P' + (3).to_bytes(8, 'big') + b'xyz'); sys.stdout.flush(); time.sleep(60)",
            "nonsense",
        ),
        ("sys.stdout.buffer.write(b'P' + (30).to_bytes(8, 'big') + b'xyz')", "ended unexpectedly"),
    ],
    ids=["time", "memory", "status", "lost", "nonsense", "cut"],
)
def test_what_went_wrong_in_a_child_is_said(code: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with starting(code, monkeypatch) as sandbox:
        (parsed,) = sandbox.parse(TEXT, Hints(name="x"))
    assert why in parsed.failure
    assert parsed.member == "x"


def test_a_child_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.sandbox._SILENCE", 0.05)
    with starting("time.sleep(600)", monkeypatch) as sandbox:
        (parsed,) = sandbox.parse(TEXT, Hints())
    assert "not answered" in parsed.failure


def test_after_a_member_that_is_too_much_the_next_child_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.ingest.test_archives import zipped

    data = zipped({"1.txt": TEXT, "2.txt": TEXT, "3.txt": TEXT})
    jobs = []

    def answering(self: object, job: Job) -> Iterator[Parsed]:
        jobs.append(job.skip)
        self.trouble = "too much" if job.skip < 2 else ""  # type: ignore[attr-defined]
        yield Parsed(kind=Kind.TEXT, member=str(job.skip))

    monkeypatch.setattr("reader.library.sandbox._Child.answer", answering)
    with Sandbox() as sandbox:
        parsed = sandbox.parse(data, Hints(name="a"))
    assert jobs == [0, 2]
    assert [(one.member, one.failure) for one in parsed] == [
        ("0", ""),
        ("a (member 2)", "too much"),
        ("2", ""),
    ]


def test_leaving_early_does_not_leave_answers_for_the_next(sandbox: Sandbox) -> None:
    from tests.ingest.test_archives import zipped

    answers = sandbox.each(zipped({f"{number}.txt": TEXT for number in range(50)}), Hints(name="a"))
    assert next(answers).member == "a:0.txt"
    answers.close()  # type: ignore[attr-defined]
    (parsed,) = sandbox.parse(b"headline: Next\n", Hints())
    assert parsed.incoming[0].article.headline == "Next"


def test_closing_while_another_thread_reads_ends_both(monkeypatch: pytest.MonkeyPatch) -> None:
    with starting("time.sleep(600)", monkeypatch) as sandbox, ThreadPoolExecutor(1) as pool:
        reading = pool.submit(sandbox.parse, TEXT, Hints())
        deadline = time.monotonic() + 30
        while sandbox._all[0]._process is None:
            assert time.monotonic() < deadline
            time.sleep(0.005)
        sandbox.close()
        failures = [parsed.failure for parsed in reading.result(timeout=60)]
    assert failures == ["reading it takes more than 512 MiB of memory"]  # which SIGKILL mostly means
    assert sandbox.parse(TEXT, Hints()) == []


def test_children_are_changed_from_time_to_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.sandbox._JOBS_A_CHILD", 1)
    with Sandbox() as sandbox:
        pids = []
        for _ in range(2):
            sandbox.parse(TEXT, Hints())
            process = sandbox._all[0]._process
            assert process is not None
            pids.append(process.pid)
    assert pids[0] != pids[1]


# What the child does, in this process


def frames(job: Job) -> list[tuple[bytes, bytes]]:
    return list(answer(job, lambda: None))


def test_a_job_is_answered_member_by_member_and_ended() -> None:
    (letter, body), end = frames(Job(TEXT, Hints(name="x")))
    assert letter == PARSED
    assert decode_parsed(body).member == "x"
    assert end == (END, b"")


@pytest.mark.parametrize(
    ("error", "why"),
    [(MemoryError(), "more memory"), (ZeroDivisionError("x"), "ZeroDivisionError: x")],
    ids=["memory", "fault"],
)
def test_a_reader_that_fails_is_an_answer_too(
    error: Exception, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr(sandbox_child, "parse", failing)
    (_, body), _ = frames(Job(TEXT, Hints()))
    assert why in decode_parsed(body).failure


def test_network_programs_and_files_are_forbidden() -> None:
    for event in ("socket.connect", "subprocess.Popen", "os.system", "os.remove"):
        with pytest.raises(PermissionError):
            forbid(event, ())
    with pytest.raises(PermissionError):
        forbid("open", ("x", "wb", 0))
    forbid("open", ("x", "r", 0))
    forbid("open", ("x", None, 0))
    forbid("import", ())


def test_the_limits_are_asked_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    asked: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", asked.__setitem__)
    sandbox_child.limit_memory()
    sandbox_child.limit_time()
    assert asked[resource.RLIMIT_AS][0] == 512 * 2**20
    used = resource.getrusage(resource.RUSAGE_SELF)
    assert 10 <= asked[resource.RLIMIT_CPU][0] - int(used.ru_utime + used.ru_stime) <= 12


def test_the_child_works_until_there_are_no_more_jobs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import io
    import sys

    class Stream:
        def __init__(self, data: bytes = b"") -> None:
            self.buffer = io.BytesIO(data)

    out = Stream()
    monkeypatch.setattr(sys, "stdin", Stream(frame(b"", encode_job(Job(TEXT, Hints())))))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sandbox_child, "limit_memory", lambda: None)
    monkeypatch.setattr(sandbox_child, "limit_time", lambda: None)
    monkeypatch.setattr(sys, "addaudithook", lambda _: None)
    assert sandbox_child.main() == 0
    assert out.buffer.getvalue().endswith(END + bytes(8))
    assert read_frame(io.BytesIO(b"")) is None


def test_everything_parsed_arrives_as_it_was_sent() -> None:
    article = Article(
        headline="h",
        published=parse_timestamp("2024-12-19T10:00:00+01:00"),
        key_figures=(Figure(label="l", value="1"),),
        sections=(Section(heading="s", text="t"),),
        unknown={"x": ["y", {"z": ""}]},
    )
    one = Incoming(article=article, guid="g", link="l", is_summary=True, digest="d", gist="i", is_own=True)
    parsed = Parsed(
        kind=Kind.FEED,
        member="m",
        title="t",
        home="h",
        address="a",
        incoming=(one,),
        feeds=(FoundFeed(url="u", title="f", subjects=("s",)),),
        warnings=("w",),
        failure="x",
    )
    assert decode_parsed(encode_parsed(parsed)) == parsed
    with pytest.raises(IngestError):
        decode_parsed(b"\x00")
    job = Job(b"data", Hints(address="a", kind=Kind.NITF), 3)
    decoded = decode_job(encode_job(job))
    assert (decoded.data, decoded.hints, decoded.skip) == (job.data, job.hints, job.skip)


def test_a_source_that_takes_too_long_is_ended_by_the_system() -> None:
    pytest.importorskip("resource")
    import signal
    import sys

    code = (
        "from reader.library import sandbox_child as s; s.CPU_SECONDS = 0; s.limit_time()\nwhile True: pass"
    )
    ended = subprocess.run([sys.executable, "-c", code], timeout=120, check=False)
    assert ended.returncode == -signal.SIGXCPU
