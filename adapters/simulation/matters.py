"""What a story is about: an item, a party, an act, and what may be imposed for it."""

from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from adapters.simulation.identities import company_code, sole_trader_code
from adapters.simulation.scribe import Scribe
from domain.ids import DivisionCode
from domain.parties import AgeBand, Conduct, Party, PartyClass, PartyKind
from domain.registers.facts import ItemVersionPublished

_DAILY: Final = (
    ("ZJ-SR-17.3-a", 20),
    ("ZJ-SR-16.3-a", 12),
    ("HZ-LJ-65-a", 14),
    ("ZJ-SR-32.2-a", 8),
    ("ZJ-SR-32.2-b", 6),
    ("ZJ-SR-12.3-a", 7),
    ("ZJ-SR-20.3-a", 4),
    ("ZJ-SR-18.6-a", 3),
    ("ZJ-SR-28.4-a", 4),
    ("HZ-LJ-66-a", 4),
    ("ZJ-SR-30.3-a", 3),
    ("CZ-RQ-49-a", 3),
    ("CZ-RQ-46-a", 2),
    ("ZJ-SR-39.2-a", 2),
)
"""What the streets bring most often, with weights; every other item comes with weight 1."""
_PERSON_SHARES: Final = ((PartyKind.PERSON, 0.6), (PartyKind.SOLE_TRADER, 1.0))
_ONE_IN_MINORS: Final = 0.03


class Matter(Struct, frozen=True, kw_only=True):
    """What a story is about."""

    item: ItemVersionPublished
    party: Party
    conduct: Conduct
    region: DivisionCode
    minimum: int
    """Lowest fine for this party, in fen."""
    maximum: int

    @property
    def is_unit(self) -> bool:
        """True for a legal person or other organisation."""
        return self.party.kind == PartyKind.UNIT


def fines(item: ItemVersionPublished, kind: PartyKind) -> tuple[int, int] | None:
    """Find the fine range of an item for a party; None where it cannot be fined."""
    wanted = (PartyClass.ANY, PartyClass.UNIT if kind == PartyKind.UNIT else PartyClass.PERSON)
    return next(((f.minimum, f.maximum) for f in item.fines if f.party in wanted), None)


def party(s: Scribe, kind: PartyKind, age: AgeBand = AgeBand.ADULT) -> Party:
    """Make up a party: a token, and for a trade or company a code that nobody can hold."""
    serial = s.rng.getrandbits(26)
    token = f"party-{s.rng.getrandbits(64):016x}"
    match kind:
        case PartyKind.UNIT:
            return Party(token=token, kind=kind, uscc=company_code(s.place.region, serial))
        case PartyKind.SOLE_TRADER:
            return Party(token=token, kind=kind, uscc=sole_trader_code(s.place.region, serial))
        case PartyKind.PERSON:
            return Party(token=token, kind=kind, age_band=age)


def conduct(s: Scribe, item: str, on: date | None = None, *, serial: str = "a") -> Conduct:
    """Make up an act: seen today or a few days before, and after the city began."""
    day = on or max(s.setting.start, s.today - timedelta(days=s.clock.between(0, 3)))
    return Conduct(
        fingerprint=f"{item}/{day}/{s.name}{serial}", on=day, place=f"{s.place.region}-网格{s.clock.between(1, 60):02d}"
    )


def matter(s: Scribe, among: tuple[str, ...] = (), who: Party | None = None, *, children: bool = True) -> Matter:
    """Make up what a story is about; the twist, then ``among`` and ``who``, narrow the choice.

    Without ``children``, nobody is under fourteen.
    """
    if s.twist is not None and s.twist.items:
        among = s.twist.items
    kind = s.twist.party if s.twist is not None else None
    if who is not None:
        kind = who.kind
    item = s.setting.items[s.pick(among) if among else _from_the_street(s, kind)]
    if kind is None:
        kind = _kind(s, item)
    if who is None:
        who = party(s, kind, _age(s, kind, children=children))
    allowed = fines(item, who.kind)
    if allowed is None:
        raise ValueError(f"{item.item} cannot be fined on a {who.kind}")
    return Matter(
        item=item,
        party=who,
        conduct=conduct(s, item.item),
        region=s.place.region,
        minimum=allowed[0],
        maximum=allowed[1],
    )


def _from_the_street(s: Scribe, kind: PartyKind | None) -> str:
    """Draw an item by weight, one that fits the party where that is given."""
    while True:
        total = sum(w for _, w in _DAILY) + len(s.setting.items)
        ticket = s.rng.random() * total
        found = ""
        for code, weight in _DAILY:
            ticket -= weight
            if ticket < 0:
                found = code
                break
        found = found or s.pick(tuple(s.setting.items))
        if kind is None or fines(s.setting.items[found], kind) is not None:
            return found


def _kind(s: Scribe, item: ItemVersionPublished) -> PartyKind:
    unit, person = fines(item, PartyKind.UNIT), fines(item, PartyKind.PERSON)
    if unit is not None and (person is None or s.chance(0.4)):
        return PartyKind.UNIT
    ticket = s.rng.random()
    return next(kind for kind, share in _PERSON_SHARES if ticket < share)


def _age(s: Scribe, kind: PartyKind, *, children: bool) -> AgeBand:
    if s.twist is not None:
        return s.twist.age
    if kind == PartyKind.PERSON and s.chance(_ONE_IN_MINORS):
        return AgeBand.FROM_14_TO_17 if not children or s.chance(0.8) else AgeBand.UNDER_14
    return AgeBand.ADULT
