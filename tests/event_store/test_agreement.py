"""Every store gives the answers of the one in memory, whatever is appended in whatever batches."""

from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.event_store import open_store
from domain.ids import StreamId
from domain.ports.event_log import Outcome, VersionConflict
from domain.ports.store import Store
from tests.event_store.samples import everything, gaps, stream, unit

STREAMS = ("a", "b", "c")
EXAMPLES = count()

appends = st.tuples(
    st.integers(0, 8),
    st.lists(st.sampled_from(STREAMS), min_size=1, max_size=3),
    st.sampled_from(["k", "other"]),
    st.dictionaries(st.sampled_from(STREAMS), st.integers(0, 4), max_size=2),
)


def shape(outcome: Outcome, begin: int) -> tuple[object, ...]:
    """Show an outcome without the time of recording, and with positions counted from where the example began."""
    if isinstance(outcome, VersionConflict):
        return (outcome,)
    return (type(outcome), *((e.position - begin, e.stream, e.version, e.event) for e in outcome.events))


def versions_of(store: Store, streams: list[StreamId]) -> dict[StreamId, list[int]]:
    read = store.log.read_streams(dict.fromkeys(streams, 0))
    return {stream: [e.version for e in events] for stream, events in read.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(appends, max_size=6), max_size=6))
def test_every_store_answers_as_the_one_in_memory(
    store: Store, batches: list[list[tuple[int, list[str], str, dict[str, int]]]]
) -> None:
    model, begin = open_store("memory:"), store.log.head()
    example = next(EXAMPLES)  # names streams and units apart, since the store under test is not emptied

    for batch in batches:
        units = [
            unit(
                f"{example}-{name}",
                *(f"{example}-{s}" for s in streams),
                key=key,
                expected={f"{example}-{s}": version for s, version in expected.items()},
            )
            for name, streams, key, expected in batch
        ]
        expected_outcomes = [shape(outcome, 0) for outcome in model.log.append(units)]
        assert [shape(outcome, begin) for outcome in store.log.append(units)] == expected_outcomes

    assert not list(gaps(everything(store.log)))
    assert store.log.head() - begin == model.log.head()
    names = [stream(f"{example}-{s}") for s in STREAMS]
    assert versions_of(store, names) == versions_of(model, names)
