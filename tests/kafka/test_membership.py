"""Members of a group: whoever comes gets in by the first answer, whatever the others are doing."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from threading import Event, Thread
from typing import Any

import pytest

from adapters.kafka.clients import Membership
from adapters.kafka.inbox import Inbox
from adapters.kafka.settings import Settings
from adapters.kafka.shares import Shares
from domain.ports.errors import StoreUnavailableError
from domain.ports.event_log import Append, Bookmark, Outcome
from domain.ports.store import Store
from tests.intake.sending import event
from tests.kafka.conftest import PARTITIONS
from tests.kafka.talking import Running, register_source, send, until, utc_now

ASKED = 4
"""Times that a member asks to join when another one comes: twice of itself, since partitions move in two rounds, and
once more where it had been looking away; the newcomer asks for its name, too."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """How often each member has asked to join."""
    found: Counter[int] = Counter()

    def metadata(self: Membership, topics: Any, base: Any = Membership.metadata) -> Any:  # noqa: ANN401 -- as it is
        found[id(self)] += 1
        return base(self, topics)

    monkeypatch.setattr(Membership, "metadata", metadata)
    return found


def settled(members: Sequence[Shares]) -> bool:
    """Whether everybody has something to do, and all is shared out."""
    return all(member.mine for member in members) and sum(len(member.mine) for member in members) == PARTITIONS


def test_members_that_come_one_by_one_get_in_and_ask_for_it_hardly_twice(broker: Settings, asked: Counter[int]) -> None:
    members = [Shares(broker) for _ in range(PARTITIONS)]
    stop = Event()
    threads = [Thread(target=member.run, args=(lambda _: 0, stop)) for member in members]
    try:
        for coming, thread in enumerate(threads, 1):
            thread.start()
            until(partial(settled, members[:coming]), f"{coming} have everything between them")
            assert max(asked.values()) <= ASKED * coming
    finally:
        stop.set()
        for thread in threads:
            if thread.ident is not None:
                thread.join(60)


def test_a_store_that_is_away_for_a_while_costs_nobody_his_place(
    store: Store, broker: Settings, asked: Counter[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    register_source(store)
    append, failures = store.log.append, [StoreUnavailableError("no answer")]

    def failing(batch: Sequence[Append], bookmarks: Sequence[Bookmark] = ()) -> list[Outcome]:
        if bookmarks and failures:
            raise failures.pop()
        return append(batch, bookmarks)

    monkeypatch.setattr(store.log, "append", failing)
    inbox = Inbox(store, broker, utc_now)
    with Running(inbox) as running:
        until(lambda: inbox.behind == 0, "it has joined")
        joined = asked.total()
        send(broker, [event(n, subject=f"s-{n}") for n in range(10)])
        until(lambda: inbox.complaint, "it tells that the store is away")
        until(lambda: inbox.taken == 10, "it takes in what it could not store")
        until(lambda: inbox.complaint is None, "it tells nothing any more")
    assert running.error is None
    assert asked.total() == joined
    assert store.log.head() == 1 + 10
