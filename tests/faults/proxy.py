"""A TCP proxy that cuts, delays, stalls and silences connections, or drops the answer to a chosen message."""

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ctypes import addressof, create_string_buffer
from typing import Final
from urllib.parse import urlsplit

_ATTACH_FILTER: Final = 26
_DROP_EVERYTHING: Final = create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0))
"""A packet filter of one instruction, which keeps nothing; what arrives is not even confirmed to its sender."""


class _Line:
    """One connection through the proxy."""

    def __init__(self, client: socket.socket, server: socket.socket) -> None:
        self.client, self.server = client, server
        self.doomed = False

    def silence(self) -> None:
        """Have the kernel drop whatever either end sends, without a word: a connection that is half open at both."""
        program = struct.pack("HL", 1, addressof(_DROP_EVERYTHING))
        for end in (self.client, self.server):
            with suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, _ATTACH_FILTER, program)

    def cut(self) -> None:
        """Reset both ends."""
        for end in (self.client, self.server):
            with suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                end.shutdown(socket.SHUT_RDWR)
            end.close()


class Proxy:
    """Stands between us and a server."""

    def __init__(self, host: str, port: int) -> None:
        self.target = (host, port)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.delay = 0.0
        """Seconds that every piece takes longer, in each direction."""
        self.refusing = False
        self.dropped = 0
        """Answers that were dropped."""
        self._countdown = 0
        self._flowing = threading.Event()
        self._flowing.set()
        self._lines: list[_Line] = []
        self._silent: list[_Line] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> int:
        """Cut every connection."""
        lines, self._lines = self._lines, []
        for line in lines:
            line.cut()
        return len(lines)

    def silence(self) -> int:
        """Make every connection half open; new ones work."""
        lines, self._lines = self._lines, []
        for line in lines:
            line.silence()
        self._silent += lines
        return len(lines)

    def stall(self, seconds: float) -> None:
        """Hold everything back for a while; the connections live, and nothing moves."""
        self._flowing.clear()
        threading.Timer(seconds, self.flow).start()

    def flow(self) -> None:
        """Let go what was held back."""
        self._flowing.set()

    def drop_answer(self, after: int) -> None:
        """Let so many more messages through, one of them to the server alone: the connection is cut, not answered."""
        self._countdown = after

    def close(self) -> None:
        """End everything."""
        self._flowing.set()
        self.listener.close()
        for line in (*self._lines, *self._silent):
            line.cut()

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                client, _ = self.listener.accept()
                try:
                    server = None if self.refusing else socket.create_connection(self.target, 5)
                except OSError:
                    server = None
                if server is None:
                    client.close()
                    continue
                server.settimeout(None)
                line = _Line(client, server)
                self._lines.append(line)
                for work in (self._forward, self._backward):
                    threading.Thread(target=work, args=(line,), daemon=True).start()

    def _forward(self, line: _Line) -> None:
        with suppress(OSError):
            while data := line.client.recv(65536):
                self._pass()
                if self._countdown:
                    self._countdown -= 1
                    line.doomed = line.doomed or not self._countdown
                line.server.sendall(data)
        line.cut()

    def _backward(self, line: _Line) -> None:
        with suppress(OSError):
            while data := line.server.recv(65536):
                self._pass()
                if line.doomed:  # the server has done what it was told, and nobody hears of it
                    self.dropped += 1
                    break
                line.client.sendall(data)
        line.cut()

    def _pass(self) -> None:
        self._flowing.wait()
        if self.delay:
            time.sleep(self.delay)


@contextmanager
def proxied(url: str) -> Iterator[tuple[Proxy, str]]:
    """Run a proxy before the server of a URL; gives the URL that leads through it."""
    parts = urlsplit(url)
    running = Proxy(parts.hostname or "127.0.0.1", parts.port or 5432)
    user = f"{parts.username}:{parts.password}" if parts.password else parts.username
    try:
        yield running, parts._replace(netloc=f"{user}@127.0.0.1:{running.port}").geturl()
    finally:
        running.close()
