"""Figures of the event log itself: what is in it, and in which orders things happened."""

from collections import Counter, defaultdict

from domain.catalogue import PART_OF
from domain.fact import money_fields
from domain.ids import StreamId
from domain.ports.event_log import EventLog, follow


def statistics(log: EventLog) -> dict[str, object]:
    """Count cases, events, types, source activities, variants and money over all case streams.

    Register and reservation streams do not count. A variant is the sequence of what happened in a case, in version
    order, told by the source's activities, or by types where there is none. ``variant_frequencies`` has the number of
    cases of each variant, most frequent first, and ``variant_sequences`` the variants in the same order. Money is in
    minor units, by type and field.
    """
    by_type: Counter[str] = Counter()
    by_activity: Counter[str] = Counter()
    money: defaultdict[str, Counter[str]] = defaultdict(Counter)
    paths = _Paths()
    for batch in follow(log):
        for recorded in batch:
            event, fact = recorded.event, recorded.event.fact
            if type(fact) not in PART_OF:
                continue
            by_type[fact.TAG] += 1
            if event.activity is not None:
                by_activity[event.activity] += 1
            for field in money_fields(type(fact)):
                money[fact.TAG][field] += getattr(fact, field) or 0
            paths.step(recorded.stream, event.activity or fact.TAG)
    variants = sorted(paths.variants(), key=lambda v: (-v[1], v[0]))
    return {
        "cases": paths.cases,
        "events": by_type.total(),
        "by_type": _sorted(by_type),
        "by_source_activity": _sorted(by_activity),
        "variants": len(variants),
        "variant_frequencies": [count for _, count in variants],
        "variant_sequences": [list(sequence) for sequence, _ in variants],
        "money": {tag: dict(sorted(sums.items())) for tag, sums in sorted(money.items())},
    }


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


class _Paths:
    """The way of every case through a tree of steps: one number a case, however long its history is."""

    def __init__(self) -> None:
        self._children: dict[tuple[int, str], int] = {}
        self._steps: list[tuple[int, str]] = [(0, "")]
        self._at: dict[bytes, int] = {}

    def step(self, case: StreamId, name: str) -> None:
        key = case.bytes
        edge = (self._at.get(key, 0), name)
        node = self._children.get(edge)
        if node is None:
            node = self._children[edge] = len(self._steps)
            self._steps.append(edge)
        self._at[key] = node

    @property
    def cases(self) -> int:
        return len(self._at)

    def variants(self) -> list[tuple[tuple[str, ...], int]]:
        return [(self._sequence(node), count) for node, count in Counter(self._at.values()).items()]

    def _sequence(self, node: int) -> tuple[str, ...]:
        names: list[str] = []
        while node:
            node, name = self._steps[node]
            names.append(name)
        return tuple(reversed(names))
