"""What was refused is kept, on every store."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from msgspec import structs

from domain.ports.refusals import Refusal
from domain.ports.store import Store
from tests.event_store.samples import NOON

SAMPLE = Refusal(
    received_at=NOON + timedelta(microseconds=1),
    channel="http",
    source="urn:window:1",
    id="e-1",
    subject="case 1",
    type="cn.bihuan.case_filed.v1",
    organ="11330100",
    problem=b'{"title": "\xe4\xb8\x8d"}',
    content_type="application/json",
    body=b"\x00\xff not even text",
)
NAMELESS = structs.replace(SAMPLE, source=None, id=None, subject=None, type=None, organ=None, channel="kafka")


def test_a_refusal_is_kept_whole(store: Store) -> None:
    assert store.refusals.keep([SAMPLE, NAMELESS]) == [1, 2]
    assert store.refusals.get(1) == structs.replace(SAMPLE, number=1)
    assert store.refusals.get(2) == structs.replace(NAMELESS, number=2)
    assert store.refusals.get(3) is None
    assert store.refusals.count() == 2


def test_refusals_are_listed_in_order_of_arrival_by_source_and_organ(store: Store) -> None:
    other = structs.replace(SAMPLE, source="urn:other", organ="other")
    store.refusals.keep([SAMPLE, other, NAMELESS, SAMPLE, other])

    def numbers(after: int, limit: int, **filters: str) -> list[int]:
        return [r.number for r in store.refusals.list(after, limit, **filters)]

    assert numbers(0, 10) == [1, 2, 3, 4, 5]
    assert numbers(2, 2) == [3, 4]
    assert numbers(0, 10, source="urn:other") == [2, 5]
    assert numbers(1, 10, organ="11330100") == [4]
    assert numbers(0, 10, source="urn:other", organ="11330100") == []


def test_keeping_nothing_keeps_nothing(store: Store) -> None:
    assert store.refusals.keep([]) == []
    assert store.refusals.count() == 0


def test_numbers_have_no_gap_when_many_are_refused_at_once(store: Store) -> None:
    with ThreadPoolExecutor(4) as executor:
        given = list(executor.map(lambda n: store.refusals.keep([SAMPLE] * (n % 3 + 1)), range(20)))
    assert sorted(number for numbers in given for number in numbers) == list(range(1, store.refusals.count() + 1))


def test_what_a_database_cannot_hold_as_text_is_kept_in_the_body(store: Store) -> None:
    store.refusals.keep([structs.replace(SAMPLE, subject="a\x00b", body=b"a\x00b")])
    (kept,) = store.refusals.list(0, 1)
    assert (kept.subject, kept.body) == ("a\ufffdb", b"a\x00b")
