"""The register of sources: which systems may send to us, for whom, and how they prove it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from domain.fact import Fact, Name, Record, fact

PublicKey = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9+/]{43}=$", description="Ed25519 public key, 32 bytes in base64 (RFC 8032)")
]


class AfterRefusal(StrEnum):
    """What becomes of later events of a case of which one was refused."""

    WAIT = "wait"
    """They wait behind it, in order, until it has been put right."""
    PASS = "pass"  # noqa: S105 -- not a password
    """They go on without it."""


class SourceKey(Record):
    """A key that a source signs with."""

    name: Name
    """As messages name it."""
    key: PublicKey


@fact("source_registered.v1", zh="数据来源登记", command="register_source")
class SourceRegistered(Fact):
    """A system may send events over the message broker; of several registrations the latest counts."""

    source: Name
    """CloudEvents source of its events."""
    organs: tuple[Name, ...]
    """Organs that it may speak for; ``*`` for every one."""
    effective_from: date
    effective_to: date | None = None
    keys: tuple[SourceKey, ...] = ()
    """Where there are any, each message must be signed with one of them; else the broker's own rights must do."""
    after_refusal: AfterRefusal = AfterRefusal.WAIT
    outcome_topic: Annotated[str, Meta(pattern=r"^[a-zA-Z0-9._-]{1,249}$")] | None = None
    """Topic on which it is told what became of its events."""


FACTS = (SourceRegistered,)
