"""What a foreign log is made of: traces of events, all as text, and the flaw that ends its reading."""

from pathlib import Path

from msgspec import Struct


class Trace(Struct, frozen=True, kw_only=True):
    """A run of events of one case, in the order of the file; a case may have several."""

    number: int
    """Place in the file, 1, 2, 3 …"""
    line: int
    """Line of the file on which it begins."""
    attributes: dict[str, str]
    """Attributes of the case."""
    events: list[dict[str, str]]
    """Attributes of each event."""
    lines: list[int]
    """Line of the file on which each event begins."""


class LogError(Exception):
    """A log that cannot be read further; the text is one line that names file, place and reason."""

    def __init__(self, path: Path, place: str, reason: str) -> None:
        """Name the file, the place in it (may be empty) and what is wrong there."""
        super().__init__(one_line(": ".join(part for part in (str(path), place, reason) if part)))
        self.path, self.place, self.reason = path, place, reason


def one_line(text: str) -> str:
    """Put a text on one printable line, shortened where it is very long."""
    flat = "".join(c if c.isprintable() else " " for c in text)
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"


_LONGEST = 1000
