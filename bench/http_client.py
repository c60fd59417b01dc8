"""A client that costs little: plain HTTP/1.1 over kept connections, several at once."""

import asyncio
import time
from collections.abc import Sequence
from typing import Final

import uvloop

from bench.measure import Sample, stopwatch

_END: Final = b"\r\n\r\n"
_LENGTH: Final = b"content-length:"


def request(method: str, path: str, body: bytes, headers: Sequence[tuple[str, str]] = ()) -> bytes:
    """Write a request with a JSON body."""
    lines = [f"{method} {path} HTTP/1.1", "Host: bench", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join(lines).encode() + _END + body


def send(port: int, clients: Sequence[Sequence[bytes]], status: int) -> Sample:
    """Send requests, each client one after the other on its own connection; raises where an answer is another."""
    with stopwatch() as watch:
        latencies = uvloop.run(_all(port, clients, status))
    return Sample(events=len(latencies), seconds=watch.seconds, latencies=latencies)


async def _all(port: int, clients: Sequence[Sequence[bytes]], status: int) -> list[float]:
    found = await asyncio.gather(*(_client(port, requests, status) for requests in clients))
    return [latency for latencies in found for latency in latencies]


async def _client(port: int, requests: Sequence[bytes], status: int) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    latencies: list[float] = []
    for sent in requests:
        began = time.perf_counter()
        writer.write(sent)
        head = await reader.readuntil(_END)
        body = await reader.readexactly(_length(head))
        latencies.append(time.perf_counter() - began)
        if int(head[9:12]) != status:
            raise ValueError(f"expected {status}, got {head.decode()}{body.decode()}")
    writer.close()
    return latencies


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(_LENGTH):
            return int(line[len(_LENGTH) :])
    return 0
