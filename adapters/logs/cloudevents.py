"""A streaming reader of JSON Lines: one CloudEvent a line, handed on byte for byte to the intake."""

from collections.abc import Iterator

from adapters.logs.files import LogFile


def read_lines(file: LogFile) -> Iterator[tuple[int, bytes]]:
    """Read line number and bytes of every line that is not blank; raises LogError for a damaged file."""
    for number, line in file.lines():
        if content := line.strip():
            yield number, content
