"""What the publishers of the real logs say of them, and how the log of fines must come out."""

from msgspec import json

from adapters.logs.mapping import TraceMapping
from tests.logs.material import real_log

FULL = "road_traffic_fines_full.xes.gz"


def published(log: str) -> tuple[dict[str, int], list[int], set[str]]:
    """What the publisher says: events by activity, frequencies of the variants, and the variants."""
    facts = json.decode(real_log("published_facts.json").read_bytes())[log]
    variants = facts["variants"]
    return facts["activity_counts_published"], [count for count, _ in variants], {name for _, name in variants}


def variants(figures: dict[str, object]) -> set[str]:
    sequences = figures["variant_sequences"]
    assert isinstance(sequences, list)
    return {";".join(sequence) for sequence in sequences}


def by_activity(figures: dict[str, object], mapping: TraceMapping) -> dict[str, object]:
    """Call types what the log calls them: over the wire comes no activity, and here each has a type of its own."""
    names = {activity.fact.TAG: name for name, activity in mapping.activities.items() if activity.fact is not None}
    types, sequences = figures["by_type"], figures["variant_sequences"]
    assert isinstance(types, dict)
    assert isinstance(sequences, list)
    return figures | {
        "by_source_activity": {names[tag]: count for tag, count in types.items()},
        "variant_sequences": [[names[tag] for tag in sequence] for sequence in sequences],
    }


def are_as_published(figures: dict[str, object]) -> None:
    """Hold the statistics of the full log of fines against every published figure."""
    activities, frequencies, names = published(FULL)
    assert (figures["cases"], figures["events"], figures["variants"]) == (150_370, 561_470, 231)
    assert figures["by_source_activity"] == activities
    assert figures["variant_frequencies"] == frequencies
    assert variants(figures) == names
    assert figures["money"] == {
        "penalty_decided.v1": {"fine": 672_385_164, "confiscated": 0},
        "document_dispatched.v1": {"cost": 124_253_904},
        "fine_paid.v1": {"amount": 360_146_453},
        "surcharge_started.v1": {"amount": 793_757_603},
    }
