"""A subscriber as a real HTTP server: it keeps what it is told, and answers as a test wants."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from msgspec import Struct

PATIENCE = 60.0


class Received(Struct, frozen=True):
    """One request."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]


class Receiver:
    """Answers each request by what ``answers`` says: a status, or a function that is called and may hang."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.answer: Callable[[Received], tuple[int, dict[str, str]]] = lambda _: (204, {})
        self.url = ""
        self.released = threading.Event()

    def statuses(self, *statuses: int, then: int = 204) -> None:
        """Answer with these, one after the other, and ever after with one."""
        waiting = iter(statuses)
        self.answer = lambda _: (next(waiting, then), {})


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    """As many may knock at once; with the library's five the system lets others wait a second."""


@contextmanager
def receiving(port: int = 0) -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received = Received(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            receiver.received.append(received)
            status, headers = receiver.answer(received)
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()
            except OSError:
                pass  # whoever asked is gone

        def log_message(self, *args: object) -> None:
            del args

    server = _Server(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    receiver.url = f"http://127.0.0.1:{server.server_port}/hook"
    try:
        yield receiver
    finally:
        receiver.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
