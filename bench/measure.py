"""Measuring: variants take turns in one run, several rounds; what counts is the median of their ratios."""

import resource
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final, TypeAlias

from msgspec import Struct

MICRO: Final = 1_000_000


class Sample(Struct, kw_only=True):
    """One variant in one round."""

    events: int
    seconds: float
    cpu: float = 0.0
    """Seconds of processor time of the process that did our part of the work; the database's are not in it."""
    latencies: list[float] = []
    """Seconds that each single request took, where requests were timed."""

    @property
    def rate(self) -> float:
        """Events a second."""
        return self.events / self.seconds

    @property
    def cpu_each(self) -> float:
        """Microseconds of processor time an event."""
        return self.cpu / self.events * MICRO


Samples: TypeAlias = Mapping[str, Sequence[Sample]]


class Stopwatch(Struct):
    """Wall and processor time of a block."""

    seconds: float = 0.0
    cpu: float = 0.0

    def sample(self, events: int, latencies: Sequence[float] = ()) -> Sample:
        """Make a sample of a block that dealt with so many events."""
        return Sample(events=events, seconds=self.seconds, cpu=self.cpu, latencies=list(latencies))


@contextmanager
def stopwatch() -> Iterator[Stopwatch]:
    """Measure a block."""
    watch = Stopwatch()
    cpu, began = time.process_time(), time.perf_counter()
    yield watch
    watch.seconds, watch.cpu = time.perf_counter() - began, time.process_time() - cpu


def timed(work: Callable[[], int]) -> Sample:
    """Measure a piece of work that says how many events it dealt with."""
    with stopwatch() as watch:
        events = work()
    return watch.sample(events)


def interleave(rounds: int, variants: Mapping[str, Callable[[], Sample]]) -> Samples:
    """Let variants take turns: A B C A B C …, so that a slow spell of the machine meets all of them."""
    samples: dict[str, list[Sample]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, variant in variants.items():
            samples[name].append(variant())
    return samples


def quantile(values: Sequence[float], part: float) -> float:
    """Give the value below which a part of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


class Row(Struct, kw_only=True):
    """One line of the table."""

    id: str
    name: str
    ratio: float | None
    goal: str | None = None
    """Such as ``≥ 20``; None for a figure without a goal."""
    met: bool | None = None
    spread: tuple[float, float] | None = None
    """Least and greatest ratio of any round."""
    ours: str = ""
    other: str = ""
    note: str = ""
    failed: bool = False
    """Whether it stands for a measure that came to no end."""


class Ratio(Struct):
    """Ratios of two variants, round by round."""

    rounds: list[float]

    @property
    def median(self) -> float:
        """The ratio that counts."""
        return median(self.rounds)

    @property
    def spread(self) -> tuple[float, float]:
        """The least and the greatest."""
        return min(self.rounds), max(self.rounds)


def rate_ratio(ours: Sequence[Sample], other: Sequence[Sample]) -> Ratio:
    """Say how many times as many events a second we do."""
    return Ratio([a.rate / b.rate for a, b in zip(ours, other, strict=True)])


def cost_ratio(ours: Sequence[Sample], other: Sequence[Sample]) -> Ratio:
    """Say how many times as much processor time we take."""
    return Ratio([a.cpu_each / b.cpu_each for a, b in zip(ours, other, strict=True)])


def time_ratio(ours: Sequence[Sample], other: Sequence[Sample]) -> Ratio:
    """Say how many times as long an event takes us."""
    return Ratio([b.rate / a.rate for a, b in zip(ours, other, strict=True)])


def tail_ratio(samples: Sequence[Sample]) -> Ratio:
    """Say how many times the median latency the 99th percentile is."""
    return Ratio([quantile(s.latencies, 0.99) / quantile(s.latencies, 0.5) for s in samples])


def row(  # noqa: PLR0913 -- a row has so many cells
    number: str,
    name: str,
    ratio: Ratio,
    *,
    at_least: float | None = None,
    at_most: float | None = None,
    ours: str = "",
    other: str = "",
    note: str = "",
) -> Row:
    """Make a line of the table, judged against its goal."""
    goal, met = None, None
    if at_least is not None:
        goal, met = f"≥ {at_least:g}", ratio.median >= at_least
    elif at_most is not None:
        goal, met = f"≤ {at_most:g}", ratio.median <= at_most
    return Row(
        id=number,
        name=name,
        ratio=ratio.median,
        goal=goal,
        met=met,
        spread=ratio.spread,
        ours=ours,
        other=other,
        note=note,
    )


def missing(number: str, name: str, goal: str | None, why: str) -> Row:
    """Make a line for what could not be measured; a goal that was not measured is not met."""
    return Row(id=number, name=name, ratio=None, goal=goal, met=None if goal is None else False, note=why)


def failed(measure: str, why: str) -> Row:
    """Make a line for a measure that came to no end; lines of it that stand before this one are good."""
    return Row(id=measure, name="this measure failed", ratio=None, met=False, note=why, failed=True)


def speed(samples: Sequence[Sample], unit: str = "/s") -> str:
    """Tell the median rate and processor time of a variant."""
    rate, cpu = median(s.rate for s in samples), median(s.cpu_each for s in samples)
    return f"{rate:,.0f}{unit}" + (f", {cpu:,.1f} µs CPU" if cpu else "")


def tail(samples: Sequence[Sample]) -> str:
    """Tell the median and the 99th percentile of latency, in milliseconds."""
    half = median(quantile(s.latencies, 0.5) for s in samples) * 1000
    last = median(quantile(s.latencies, 0.99) for s in samples) * 1000
    return f"p50 {half:,.2f} ms, p99 {last:,.2f} ms"


def memory_peak() -> float:
    """Tell the largest resident size of this process so far, in MB.

    Linux hands ``ru_maxrss`` down from the parent to a process that it starts, so it is asked only where there is
    nothing better.
    """
    return _status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory_now() -> float:
    """Tell the resident size of this process, in MB; 0 where the system does not say."""
    return _status("VmRSS")


def _status(field: str) -> float:
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{field}:")), 0.0)
