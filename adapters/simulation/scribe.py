"""The scribe of a story: it tells one case, event by event, in the names that each system uses for it."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Final, NamedTuple, NoReturn, TypeVar

from adapters.simulation.answers import Planted
from adapters.simulation.clock import OutOfTime, StoryClock
from adapters.simulation.deviation import Deviation, as_told, latest
from adapters.simulation.mix import Weights
from adapters.simulation.organs import Organ, Place
from adapters.simulation.setting import Setting
from adapters.simulation.systems import PREFERS, TELLS, System
from adapters.simulation.twist import Twist
from domain.admission import claims
from domain.event import Event
from domain.fact import Fact
from domain.ids import case_id
from domain.reservation import ClaimKind
from domain.time.instants import legal_date

_T = TypeVar("_T")

NOBODY: Final = ""
"""For acts of the party, a court or a machine: no member of the staff acted."""


class CaseName(NamedTuple):
    """The name of a case inside its city."""

    chain: str
    """The business chain (业务链) that it belongs to."""
    letter: str
    """Which case of the chain it is."""


class Scribe:
    """Tells one case."""

    def __init__(self, setting: Setting, rng: Random, name: CaseName, start: date, twist: Twist | None) -> None:
        """Begin a case; ``twist`` is what is unusual about it."""
        self.setting: Final = setting
        self.rng: Final = rng
        self.name: Final = name.chain + name.letter
        plain = twist is None or twist.deviation is not None
        self.twist: Final = None if plain else twist
        self.deviating: Final = twist if plain else None
        self.events: Final[list[Event]] = []
        self.planted: Final[list[Planted]] = []
        self.clock: Final = StoryClock(setting.calendar, rng, start, setting.end)
        self.place: Place = self.pick(setting.places)
        self.organ: Organ = self.place.enforcement[0] if self.chance(0.8) else self.pick(self.place.enforcement)
        self._chain = name.chain
        self._origin: System | None = None
        self._key = ""
        self._aliases: dict[str, str] = {}

    @property
    def today(self) -> date:
        """The day of the story."""
        return self.clock.today

    def chance(self, probability: float) -> bool:
        """Toss a coin."""
        return self.rng.random() < probability

    def pick(self, choices: Sequence[_T]) -> _T:
        """Choose one."""
        return choices[int(self.rng.random() * len(choices))]

    def weighted(self, choices: Weights[_T]) -> _T:
        """Choose one by weight."""
        ticket = self.rng.random() * sum(weight for weight, _ in choices)
        for weight, choice in choices:
            ticket -= weight
            if ticket < 0:
                return choice
        return choices[-1][1]

    def how(self, guard: str) -> str | None:
        """Say in which way this story is unusual about a guard."""
        return self.twist.how if self.twist is not None and self.twist.guard == guard else None

    def wants(self, act: str) -> bool:
        """Say whether the twist needs this act to happen."""
        return self.twist is not None and self.twist.act == act

    def about(self, *guards: str) -> bool:
        """Say whether the twist is about one of these guards."""
        return self.twist is not None and self.twist.guard in guards

    def number(self, kind: str) -> str:
        """Make a document number of this case, such as ``330106-1-F-s7-12``."""
        return f"{self.organ.short}-{kind}-{self.name}"

    def say(self, fact: Fact, *, by: str | None = None, system: System | None = None, shows: bool = False) -> None:
        """Tell a fact; ``by`` is the staff member, ``shows`` marks the act that the twist is about."""
        if self.deviating is not None and self.deviating.deviation is not None:
            if isinstance(fact, self.deviating.deviation.omits):
                return
            fact = self.deviating.deviation.earlier.get(type(fact), as_told)(self.events, fact)
            if type(fact) is self.deviating.deviation.act and self.deviating.deviation.fits(self.events, fact):
                self._deviate(self.deviating, self.deviating.deviation, fact, by)
        self._tell(fact, by=by, system=system, shows=shows)

    def _deviate(self, twist: Twist, deviation: Deviation, fact: Fact, by: str | None) -> NoReturn:
        """Tell the act otherwise, and end the story there."""
        for earlier in deviation.before(self.events, fact):
            self._tell(earlier)
        if deviation.since is not None:
            begun = latest(self.events, deviation.since)
            if begun is None or self.clock.due(deviation.working_days, legal_date(begun.occurred_at)) < self.today:
                raise OutOfTime
            self.clock.go(self.clock.due(deviation.working_days, legal_date(begun.occurred_at)))
        told = self._tell(deviation.change(self.events, fact), by=by, system=deviation.system)
        self._mark(told, twist)
        raise OutOfTime

    def _tell(self, fact: Fact, *, by: str | None = None, system: System | None = None, shows: bool = False) -> Event:
        teller = system or TELLS[type(fact)]
        subject = self._subject(teller)
        answerable = self._answerable(teller)
        event = Event(
            source=teller.source,
            id=f"{self.name}-{len(self.events) + 1:03d}",
            fact=fact,
            occurred_at=self.clock.tick(),
            subject=subject,
            organ=None if answerable is None else answerable.code,
            actor=_actor(by, answerable, teller),
            correlation=self._chain,
            synthetic=True,
        )
        self.events.append(event)
        self._learn(event)
        if shows and self.twist is not None:
            self._mark(event, self.twist)
        return event

    def _subject(self, teller: System) -> str:
        if self._origin is None:
            self._origin, self._key = teller, f"{teller.value}-{self.name}"
            self._case = case_id(teller.source, self._key)
        schemes = PREFERS[teller]
        if teller is self._origin and not (teller is System.ENFORCEMENT and schemes[0] in self._aliases):
            return self._key
        return next((self._aliases[s] for s in schemes if s in self._aliases), f"urn:uuid:{self._case}")

    def _answerable(self, teller: System) -> Organ | None:
        match teller:
            case System.PERMITS:
                return self.place.approval
            case System.SUPERVISION | System.REVIEW:
                return self.place.justice
            case System.COURT:
                return None
            case _:
                return self.organ

    def _learn(self, event: Event) -> None:
        """Learn the aliases that a fact registers."""
        for claim in claims(event, self._case):
            if claim.kind == ClaimKind.ALIAS:
                scheme = claim.key[: claim.key.index(":", 4) + 1]
                self._aliases[scheme] = claim.key

    def _mark(self, event: Event, twist: Twist) -> None:
        for guard in (twist.guard, *twist.also):
            self.planted.append(
                Planted(
                    guard=guard,
                    how=f"{twist.plot}/{twist.how}" + (f"/{twist.act}" if twist.act else ""),
                    source=event.source,
                    event_id=event.id,
                    case=str(self._case),
                    subject=event.subject,
                    lawful=twist.lawful,
                )
            )


def _actor(by: str | None, answerable: Organ | None, teller: System) -> str | None:
    """Name who acted: whom the story names, nobody, or the clerk of the organ that answers for it."""
    if by is not None or answerable is None:
        return by or None
    return f"staff-{answerable.short}-{teller.value}"
