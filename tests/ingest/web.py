"""A web server on loopback that answers as a test says, and remembers what it was asked."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

Fields = dict[str, str]


class Asked(NamedTuple):
    """One request: the path with its query, and the fields with names in small letters."""

    path: str
    fields: Fields


class Visit:
    """A request that is being answered."""

    def __init__(self, handler: BaseHTTPRequestHandler, asked: Asked, closing: threading.Event) -> None:
        self._handler = handler
        self.path, self.fields = asked
        self.closing = closing

    def answer(self, body: bytes = b"", status: int = 200, length: int = -1, /, **fields: str) -> None:
        """Send everything; `content_type="text/html"` becomes a field of the answer."""
        self.begin(status, content_length=str(len(body) if length < 0 else length), **fields)
        self.send(body)

    def begin(self, status: int = 200, /, **fields: str) -> None:
        self._handler.send_response(status)
        for name, value in fields.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def send(self, data: bytes) -> None:
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def say_nothing(self) -> None:
        """Until the test is over."""
        self.closing.wait(60)
        self.hang_up()

    def hang_up(self) -> None:
        self._handler.close_connection = True


Answer = Callable[[Visit], None]


class Web:
    """Routes by path; `asked` has every request so far."""

    def __init__(self, server: ThreadingHTTPServer, scheme: str) -> None:
        self.routes: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self.lock = threading.Lock()
        self.port = server.server_port
        self.scheme = scheme

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def give(self, path: str, body: bytes | str, /, **fields: str) -> None:
        """Answer a path with this body, always."""
        data = body.encode() if isinstance(body, str) else body
        self.routes[path] = lambda visit: visit.answer(data, **fields)

    def redirect(self, path: str, to: str, status: int = 302) -> None:
        self.routes[path] = lambda visit: visit.answer(b"", status, location=to)

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server on a free port of 127.0.0.1, over TLS where a context is given."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
            with web.lock:
                web.asked.append(asked)
            try:
                answer = web.routes.get(self.path.partition("?")[0])
                visit = Visit(self, asked, web.closing)
                if answer:
                    answer(visit)
                else:
                    visit.answer(b"nothing here", 404)
            except OSError:
                self.close_connection = True  # the client has hung up, as some tests want it to

        def log_message(self, *_: object) -> None:
            """Nothing: what was asked is in `web.asked`."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A handshake that a client refuses is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    web = Web(server, "https" if context else "http")
    thread = threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
