"""The port of the dead-letter store: what was refused is kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct


class Refusal(Struct, frozen=True, kw_only=True):
    """Something sent to us that was refused, kept whole with the reason."""

    number: int = 0
    """Given by the store, in order of arrival."""
    received_at: datetime
    channel: str
    """How it came: ``http``, ``import``, ``kafka``, ``command``."""
    source: str | None
    id: str | None
    subject: str | None
    type: str | None
    organ: str | None
    problem: bytes
    """The problem document (RFC 9457) that the sender got, JSON."""
    content_type: str
    body: bytes
    """What was sent, byte for byte."""


class Refusals(Protocol):
    """Everything refused, facts and commands alike, whole and with its reason."""

    def keep(self, refusals: Sequence[Refusal]) -> list[int]:
        """Store refusals durably and return their numbers."""

    def list(self, after: int, limit: int, *, source: str | None = None, organ: str | None = None) -> list[Refusal]:
        """List refusals in order of arrival after a number."""

    def get(self, number: int) -> Refusal | None:
        """Read one refusal."""

    def count(self) -> int:
        """Count all refusals."""
