"""The port of the waiting room: events whose alias nobody has registered yet."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from domain.event import Event


class Waiting(Struct, frozen=True, kw_only=True):
    """An event that names its case by an alias nobody has registered yet."""

    alias: str
    received_at: datetime
    event: Event


class WaitingRoom(Protocol):
    """Where events wait for their alias. Rows are removed only after their event was appended."""

    def keep(self, waiting: Sequence[Waiting]) -> None:
        """Store events durably; the same source and id again changes nothing."""

    def of_aliases(self, aliases: Sequence[str]) -> list[Waiting]:
        """List what waits for any of these aliases, in order of arrival."""

    def list(self, limit: int) -> list[Waiting]:
        """List the longest waiting."""

    def count(self) -> int:
        """Count everything that waits."""

    def release(self, admissions: Sequence[UUID]) -> None:
        """Remove events that have been appended, by ``ids.admission_id``."""
