"""Cases that are published, told in few words; and a simulated city with its events as an oracle reads them."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from adapters.event_store import open_store
from adapters.simulation.city import City, plantable, simulate
from adapters.simulation.filling import fill
from domain.disclosure.facts import PublicField
from domain.event import Event, encode, with_data
from domain.ports.event_log import EventLog, follow
from domain.ports.store import Store
from projections.engine import Engine
from projections.read_models.book import READ_MODELS
from projections.read_models.disclosure.listing import in_force
from projections.read_models.listing import list_entries
from projections.read_models.projection import ReadModels
from projections.read_models.question import Asked, question
from tests.projections.telling import LITTERING, OFFICERS, at, registers, tell, told

Json = dict[str, Any]
CASES = int(os.environ.get("ORACLE_CASES", "300"))
PLANTED = ("G006", "G117", "G128", "G130", "G131", "G134", "G135")
START, END = date(2023, 1, 1), date(2026, 6, 30)

FIELDS = tuple(f.value for f in (PublicField.PARTY_NAME, PublicField.DOCUMENT, PublicField.CONTENT, PublicField.AMOUNT))
UNIT = {"token": "party-unit", "kind": "unit", "uscc": "91330100799655058B"}
PERSON = {"token": "party-person", "kind": "person"}


def filed(subject: str = "c", when: str = "2023-07-03 09:00", party: Json = UNIT) -> Event:
    """File a case of the littering item."""
    act = {"fingerprint": f"act-{subject}", "on": "2023-07-01"}
    data: Json = {
        "case_number": f"N-{subject}",
        "items": [LITTERING],
        "party": party,
        "conduct": act,
        "approver": "chief",
    }
    return told(subject, when, with_data("case_filed.v1", data))


def decided(subject: str = "c", when: str = "2023-07-12 10:00", **data: object) -> Event:
    """Decide a fine of 2,000 yuan; 7 working days after 2023-07-12 is 2023-07-21."""
    usual: Json = {"document": f"D-{subject}", "fine": 200_000}
    return told(subject, when, with_data("penalty_decided.v1", usual | data))


def prepared(when: str, subject: str = "c", dataset: str = "penalty", by: str = "pat") -> Event:
    """Draw a publication up."""
    return told(subject, when, "publication_prepared.v1", dataset=dataset, prepared_by=by)


def reviewed(when: str, subject: str = "c", dataset: str = "penalty", by: str = "rui") -> Event:
    """Review it."""
    return told(subject, when, "publication_reviewed.v1", dataset=dataset, reviewer=by)


def published(when: str, subject: str = "c", dataset: str = "penalty", **data: object) -> Event:
    """Put it online."""
    return told(subject, when, with_data("publication_published.v1", {"dataset": dataset, "ground": "社会影响"} | data))


def withdrawn(when: str, subject: str = "c", dataset: str = "penalty") -> Event:
    """Take it down."""
    return told(subject, when, "publication_withdrawn.v1", dataset=dataset, reason="撤销")


def revoked(when: str, subject: str = "c") -> Event:
    """Quash the decision."""
    return told(subject, when, "decision_revoked.v1", origin="review", reason="事实不清")


def varied(when: str, fine: int, subject: str = "c") -> Event:
    """Change the fine."""
    return told(subject, when, "decision_varied.v1", origin="own", fine=fine, reason="过重")


def granted(when: str = "2023-03-01 10:00", subject: str = "p", **data: object) -> Event:
    """Grant a permit for 2023."""
    usual: Json = {"permit_number": "XK-1", "document": "X-1", "valid_from": "2023-03-01", "valid_to": "2023-12-31"}
    return told(subject, when, with_data("permit_granted.v1", usual | data))


def applied(when: str = "2023-02-01 10:00", subject: str = "p") -> Event:
    """Apply for it."""
    return told(subject, when, "permit_applied.v1", item=LITTERING, party=UNIT, region="330106")


def on_the_spot(subject: str = "s", when: str = "2023-07-12 10:00", party: Json = UNIT) -> Event:
    """Warn on the spot."""
    officers = [{"id": o.id, "certificate": o.certificate} for o in OFFICERS]
    act = {"fingerprint": f"act-{subject}", "on": "2023-07-12"}
    data: Json = {
        "form_number": f"F-{subject}",
        "item": LITTERING,
        "party": party,
        "conduct": act,
        "officers": officers,
    }
    return told(subject, when, with_data("on_the_spot_decided.v1", data | {"kinds": ["warning"]}))


def now() -> datetime:
    return datetime(2026, 7, 1, tzinfo=UTC)


def catch_up(store: Store) -> Store:
    """Bring the read models to the head of the log."""
    Engine(store, [ReadModels(tuple(READ_MODELS.values()))], now).catch_up()
    return store


@contextmanager
def a_store(*events: Event) -> Iterator[Store]:
    """Tell some events to an empty store in memory."""
    store = open_store("memory:")
    try:
        store.log.append(registers())
        tell(store, *events)
        yield catch_up(store)
    finally:
        store.close()


def entries(store: Store, name: str, asked: Asked | None = None) -> list[Json]:
    """List a read model to its end."""
    found: list[Json] = []
    cursor = None
    with store.tables.read() as session:
        put = question(session, store.log, READ_MODELS[name], asked or Asked())
        while True:
            page = list_entries(session, put, 500, cursor)
            found += page.items
            cursor = page.next
            if cursor is None:
                return found


def entry(store: Store, name: str, asked: Asked | None = None) -> Json:
    """Read the only entry of a read model."""
    (found,) = entries(store, name, asked)
    return found


def told_as(name: str, *events: Event) -> Json:
    """Tell events, and read the only entry of a read model."""
    with a_store(*events) as store:
        return entry(store, name)


def shown_on(store: Store, day: str, subject: str = "penalty") -> list[str]:
    """Name by document what is in force at noon of a day."""
    with store.tables.read() as session:
        noon = at(f"{day} 12:00")
        put = in_force(session, store.log, Asked(as_of=noon, filters={"subject": subject}), noon)
        page = list_entries(session, put, 500)
    return sorted(str(item["document"]) for item in page.items)


def made(seed: int = 7, cases: int = CASES) -> City:
    """Make a city in which guards are broken too."""
    guards = plantable(END)
    plant = dict.fromkeys(guards[:: max(1, len(guards) // 40)], 1) | dict.fromkeys(PLANTED, 3)
    return simulate(seed, cases, plant=plant, start=START, end=END)


@contextmanager
def a_city(city: City, url: str = "memory:") -> Iterator[Store]:
    """Fill a store with a city."""
    store = open_store(url)
    try:
        fill(store, city)
        yield catch_up(store)
    finally:
        store.close()


def exported(log: EventLog) -> Sequence[Json]:
    """Export a log as plain JSON, as its stored bytes say."""
    return [json.loads(encode(r.event, r.stream, r.version, r.recorded_at)) for batch in follow(log) for r in batch]
