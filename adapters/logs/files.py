"""Log files as streams of bytes: plain or gzip by content, and their flaws in words."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO, Final, cast

from adapters.logs.trace import LogError

GZIP_MAGIC: Final = b"\x1f\x8b"
CHUNK: Final = 1 << 16
LONGEST_LINE: Final = 1 << 20
"""A longer line is refused before it fills the memory."""

READ_ERRORS: Final = (EOFError, OSError, zlib.error)
"""What reading a plain or gzip stream may raise."""


class LogFile:
    """An open log: its bytes, uncompressed, and how far they have been read."""

    def __init__(self, path: Path, raw: BinaryIO, size: int) -> None:
        """Wrap an open file that stands at its beginning."""
        self.path, self.size, self._raw = path, size, raw
        packed = raw.read(len(GZIP_MAGIC)) == GZIP_MAGIC
        raw.seek(0)
        self._stream = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if packed else raw

    @property
    def consumed(self) -> int:
        """Bytes of the file itself read so far, at most ``size``."""
        return self._raw.tell()

    def chunk(self) -> bytes:
        """Read the next piece, empty at the end; raises one of READ_ERRORS."""
        return cast("gzip.GzipFile", self._stream).read1(CHUNK)

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Read line by line with line numbers; raises LogError for damage or a line that is too long."""
        number = 0
        while True:
            try:
                line = self._stream.readline(LONGEST_LINE + 1)
            except READ_ERRORS as error:
                raise LogError(self.path, f"after line {number}", failure(error)) from error
            if not line:
                return
            number += 1
            if len(line) > LONGEST_LINE:
                raise LogError(self.path, f"line {number}", f"longer than {LONGEST_LINE} bytes")
            yield number, line


@contextmanager
def open_log(path: Path) -> Iterator[LogFile]:
    """Open a log for reading; raises LogError where that cannot be done."""
    try:
        raw = path.open("rb")
    except OSError as error:
        raise LogError(path, "", failure(error)) from error
    with raw:
        yield LogFile(path, raw, path.stat().st_size)


def digest(path: Path) -> str:
    """Compute the SHA-256 of a file's own bytes, in hexadecimal; raises LogError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise LogError(path, "", failure(error)) from error


def failure(error: Exception) -> str:
    """Say in words why reading failed."""
    match error:
        case EOFError():
            return "the gzip data ends too early, the file is truncated"
        case gzip.BadGzipFile() | zlib.error():
            return f"the gzip data is damaged ({error})"
        case OSError(strerror=str(reason)):
            return reason
        case _:
            return str(error)
