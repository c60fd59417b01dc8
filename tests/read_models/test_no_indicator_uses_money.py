"""No indicator can rest on money (G150; APL art. 74(3)): not by declaration, and not by any way round."""

from typing import Annotated, Final

import pytest
from msgspec import structs

from adapters.event_store import open_store
from adapters.simulation.filling import appends
from domain.fact import Fact, Money, Record, money, money_fields
from domain.ports.event_log import Append
from domain.terms import Term
from projections.read_models.entry import Entry, fields, label
from projections.read_models.indicators.book import INDICATORS
from projections.read_models.indicators.indicator import Indicator, Is, checked
from projections.read_models.read_model import ReadModel
from tests.read_models.indicator_city import RECORDED, engine_over, made
from tests.read_models.test_indicators_are_pinned import figures


class Fined(Entry, frozen=True, kw_only=True, gc=False):
    """An entry of a read model with money."""

    fine: Annotated[Money, label("罚款", "Fine")]
    number: Annotated[int, label("件数", "Number")]
    hit: Annotated[bool, label("达标", "Met")]


FINED: Final = ReadModel(name="fined", title=Term("罚", "f"), entry=Fined, hears=frozenset(), entries=lambda _: ())
SOUND: Final = Indicator(
    id="x", name=Term("指标", "indicator"), definition=Term("定义", "definition"), model=FINED, met=Is("hit")
)


def test_a_sound_declaration_is_taken() -> None:
    assert checked(SOUND) is SOUND


@pytest.mark.parametrize("field", ["fine", "number", "behind", "nothing"])
def test_money_numbers_and_what_is_no_field_are_refused_wherever_they_stand(field: str) -> None:
    for changed in (
        structs.replace(SOUND, met=Is(field)),
        structs.replace(SOUND, counts=(Is(field),)),
        structs.replace(SOUND, among=(Is(field),)),
        structs.replace(SOUND, dated=field),
    ):
        with pytest.raises(ValueError, match=field):
            checked(changed)


def test_a_name_that_speaks_of_fines_is_refused() -> None:
    for name in (Term("罚款总额", "total"), Term("总额", "fines collected"), Term("办案数", "cases")):
        with pytest.raises(ValueError, match="x:"):
            checked(structs.replace(SOUND, name=name))


def test_no_entry_of_an_indicator_holds_money_anywhere() -> None:
    for indicator in INDICATORS.values():
        kinds = {field.name: field.kind for field in fields(indicator.model.entry)}
        assert not [field.name for field in fields(indicator.model.entry) if field.fen], indicator.id
        assert {kinds[condition.field] for condition in indicator.conditions} <= {"truth", "text"}


def test_no_figure_moves_when_all_the_money_of_a_city_is_another() -> None:
    plain, rich = open_store("memory:", clock=lambda: RECORDED), open_store("memory:", clock=lambda: RECORDED)
    units = list(appends(made(seed=5, cases=150)))
    changed = [_richer(unit) for unit in units]
    assert sum(a != b for a, b in zip(units, changed, strict=True)) > 50
    for store, told in ((plain, units), (rich, changed)):
        store.log.append(told)
        engine_over(store).catch_up()
    assert figures(plain) == figures(rich)
    plain.close()
    rich.close()


def _richer(unit: Append) -> Append:
    events = tuple((stream, structs.replace(event, fact=_changed(event.fact))) for stream, event in unit.events)
    return structs.replace(unit, events=events)


def _changed(fact: Fact) -> Fact:
    amounts = {name: getattr(fact, name) for name in money_fields(type(fact))}
    inner = {
        name: _inner(value)
        for name in fact.__struct_fields__
        if isinstance(value := getattr(fact, name), Record) and money_fields(type(value))
    }
    richer = {name: money(amount * 7 + 13) for name, amount in amounts.items() if amount}
    return structs.replace(fact, **richer, **inner)


def _inner(record: Record) -> Record:
    amounts = {name: getattr(record, name) for name in money_fields(type(record))}
    return structs.replace(record, **{name: money(amount * 7 + 13) for name, amount in amounts.items() if amount})
