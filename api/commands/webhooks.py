"""``bihuan webhook``: who is told by webhook, of what, and what could not be delivered."""

import argparse
from contextlib import closing
from typing import Final

from adapters.webhooks.addresses import RefusedAddressError
from adapters.webhooks.queue import bury, counts, dead, open_queue, revive
from adapters.webhooks.subscriptions import TooManyError, Wanted, subscribe, subscriptions, unsubscribe
from api.bootstrap import utc_now
from api.commands.command import Command, CommandError, open_named_store, say
from domain.authority import Role
from domain.ports.store import Store
from domain.time.instants import CHINA
from projections.notices import NoticeKind

_KINDS: Final = tuple(str(kind) for kind in NoticeKind)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("do", choices=sorted(_DOES), help="what to do")
    parser.add_argument("what", nargs="?", help="add: an address; remove: a subscription; retry: a notification")
    parser.add_argument("--kind", action="append", choices=_KINDS, help="add: what it is told of; everything, if none")
    parser.add_argument("--organ", help="add: only what concerns this organ")
    parser.add_argument("--allow-private", action="store_true", help="add: it may be at a private address, and plain")
    parser.add_argument("--limit", type=int, default=50, help="dead: how many")


def _run(given: argparse.Namespace) -> int:
    with closing(open_named_store(given.store)) as store:
        with store.tables.write() as session:
            open_queue(session)
        _DOES[given.do](given, store)
    return 0


def _add(given: argparse.Namespace, store: Store) -> None:
    wanted = Wanted(
        url=_named(given, "an address"),
        kinds=tuple(dict.fromkeys(given.kind or _KINDS)),
        organ=given.organ,
        private=given.allow_private,
    )
    try:
        with store.tables.write() as session:
            made = subscribe(session, wanted, store.log.head(), utc_now(), str(Role.OPERATOR))
    except (RefusedAddressError, TooManyError) as error:
        raise CommandError(str(error)) from error
    say(made.id)
    say(f"secret, shown only now: {made.secret}")


def _list(given: argparse.Namespace, store: Store) -> None:
    del given
    with store.tables.read() as session:
        found, counted = subscriptions(session), counts(session)
    for one in found:
        gone = f"  gone since {one.gone_at.astimezone(CHINA):%Y-%m-%d %H:%M}" if one.gone_at is not None else ""
        say(f"{one.id}  {one.url}{gone}")
        told = "  ".join(f"{state} {n}" for (of, state), n in sorted(counted.items()) if of == one.id)
        say(f"    {' '.join(one.kinds)}  organ {one.organ or 'any'}  after position {one.since}  {told}")
    say(f"{len(found)} subscriptions")


def _remove(given: argparse.Namespace, store: Store) -> None:
    name = _named(given, "a subscription")
    with store.tables.write() as session:
        known = unsubscribe(session, name)
        bury(session, name, "the subscription was removed", utc_now())
    if not known:
        raise CommandError(f"there is no subscription {name}")


def _dead(given: argparse.Namespace, store: Store) -> None:
    with store.tables.read() as session:
        found = dead(session, None, given.limit)
    for one in found:
        say(f"{one.id}  {one.kind}  to {one.subscription}  position {one.position}  {one.tries} tries  {one.error}")
    say(f"{len(found)} shown")


def _retry(given: argparse.Namespace, store: Store) -> None:
    name = _named(given, "a notification")
    with store.tables.write() as session:
        if not revive(session, name, utc_now()):
            raise CommandError(f"no dead notification {name}")


def _named(given: argparse.Namespace, what: str) -> str:
    if not given.what:
        raise CommandError(f"bihuan webhook {given.do} needs {what}")
    return str(given.what)


_DOES: Final = {"add": _add, "list": _list, "remove": _remove, "dead": _dead, "retry": _retry}

COMMAND: Final = Command(
    name="webhook", summary="say who is told by webhook, and what was not delivered", arguments=_arguments, run=_run
)
