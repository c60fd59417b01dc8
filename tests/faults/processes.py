"""Processes that are killed: started here, heard line by line, and remembered in the books."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Condition, Thread
from types import TracebackType
from typing import Final, Self

from tests.faults.campaign import DEADLINE

ROOT: Final = Path(__file__).parents[2]


class Child:
    """A process that says what it does. It ends with us, because its standard input does."""

    def __init__(
        self,
        module: str,
        arguments: Iterable[object],
        heard: Callable[[str], None] | None = None,
        under: Sequence[str] = (),
    ) -> None:
        self.lines: list[str] = []
        self._heard = heard
        self._changed = Condition()
        self.process = subprocess.Popen(
            [*under, sys.executable, "-m", module, *map(str, arguments)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        return self.process.pid

    def said(self, beginning: str) -> int:
        """Count lines with this beginning."""
        return sum(line.startswith(beginning) for line in self.lines)

    def await_lines(self, number: int, beginning: str = "", seconds: float = DEADLINE) -> None:
        """Wait until so many lines with this beginning have been said."""

        def enough() -> bool:
            return self.said(beginning) >= number

        with self._changed:
            self._changed.wait_for(lambda: enough() or self.process.poll() is not None, seconds)
            if not enough():
                raise AssertionError(f"{number} lines {beginning!r} expected within {seconds:.0f} s: {self.lines[-5:]}")

    def kill(self) -> None:
        """Kill it, and hear what it had said until then."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self._reap()

    def finish(self) -> int:
        """Let it end by itself."""
        assert self.process.stdin
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait(DEADLINE)
        self._reap()
        return self.process.returncode

    def _reap(self) -> None:
        self.process.wait(DEADLINE)
        self._reader.join(DEADLINE)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            if not line.endswith("\n"):
                break  # killed in the middle of a word
            with self._changed:
                self.lines.append(line.rstrip("\n"))
                if self._heard:
                    self._heard(self.lines[-1])
                self._changed.notify_all()
        self.process.wait()
        with self._changed:
            self._changed.notify_all()


class Desk:
    """Starts one writer process after another, and keeps the books of what they acknowledged."""

    def __init__(self, url: str, threads: int = 3, *options: str, prefix: str = "") -> None:
        self.url, self.options = url, options
        self.books: dict[str, list[int]] = {f"{prefix}writer{n}": [] for n in range(threads)}
        self.starts = 0

    @property
    def acknowledged(self) -> int:
        return sum(map(len, self.books.values()))

    def start(self, url: str | None = None, under: Sequence[str] = ()) -> Child:
        """Start a writer that goes on with the first batch of each thread that was not acknowledged."""
        self.starts += 1
        nexts = [f"{name}={len(firsts)}" for name, firsts in self.books.items()]
        options = ("--attempt", self.starts, *self.options)
        return Child("tests.faults.writing", (url or self.url, *nexts, *options), self._heard, under)

    def _heard(self, line: str) -> None:
        match line.split():
            case ["ack", writer, number, first]:
                assert int(number) == len(self.books[writer]), line
                self.books[writer].append(int(first))
            case ["bad", *_]:
                raise AssertionError(line)
            case _:
                pass
