"""What an import did."""

from pathlib import Path
from typing import Final

from msgspec import Struct

SHOWN: Final = 20
"""So many refused events are described in the report; all of them are kept in the store."""


class Progress(Struct, frozen=True, kw_only=True):
    """How far an import has come."""

    done: int
    """Bytes of the file read."""
    total: int
    events: int


class ImportReport(Struct, frozen=True, kw_only=True):
    """What an import read, and what became of it: read = added + duplicates + conflicts + refused + ignored."""

    path: Path
    cases: int
    read: int
    """Events read from the file."""
    added: int
    duplicates: int
    """Events that were in the log before, unchanged."""
    conflicts: int
    """Events that are in the log with other content; kept with the refused."""
    refused: int
    """Events that could not be mapped; kept whole with the reason."""
    ignored: int
    """Events of activities that the mapping leaves out on purpose."""
    refusals: tuple[str, ...]
    """The first conflicts and refusals of this run, one line each: file, place and reason."""
    flaw: str | None
    """What is wrong with the file itself, in one line; what came before it is stored."""

    @property
    def ok(self) -> bool:
        """Whether every event of the log is in the store."""
        return self.flaw is None and not self.conflicts and not self.refused
