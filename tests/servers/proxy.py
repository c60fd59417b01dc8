"""A TCP proxy that can break a connection at a chosen word."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal


class Proxy:
    """Forwards to a server. Armed, it breaks the connection at the first time a client says a certain word."""

    def __init__(self, host: str, port: int) -> None:
        self.target = (host, port)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.word: bytes | None = None
        self.when: Literal["before", "after"] = "after"
        self.breaks = 0
        self.refusing = False
        threading.Thread(target=self._accept, daemon=True).start()

    def arm(self, word: bytes, when: Literal["before", "after"]) -> None:
        """Break before the word reaches the server, or after the server has acted on it and before it can say so."""
        self.word, self.when = word, when

    def close(self) -> None:
        self.listener.close()

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                client, _ = self.listener.accept()
                if self.refusing:
                    client.close()
                    continue
                server = socket.create_connection(self.target)
                threading.Thread(target=self._forward, args=(client, server), daemon=True).start()
                threading.Thread(target=self._backward, args=(client, server), daemon=True).start()

    def _forward(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(65536):
                if self.word and self.word in data:
                    self.word = None
                    self.breaks += 1
                    if self.when == "after":
                        client.shutdown(socket.SHUT_WR)  # before the server can answer
                        server.sendall(data)
                        server.shutdown(socket.SHUT_WR)
                        while server.recv(65536):  # until the server has acted, and hung up
                            pass
                    break
                server.sendall(data)
        self._close(client, server)

    def _backward(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                client.sendall(data)
        self._close(client, server)

    @staticmethod
    def _close(*sockets: socket.socket) -> None:
        for one in sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@contextmanager
def proxy(host: str, port: int) -> Iterator[Proxy]:
    """Run a proxy before a server."""
    running = Proxy(host, port)
    try:
        yield running
    finally:
        running.close()
