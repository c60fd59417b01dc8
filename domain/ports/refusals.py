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
    place: str | None = None
    """Where it stands in the sequence that it came from, as ``topic/partition@offset``: kept once, however often it
    is read."""
    settled: str | None = None
    """What became of it since, as ``replayed at position 17``; None while nothing has."""


class Refusals(Protocol):
    """Everything refused, facts and commands alike, whole and with its reason."""

    def keep(self, refusals: Sequence[Refusal]) -> list[int]:
        """Store refusals durably and return their numbers; what has been kept for its place has its number already."""

    def unsettled(self, channel: str, subjects: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Find which of these pairs of source and subject have a refusal of a channel that nothing became of yet.

        Returns the number of the first of each.
        """

    def behind(self, refusal: Refusal) -> Sequence[Refusal]:
        """List what was refused of the same channel, source and subject after it, and is not settled, in order."""

    def settle(self, number: int, how: str) -> None:
        """Note what became of a refusal; what has been noted before stays."""

    def list(self, after: int, limit: int, *, source: str | None = None, organ: str | None = None) -> list[Refusal]:
        """List refusals in order of arrival after a number."""

    def get(self, number: int) -> Refusal | None:
        """Read one refusal."""

    def count(self) -> int:
        """Count all refusals."""
