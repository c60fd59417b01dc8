"""The port of one database: the log and what is kept beside it."""

from typing import Protocol

from domain.ports.event_log import EventLog
from domain.ports.refusals import Refusals
from domain.ports.tables import Tables
from domain.ports.waiting import WaitingRoom


class Store(Protocol):
    """One database: the log and what is kept beside it."""

    @property
    def log(self) -> EventLog:
        """The event log."""

    @property
    def refusals(self) -> Refusals:
        """The refused."""

    @property
    def waiting(self) -> WaitingRoom:
        """The waiting."""

    @property
    def tables(self) -> Tables:
        """The tables of read models."""

    def close(self) -> None:
        """Give back connections and threads; a second call does nothing."""
