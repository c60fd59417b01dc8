"""APL arts 20–21: entrustment (G012)."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.guard import Result
from domain.law.penalty.arts_20_21_entrustment import Entrusted, within_entrustment
from domain.measures.facts import PropertySeized
from domain.penalty.application import Application
from domain.penalty.decision import PenaltyDecided
from domain.penalty.investigation import CaseFiled
from domain.registers.duties import EntrustmentPublished, EntrustmentScope
from domain.registers.state import Registers
from tests.domain.city import BURNING, GONGSHU, REGISTERED, TWO, XIHU
from tests.domain.ordinary import decided, filed, ready
from tests.domain.specification import at, given, passed, unlawful

BODY = "事业组织"
ENTRUSTED = EntrustmentPublished(
    organ=XIHU,
    organisation=BODY,
    scope=(EntrustmentScope.PENALTY,),
    items=(BURNING,),
    document="W-1",
    effective_from=date(2023, 1, 1),
    effective_to=date(2023, 8, 20),
    published_url="urn:entrustment",
)
GIVEN = Registers((*REGISTERED, ENTRUSTED))


@pytest.mark.parametrize(
    ("entrusted", "result"),
    [
        (Entrusted(XIHU, True, ("a",), True), Result.PASSED),  # noqa: FBT003 -- published, for penalties
        (Entrusted(GONGSHU, True, ("a",), True), Result.BREACHED),  # noqa: FBT003 -- of another organ
        (Entrusted(XIHU, False, ("a",), True), Result.BREACHED),  # noqa: FBT003 -- not published
        (Entrusted(XIHU, True, ("b",), True), Result.BREACHED),  # noqa: FBT003 -- another item
        (Entrusted(XIHU, True, ("a",), False), Result.BREACHED),  # noqa: FBT003 -- not for penalties
    ],
)
def test_an_entrustment_covers_its_organ_items_and_powers(entrusted: Entrusted, result: Result) -> None:
    assert within_entrustment(XIHU, "a", [entrusted]).result == result


def test_coercion_cannot_be_entrusted() -> None:
    seized = PropertySeized(officers=TWO, measure="M", inventory="I", entrusted_to=BODY)
    outcome = given().under(GIVEN).when(at("2023-07-12", seized))
    assert "G012" in outcome.guards(Result.BREACHED)


def _filed() -> Event:
    event = filed()
    assert isinstance(event.fact, CaseFiled)
    return structs.replace(event, fact=structs.replace(event.fact, entrusted_to=BODY))


def _decided(on: str) -> Event:
    event = decided(on)
    assert isinstance(event.fact, PenaltyDecided)
    return structs.replace(event, fact=structs.replace(event.fact, application=Application(entrusted_to=BODY)))


def test_an_organisation_without_entrustment_takes_up_no_case() -> None:
    given().when(_filed()).then(unlawful("G012"))
    given().under(GIVEN).when(_filed()).then(passed("G012"))


def test_an_entrustment_counts_on_its_last_day_and_not_on_the_next() -> None:
    given(*ready()).under(GIVEN).when(_decided("2023-08-20")).then(passed("G012"))
    given(*ready()).under(GIVEN).when(_decided("2023-08-21")).then(unlawful("G012"))
