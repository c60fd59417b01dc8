"""What appending promises, on every store."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from adapters.event_store import EventTooLargeError, open_store
from domain.event import MAX_BYTES, decode, encode
from domain.ports.errors import BookmarkMovedError
from domain.ports.event_log import Append, Bookmark, Duplicate, IdentityConflict, Stored, VersionConflict
from domain.ports.store import Store
from tests.event_store.samples import NOON, SetClock, everything, gaps, stream, unit


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(store_url: str, clock: SetClock) -> Iterator[Store]:
    opened = open_store(store_url, clock=clock)
    yield opened
    opened.close()


def test_a_unit_over_several_streams_is_stored_at_consecutive_positions(store: Store) -> None:
    store.log.append([unit("first", "a")])
    (outcome,) = store.log.append([unit("second", "a", "b", "a")])
    assert isinstance(outcome, Stored)
    assert [(e.position, e.stream, e.version) for e in outcome.events] == [
        (2, stream("a"), 2),
        (3, stream("b"), 1),
        (4, stream("a"), 3),
    ]
    assert store.log.read_all(1, 10) == list(outcome.events)


def test_a_unit_is_stored_as_a_whole_or_not_at_all(store: Store) -> None:
    store.log.append([unit("first", "b")])
    (outcome,) = store.log.append([unit("second", "a", "b", expected={"a": 0, "b": 0})])
    assert outcome == VersionConflict(stream("b"), 0, 1)
    assert store.log.read_stream(stream("a")) == []
    assert store.log.head() == 1


def test_expected_versions_that_hold_let_a_unit_in(store: Store) -> None:
    store.log.append([unit("first", "a", "a")])
    (outcome,) = store.log.append([unit("second", "a", expected={"a": 2, "c": 0})])
    assert isinstance(outcome, Stored)


def test_each_unit_of_a_batch_succeeds_or_fails_for_itself(store: Store) -> None:
    store.log.append([unit("old", "a")])
    outcomes = store.log.append(
        [
            unit("one", "a", expected={"a": 1}),
            unit("two", "a", expected={"a": 1}),
            unit("old", "a"),
            unit("three", "a", expected={"a": 2}),
            unit("old", "a", key="other"),
        ]
    )
    kinds = [type(outcome) for outcome in outcomes]
    assert kinds == [Stored, VersionConflict, Duplicate, Stored, IdentityConflict]
    assert outcomes[1] == VersionConflict(stream("a"), 1, 2)
    assert everything(store.log) == [(n, stream("a"), n) for n in (1, 2, 3)]


def test_the_same_thing_sent_again_gets_the_answer_of_the_first_time(store: Store) -> None:
    (first,) = store.log.append([unit("one", "a", "b")])
    store.log.append([unit("two", "a", "b")])
    (again,) = store.log.append([unit("one", "a", "b")])
    assert isinstance(first, Stored)
    assert again == Duplicate(first.events)
    assert store.log.head() == 4


def test_the_same_identity_with_other_content_is_a_conflict_that_shows_what_was_recorded(store: Store) -> None:
    (first,) = store.log.append([unit("one", "a")])
    (again,) = store.log.append([unit("one", "a", key="other")])
    assert isinstance(first, Stored)
    assert again == IdentityConflict(first.events)
    assert store.log.head() == 1


def test_a_duplicate_inside_one_batch_counts_too(store: Store) -> None:
    first, again, other = store.log.append([unit("one", "a"), unit("one", "a"), unit("one", "a", key="other")])
    assert isinstance(first, Stored)
    assert again == Duplicate(first.events)
    assert other == IdentityConflict(first.events)
    assert store.log.head() == 1


def test_a_duplicate_is_answered_before_versions_are_looked_at(store: Store) -> None:
    store.log.append([unit("one", "a", expected={"a": 0})])
    (again,) = store.log.append([unit("one", "a", expected={"a": 0})])
    assert isinstance(again, Duplicate)


def test_a_unit_that_was_refused_may_come_again(store: Store) -> None:
    store.log.append([unit("one", "a", expected={"a": 5})])
    (outcome,) = store.log.append([unit("one", "a", expected={"a": 0})])
    assert isinstance(outcome, Stored)


def test_a_unit_without_events_is_admitted_once(store: Store) -> None:
    nothing = Append(admission=unit("nothing").admission, digest=b"d", events=())
    assert store.log.append([nothing, nothing, unit("one")])[:2] == [Stored(()), Duplicate(())]
    assert store.log.append([nothing]) == [Duplicate(())]
    assert store.log.head() == 1


def test_the_time_of_recording_never_runs_backwards(store: Store, clock: SetClock) -> None:
    store.log.append([unit("one", "a")])
    clock.now = NOON - timedelta(hours=1)
    store.log.append([unit("two", "b")])
    clock.now = NOON + timedelta(microseconds=1)
    store.log.append([unit("three", "a")])
    times = [e.recorded_at for e in store.log.read_all(0, 10)]
    assert times == [NOON, NOON, NOON + timedelta(microseconds=1)]


def test_the_time_of_recording_survives_a_restart_with_a_wrong_clock(durable_url: str) -> None:
    for number, now in enumerate((NOON, NOON - timedelta(days=400))):
        store = open_store(durable_url, clock=SetClock(now))
        store.log.append([unit(f"unit-{number}")])
        assert [e.recorded_at for e in store.log.read_all(0, 10)] == [NOON] * (number + 1)
        store.close()


def test_what_is_read_is_what_was_stored_byte_for_byte(store: Store) -> None:
    (outcome,) = store.log.append([unit("one", "a", key='金额 ￥ \U0001f3db \\ "')])
    assert isinstance(outcome, Stored)
    (read,) = store.log.read_all(0, 1)
    state = encode(read.event, read.stream, read.version, read.recorded_at)
    assert read == outcome.events[0]
    assert decode(state, 1, read.stream, read.version) == read


def test_an_event_that_is_too_large_stores_nothing(store: Store) -> None:
    large = unit("large", key="x" * MAX_BYTES)
    with pytest.raises(EventTooLargeError, match="large#0"):
        store.log.append([unit("one"), large], [Bookmark("import", 1)])
    assert store.log.head() == 0
    assert store.log.bookmark("import") == 0
    assert isinstance(store.log.append([unit("one")])[0], Stored)


@pytest.mark.parametrize("size", [1, 7, 199, 200, 1_500])
def test_batches_of_any_size_leave_no_gap(store: Store, size: int) -> None:
    batch = [unit(f"u{n}", f"s{n % 13}", f"t{n % 5}") for n in range(size)]
    assert all(isinstance(outcome, Stored) for outcome in store.log.append(batch))
    assert all(isinstance(outcome, Duplicate) for outcome in store.log.append(batch))
    assert not list(gaps(everything(store.log)))
    assert store.log.head() == 2 * size


def test_an_empty_batch_changes_nothing(store: Store) -> None:
    assert store.log.append([]) == []
    assert store.log.head() == 0


def test_a_bookmark_moves_with_what_it_accounts_for_and_never_back(store: Store) -> None:
    log = store.log
    assert log.bookmark("import") == 0
    log.append([unit("one")], [Bookmark("import", 7)])
    log.append([unit("one")], [Bookmark("import", 7)])
    assert log.bookmark("import") == 7
    log.append([], [Bookmark("import", 9)])
    log.append([unit("two")], [Bookmark("import", 3)])
    assert (log.bookmark("import"), log.bookmark("other")) == (9, 0)


def test_a_bookmark_that_was_expected_elsewhere_lets_nothing_be_stored(store: Store) -> None:
    log = store.log
    log.append([unit("one")], [Bookmark("a", 5, expected=0), Bookmark("b", 1)])
    with pytest.raises(BookmarkMovedError, match="a stands at 5, not at 0"):
        log.append([unit("two")], [Bookmark("b", 9, expected=1), Bookmark("a", 7, expected=0)])
    assert (log.head(), log.bookmark("a"), log.bookmark("b")) == (1, 5, 1)
    log.append([unit("two")], [Bookmark("b", 9, expected=1), Bookmark("a", 7, expected=5)])
    assert (log.head(), log.bookmark("a"), log.bookmark("b")) == (2, 7, 9)


def test_a_bookmark_and_a_projection_of_one_name_keep_apart(store: Store) -> None:
    store.log.append([], [Bookmark("cases", 5)])
    with store.tables.write() as session:
        session.set_position("cases", 3)
    with store.tables.read() as session:
        assert session.position("cases") == 3
    assert store.log.bookmark("cases") == 5


def test_a_failure_inside_leaves_the_store_usable(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: object) -> datetime:
        raise ZeroDivisionError

    monkeypatch.setattr(SetClock, "__call__", stopped)
    with pytest.raises(ZeroDivisionError):
        store.log.append([unit("one")])
    monkeypatch.undo()
    assert isinstance(store.log.append([unit("one")])[0], Stored)
