"""A crowded city: few parties whom many organs meet again and again, and every instrument of lenient enforcement.

The simulated city gives each case a party of its own. Here the same stories are told of few, so that visits add up and
offences come again; promises, service and lists of what is spared are told besides, and every eighth event late.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import islice
from os import environ
from random import Random

from msgspec import structs

from adapters.event_store import open_store
from adapters.simulation.city import simulate
from adapters.simulation.filling import Addresses
from domain.admission import admit, admit_register
from domain.catalogue import PART_OF
from domain.event import Event
from domain.fact import Fact, money
from domain.parties import Party
from domain.penalty.application import Circumstances
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.filing import FirstOffencePromiseSigned
from domain.penalty.investigation import CaseFiled, InvestigationConcluded
from domain.penalty.kinds import LegalBasis
from domain.penalty.service_offset import (
    ServiceHoursRecorded,
    ServiceOffsetApplied,
    ServiceOffsetApproved,
    ServiceOffsetCompleted,
)
from domain.ports.event_log import Append
from domain.ports.store import Store
from domain.registers.facts import REGISTER_OF, ItemVersionPublished
from domain.registers.rules import Leniency, NoPenaltyListActivated
from domain.supervision.facts import InspectionTaskIssued, ReminderSent
from domain.supervision.plans import JointInspectionMatched
from domain.time.instants import legal_date
from projections.engine import Engine
from projections.read_models.book import READ_MODELS
from projections.read_models.projection import ReadModels

CASES = int(environ.get("ORACLE_CASES", "300"))
"""Cases of the city that the oracles count; 20,000 take minutes."""
FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)
_PARTIES = 20
_TRUTHS = (True, True, False, None)


SEED = 11


@cache
def crowd() -> Store:
    """Make the crowded city in memory, with its read models; it is only read."""
    store = open_store("memory:")
    waiting = iter(_late(_units(SEED, CASES), SEED))
    while batch := list(islice(waiting, 500)):
        store.log.append(batch)
    _FOLDED.append(projected(store))
    return store


_FOLDED: list[Store] = []


def projected(store: Store) -> Store:
    """Bring the read models of a store to the head of its log; a crowded city is there already."""
    if any(store is done for done in _FOLDED):
        return store
    Engine(store, [ReadModels(tuple(READ_MODELS.values()))], lambda: datetime.now(UTC), batch=2000).catch_up()
    return store


def _late(units: list[Append], seed: int) -> list[Append]:
    chance = Random(seed)
    late = [chance.random() < 1 / 8 and type(u.events[0][1].fact) in PART_OF for u in units]
    order = sorted(range(len(units)), key=lambda n: n + (chance.randrange(1, 200) if late[n] else 0))
    return [units[n] for n in order]


def _units(seed: int, cases: int) -> list[Append]:
    """Make the units of append: an event that was thrown in goes to the case of the one before it."""
    addresses, told = Addresses(), _Crowd(seed)
    units: list[Append] = []
    for event in simulate(seed, cases, plant={}, start=FIRST, end=LAST).events():
        if type(event.fact) in REGISTER_OF:
            units += [admit_register(register) for register in told.listing(event)]
        else:
            case = addresses.find(event)
            units += [admit(mine, case) for mine in told.besides(event)]
    return units


class _Crowd:
    """Tells a city's events of few parties, and more besides."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self._tasks: list[str] = ["nobody-s-task"]

    def listing(self, event: Event) -> Iterator[Event]:
        """Put some items on lists of what is spared."""
        yield event
        if isinstance(event.fact, ItemVersionPublished):
            for leniency in Leniency:
                if self._chance.random() < 0.5:
                    listed = NoPenaltyListActivated(
                        list=f"清单-{leniency}",
                        item=event.fact.item,
                        leniency=leniency,
                        conditions=("首次",),
                        document="清单文号",
                        effective_from=FIRST + timedelta(days=self._chance.randrange(300)),
                        window_months=self._chance.choice((None, 6, 24)),
                    )
                    yield structs.replace(event, id=f"{event.id}/{leniency}", fact=listed)

    def besides(self, event: Event) -> Iterator[Event]:
        """Tell an event of few parties, and sometimes what follows it."""
        fact = self._changed(event.fact)
        yield structs.replace(event, fact=fact)
        for number, more in enumerate(self._more(fact, legal_date(event.occurred_at)), 1):
            at = event.occurred_at + timedelta(seconds=number)
            yield structs.replace(event, id=f"{event.id}/{number}", fact=more, occurred_at=at)

    def _changed(self, fact: Fact) -> Fact:
        party = getattr(fact, "party", None)
        if isinstance(party, Party):
            number = int(sha256(party.token.encode()).hexdigest(), 16) % _PARTIES
            fact = structs.replace(fact, party=structs.replace(party, token=f"{party.kind}-{number}", uscc=None))
        match fact:
            case InspectionTaskIssued(task_number=task):
                self._tasks.append(task)
            case JointInspectionMatched(tasks=(own, *_), participants=(other, *_)):
                tasks = (own, *self._chance.sample(self._tasks, min(len(self._tasks), self._chance.randrange(1, 3))))
                lead = self._chance.choice((fact.lead_organ, fact.lead_organ, other))
                return structs.replace(fact, tasks=tasks, lead_organ=lead)
            case InvestigationConcluded() | OnTheSpotDecided():
                found = (self._chance.choice(_TRUTHS) for _ in range(5))
                slight, corrected, harmless, little, first = found
                return structs.replace(
                    fact,
                    circumstances=Circumstances(
                        slight=slight,
                        corrected_in_time=corrected,
                        harmless=harmless,
                        little_harm=little,
                        first_offence=first,
                    ),
                )
            case _:
                pass
        return fact

    def _more(self, fact: Fact, on: date) -> Iterator[Fact]:
        if isinstance(fact, CaseFiled) and self._chance.random() < 0.5:
            due = on + timedelta(days=self._chance.randrange(20))
            yield FirstOffencePromiseSigned(cause=fact.items[0], promise="承诺书", correct_by=due)
        if isinstance(fact, CaseFiled) and self._chance.random() < 0.3:
            yield ReminderSent(rule="CROWD-01", channel="sms", correct_by=on)
        if isinstance(fact, PenaltyDecided | OnTheSpotDecided) and self._chance.random() < 0.3:
            yield ServiceOffsetApplied(application="申请书", minutes=120)
            basis = LegalBasis(norm="某条例", article="9") if self._chance.random() < 0.5 else None
            yield ServiceOffsetApproved(
                approver="head", minutes=180, fen_per_hour=money(50_00), amount=money(150_00), basis=basis
            )
            for _ in range(self._chance.randrange(4)):
                yield ServiceHoursRecorded(on=on, minutes=60)
            if self._chance.random() < 0.5:
                yield ServiceOffsetCompleted(minutes=180, amount=money(min(fact.fine, 150_00)))
