"""A store beside a model that is plain enough to be right: whatever is done to both, they agree."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from tempfile import TemporaryDirectory
from typing import cast
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from msgspec import structs

from adapters.event_store import open_store
from domain.ports.event_log import Append, Bookmark, Duplicate, IdentityConflict, Outcome, Stored, VersionConflict
from domain.ports.refusals import Refusal
from domain.ports.store import Store
from projections.engine import Engine
from projections.projection import live_generation
from projections.rebuild import rebuild
from tests.event_store.samples import NOON, SetClock, stream, unit
from tests.faults.auditing import disorder
from tests.faults.campaign import Campaign
from tests.projections.test_parking import Counting

NAMES = st.sampled_from([f"u{n}" for n in range(30)])
STREAMS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3)
UNITS = st.lists(
    st.tuples(NAMES, STREAMS, st.sampled_from("kq"), st.none() | st.integers(0, 5)), min_size=1, max_size=4
)


class StoreBesideModel(RuleBasedStateMachine):
    """The model: names of events by stream, what each unit was answered, and some numbers."""

    url = "memory:"
    planted: Callable[[Store], Store] = staticmethod(lambda store: store)

    def __init__(self) -> None:
        super().__init__()
        self.directory = TemporaryDirectory()
        self.clock = SetClock()
        self.log: list[tuple[str, str]] = []
        self.admitted: dict[str, tuple[Append, list[int]]] = {}
        self.bookmark = 0
        self.refused: list[bytes] = []
        self.counting = Counting("")
        self.open()

    def open(self) -> None:
        where = f"sqlite:{self.directory.name}/bihuan.sqlite" if self.url == "sqlite:" else self.url
        self.store = self.planted(open_store(where, clock=self.clock))
        self.engine = Engine(self.store, [self.counting], lambda: datetime.now(UTC), batch=3)

    def teardown(self) -> None:
        self.store.close()
        self.directory.cleanup()

    def version(self, name: str) -> int:
        return sum(where == name for where, _ in self.log)

    def expect(self, name: str, asked: Append, streams: Sequence[str], expected: int | None) -> tuple[type, object]:
        """Do to the model what is done to the store, and say what the store must answer."""
        if name in self.admitted:
            earlier, positions = self.admitted[name]
            return (Duplicate if earlier.digest == asked.digest else IdentityConflict), positions
        actual = self.version(streams[0])
        if expected is not None and expected != actual:
            return VersionConflict, actual
        positions = [*range(len(self.log) + 1, len(self.log) + 1 + len(streams))]
        self.log += [(where, event.id) for where, (_, event) in zip(streams, asked.events, strict=True)]
        self.admitted[name] = asked, positions
        return Stored, positions

    @rule(drawn=UNITS, mark=st.none() | st.integers(1, 50))
    def append(self, drawn: list[tuple[str, list[str], str, int | None]], mark: int | None) -> None:
        batch, should = [], []
        for name, streams, key, expected in drawn:
            asked = unit(name, *streams, key=key, expected={} if expected is None else {streams[0]: expected})
            batch.append(asked)
            should.append(self.expect(name, asked, streams, expected))
        self.bookmark = max(self.bookmark, mark or 0)
        outcomes = self.store.log.append(batch, () if mark is None else [Bookmark("mark", mark)])
        assert [summary(outcome) for outcome in outcomes] == should

    @rule(name=st.sampled_from("abcd"), after=st.integers(0, 4), up_to=st.none() | st.integers(0, 9))
    def read_a_stream(self, name: str, after: int, up_to: int | None) -> None:
        events = self.store.log.read_stream(stream(name), after_version=after, up_to_version=up_to)
        assert [e.event.id for e in events] == [event for where, event in self.log if where == name][after:up_to]

    @rule(after=st.integers(0, 40), limit=st.integers(1, 20))
    def read_the_log(self, after: int, limit: int) -> None:
        page = self.store.log.read_all(after, limit)
        assert [e.event.id for e in page] == [event for _, event in self.log[after : after + limit]]
        assert self.store.log.wait(after, 0) == (len(self.log) > after)

    @rule(body=st.binary(max_size=20))
    def refuse(self, body: bytes) -> None:
        (number,) = self.store.refusals.keep([refusal(body)])
        self.refused.append(body)
        assert number == len(self.refused)

    @rule(hours=st.integers(-50, 50))
    def set_the_clock(self, hours: int) -> None:
        self.clock.now = NOON + timedelta(hours=hours)

    @rule()
    def fold(self) -> None:
        self.engine.catch_up()

    @rule(data=st.data())
    @precondition(lambda self: self.log)
    def choke_on_an_event(self, data: st.DataObject) -> None:
        self.counting.poison = data.draw(st.sampled_from([event for _, event in self.log]))
        assert rebuild_counts(self.store, self.counting) == len(self.log)

    @rule()
    def recover(self) -> None:
        self.counting.poison = None
        self.engine.catch_up()
        self.engine.retry()
        assert self.engine.watch.parked() == []

    @precondition(lambda self: self.url == "sqlite:")
    @rule()
    def close_and_open_again(self) -> None:
        self.store.close()
        self.open()

    @invariant()
    def they_agree(self) -> None:
        assert self.store.log.head() == len(self.log)
        assert self.store.log.bookmark("mark") == self.bookmark
        assert [r.body for r in self.store.refusals.list(0, 1000)] == self.refused
        assert [*disorder(self.store.log)] == []


def rebuild_counts(store: Store, counting: Counting) -> int:
    """Rebuild with a poison event, and count what was applied and what is parked."""
    rebuild(store, counting)
    (lag,) = Engine(store, [counting], lambda: datetime.now(UTC)).watch.lag()
    with store.tables.read() as session:
        table = counting.tables(live_generation(session, counting.name))[0].name
        (row,) = session.query(f"SELECT coalesce(sum(events), 0) FROM {table}")  # noqa: S608 -- a name of ours
    return int(row[0] or 0) + lag.parked


def summary(outcome: Outcome) -> tuple[type, object]:
    """Say of an outcome what the model knows."""
    if isinstance(outcome, VersionConflict):
        return VersionConflict, outcome.actual
    return type(outcome), [entry.position for entry in outcome.events]


def refusal(body: bytes) -> Refusal:
    """Make a refusal."""
    return Refusal(
        received_at=NOON,
        channel="http",
        source=None,
        id=None,
        subject=None,
        type=None,
        organ=None,
        problem=b"{}",
        content_type="text/plain",
        body=body,
    )


class Planted:
    """A store that is wrong in one way."""

    def __init__(self, store: Store, wrong: str) -> None:
        self.store, self.wrong, self.log = store, wrong, self

    def __getattr__(self, name: str) -> object:
        return getattr(self.store if hasattr(self.store, name) else self.store.log, name)

    def append(self, batch: Sequence[Append], bookmarks: Sequence[Bookmark] = ()) -> list[Outcome]:
        match self.wrong:
            case "expects nothing":
                batch = [structs.replace(asked, expected=()) for asked in batch]
            case "knows nothing":
                batch = [structs.replace(a, admission=UUID(int=a.admission.int ^ next(NUMBERS))) for a in batch]
            case "forgets the last":
                outcomes = self.store.log.append(batch[:-1] or batch, bookmarks)
                return outcomes if len(batch) == 1 else [*outcomes, outcomes[-1]]
            case _:
                return self.store.log.append(batch)
        return self.store.log.append(batch, bookmarks)


NUMBERS = count(1)


def machine(kind: str, wrong: str = "") -> type[StoreBesideModel]:
    """Make the machine for a kind of store, with something planted or not."""
    planted = (lambda store: cast("Store", Planted(store, wrong))) if wrong else (lambda store: store)
    return type("Machine", (StoreBesideModel,), {"url": kind, "planted": staticmethod(planted)})


def run(kind: str, examples: int, seeded: int, wrong: str = "") -> None:
    settled = settings(
        max_examples=examples,
        stateful_step_count=30,
        deadline=None,
        database=None,
        phases=(Phase.generate,) if not wrong else (Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    made = seed(seeded)(machine(kind, wrong))
    run_state_machine_as_test(made, settings=settled)


@pytest.mark.parametrize(("kind", "examples"), [("memory:", 150), ("sqlite:", 50)])
def test_the_store_and_the_model_agree(campaign: Campaign, kind: str, examples: int) -> None:
    for chance in campaign.rounds(short=1, share=0.03):
        run(kind, examples, chance.getrandbits(32))
        campaign.counts["walks"] += examples


@pytest.mark.parametrize("wrong", ["expects nothing", "knows nothing", "forgets the last", "keeps no bookmark"])
def test_a_wrong_store_is_found_out(campaign: Campaign, wrong: str) -> None:
    with pytest.raises(AssertionError):
        run("memory:", 100, campaign.seed, wrong)
