"""Asking indicators in few words."""

from datetime import date

from msgspec import structs

from domain.ports.store import Store
from projections.engine import Engine
from projections.read_models.book import READ_MODELS
from projections.read_models.indicators.book import INDICATORS
from projections.read_models.indicators.figures import Figure, count_indicator, due_by, list_behind
from projections.read_models.listing import list_entries
from projections.read_models.projection import ReadModels
from projections.read_models.question import Asked, question
from tests.projections.telling import SOURCE, at, registers

YEAR = (date(2023, 1, 1), date(2023, 12, 31))
SETTINGS = {"platform": (SOURCE,)}
MAY = date(2024, 5, 1)


def engine_over(store: Store) -> Engine:
    """Fold the read models of a store whose registers are filled."""
    store.log.append(registers())
    return Engine(store, [ReadModels(tuple(READ_MODELS.values()))], lambda: at("2024-05-01 09:00"))


def figure(
    store: Store, name: str, seen_on: date = MAY, *, organ: str | None = None, position: int | None = None
) -> Figure:
    """Count one indicator over 2023."""
    indicator = INDICATORS[name]
    filters = {"organ": organ} if organ is not None else {}
    wanted = due_by(indicator, Asked(first=YEAR[0], last=YEAR[1], filters=filters, position=position), seen_on)
    with store.tables.read() as session:
        put = question(session, store.log, indicator.model, wanted)
        (found,) = count_indicator(session, indicator, put, (), SETTINGS)
    return found


def share(
    store: Store, name: str, seen_on: date = MAY, *, organ: str | None = None, position: int | None = None
) -> tuple[int, int]:
    """Tell numerator and denominator."""
    ratio = figure(store, name, seen_on, organ=organ, position=position).ratio
    return ratio.numerator, ratio.denominator


def behind(store: Store, name: str, part: str = "misses", seen_on: date = MAY) -> list[dict[str, object]]:
    """List what is behind a number of 2023."""
    indicator = INDICATORS[name]
    with store.tables.read() as session:
        put = question(session, store.log, indicator.model, Asked(first=YEAR[0], last=YEAR[1]))
        put = structs.replace(put, asked=due_by(indicator, put.asked, seen_on))
        return list(list_behind(session, indicator, put, part, SETTINGS, 100).items)


def listed(store: Store, model: str, asked: Asked | None = None) -> list[dict[str, object]]:
    """List the entries of a read model, earliest first."""
    with store.tables.read() as session:
        put = question(session, store.log, READ_MODELS[model], asked or Asked())
        return list(reversed(list_entries(session, put, 100).items))
