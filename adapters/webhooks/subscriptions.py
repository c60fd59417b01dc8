"""Subscriptions: who is told of what, from which position of the log on."""

from datetime import datetime
from typing import Final
from uuid import uuid4

from msgspec import Struct

from adapters.webhooks.addresses import check_url
from adapters.webhooks.signing import new_secret
from domain.ports.tables import Column, Row, Session, Table, Value
from domain.time.instants import format_instant, parse_instant

MOST: Final = 100
"""Most subscriptions of one store."""
_TEXTS: Final = ("id", "url", "secret", "kinds", "organ", "created_at", "created_by", "gone_at")
_NUMBERS: Final = ("since", "private")
SUBSCRIPTIONS: Final = Table(
    name="webhook_subscriptions",
    columns=(*(Column(name, "text") for name in _TEXTS), *(Column(name, "integer") for name in _NUMBERS)),
    key=("id",),
)


class TooManyError(Exception):
    """There are as many subscriptions as one store may have."""


class Subscription(Struct, frozen=True, kw_only=True):
    """A subscriber, and what it wants to be told of."""

    id: str
    url: str
    secret: str
    kinds: tuple[str, ...]
    organ: str | None
    """The one organ that it wants to hear of; None for all."""
    created_at: datetime
    created_by: str
    gone_at: datetime | None
    """When it said that it is there no more (410); it is told nothing since."""
    since: int
    """Position of the log after which it is told."""
    private: bool
    """Whether it may be at a private address."""

    def wants(self, kind: str, organ: str | None, position: int) -> bool:
        """Say whether it is to be told of something."""
        heard = self.gone_at is None and kind in self.kinds and position > self.since
        return heard and (self.organ is None or self.organ == organ)


class Wanted(Struct, frozen=True, kw_only=True):
    """What a new subscriber asks for."""

    url: str
    kinds: tuple[str, ...]
    organ: str | None = None
    private: bool = False


def subscribe(session: Session, wanted: Wanted, since: int, at: datetime, by: str) -> Subscription:
    """Add a subscription; raises RefusedAddressError and TooManyError."""
    check_url(wanted.url, private=wanted.private)
    if len(subscriptions(session)) >= MOST:
        raise TooManyError(f"there are {MOST} subscriptions already")
    made = Subscription(
        id=f"sub_{uuid4().hex}",
        url=wanted.url,
        secret=new_secret(),
        kinds=wanted.kinds,
        organ=wanted.organ,
        created_at=at,
        created_by=by,
        gone_at=None,
        since=since,
        private=wanted.private,
    )
    session.upsert(SUBSCRIPTIONS, [_row(made)])
    return made


def subscriptions(session: Session) -> list[Subscription]:
    """List all subscriptions, the eldest first."""
    names = ", ".join((*_TEXTS, *_NUMBERS))
    rows = session.query(f"SELECT {names} FROM webhook_subscriptions ORDER BY created_at, id")  # noqa: S608 -- declared
    return [_read(row) for row in rows]


def mark_gone(session: Session, subscription: Subscription, at: datetime) -> None:
    """Note that a subscriber is there no more."""
    row = dict(zip((*_TEXTS, *_NUMBERS), _row(subscription), strict=True)) | {"gone_at": format_instant(at)}
    session.upsert(SUBSCRIPTIONS, [tuple(row.values())])


def unsubscribe(session: Session, subscription_id: str) -> bool:
    """Remove a subscription; says whether there was one."""
    known = any(one.id == subscription_id for one in subscriptions(session))
    session.delete(SUBSCRIPTIONS, [(subscription_id,)])
    return known


def _row(one: Subscription) -> Row:
    gone = format_instant(one.gone_at) if one.gone_at is not None else None
    texts = (one.id, one.url, one.secret, " ".join(one.kinds), one.organ, format_instant(one.created_at))
    return (*texts, one.created_by, gone, one.since, int(one.private))


def _read(row: Row) -> Subscription:
    found: dict[str, Value] = dict(zip((*_TEXTS, *_NUMBERS), row, strict=True))
    return Subscription(
        id=str(found["id"]),
        url=str(found["url"]),
        secret=str(found["secret"]),
        kinds=tuple(str(found["kinds"]).split()),
        organ=str(found["organ"]) if found["organ"] is not None else None,
        created_at=parse_instant(str(found["created_at"])),
        created_by=str(found["created_by"]),
        gone_at=parse_instant(str(found["gone_at"])) if found["gone_at"] is not None else None,
        since=int(found["since"] or 0),
        private=bool(found["private"]),
    )
