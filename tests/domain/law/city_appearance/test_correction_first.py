"""ZJ-SR and norms of its kind (G027): fines that need an order to correct first."""

from datetime import date

import pytest

from domain.event import Event
from domain.law.city_appearance.correction_first import Ordered, correction_was_due_first
from domain.law.guard import Result
from domain.penalty.investigation import SceneInspected
from domain.penalty.kinds import PenaltyKind
from domain.penalty.service import Document, DocumentServed
from domain.supervision.facts import CorrectionExtensionGranted, CorrectionOrdered, RecheckFailed, RecheckPassed
from tests.domain.city import SHOPFRONT, SORTING, TWO, UNIT
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, found, given, lawful, passed, unlawful

DECIDED = date(2023, 9, 29)
ON = {day: date(2023, 9, day) for day in range(1, 31)}


def _order(
    served: int | None = 20, due: int | None = 28, failed: int | None = None, refused: int | None = None
) -> Ordered:
    served_on, due_on, failed_on, refused_on = (None if d is None else ON[d] for d in (served, due, failed, refused))
    return Ordered(served_on, due_on, failed_on, refused_on)


@pytest.mark.parametrize(
    ("orders", "result"),
    [
        ((), Result.BREACHED),
        ((_order(),), Result.BREACHED),
        ((_order(failed=28),), Result.BREACHED),
        ((_order(failed=29),), Result.PASSED),
        ((_order(failed=30),), Result.BREACHED),
        ((_order(served=None, failed=29),), Result.BREACHED),
        ((_order(served=30, failed=29),), Result.BREACHED),
        ((_order(due=None, failed=29),), Result.BREACHED),
        ((_order(served=28, failed=29),), Result.PASSED),
        ((_order(served=29, failed=29),), Result.BREACHED),
        ((_order(refused=29),), Result.BREACHED),
        ((_order(), _order(failed=29)), Result.PASSED),
    ],
)
def test_only_a_recheck_after_the_last_day_opens_a_fine_on_what_is_undone(
    orders: tuple[Ordered, ...], result: Result
) -> None:
    assert correction_was_due_first("first", DECIDED, orders).result == result


@pytest.mark.parametrize(
    ("orders", "result"),
    [
        ((), Result.BREACHED),
        ((_order(),), Result.BREACHED),
        ((_order(failed=21),), Result.PASSED),
        ((_order(refused=21),), Result.PASSED),
        ((_order(refused=30),), Result.BREACHED),
        ((_order(failed=30),), Result.BREACHED),
        ((_order(served=None, refused=21),), Result.BREACHED),
        ((_order(due=None, refused=20),), Result.PASSED),
        ((_order(served=29, refused=29),), Result.PASSED),
        ((_order(due=None, refused=19),), Result.BREACHED),
        ((_order(failed=19),), Result.BREACHED),
    ],
)
def test_a_refusal_or_a_failed_recheck_opens_a_fine_on_refusal(orders: tuple[Ordered, ...], result: Result) -> None:
    assert correction_was_due_first("refuse", DECIDED, orders).result == result


@pytest.mark.parametrize("correction", ["with", "none"])
def test_other_items_need_no_order(correction: str) -> None:
    assert correction_was_due_first(correction, DECIDED, ()).result == Result.PASSED


def test_an_item_that_is_not_in_the_catalogue_is_undecidable() -> None:
    assert correction_was_due_first(None, DECIDED, ()).result == Result.UNDECIDABLE


def _ordered(served_on: date | None = date(2023, 8, 16), due: date | None = date(2023, 9, 28)) -> Event:
    return at("2023-08-16", CorrectionOrdered(order="O-1", item=SHOPFRONT, due=due, served_on=served_on))


def _failed(when: str) -> Event:
    return at(when, RecheckFailed(order="O-1", officers=TWO))


SHOP = ready(item=SHOPFRONT)
ACT = decided("2023-09-29T12:00")


def test_without_an_order_to_correct_there_is_no_fine() -> None:
    """DOMAIN §7.7 case 1, as far as it is coded."""
    given(*SHOP).when(ACT).then(unlawful("G027"), because("没有已送达的责令改正通知书"))


def test_a_recheck_on_the_last_day_is_too_early() -> None:
    """DOMAIN §7.7 case 2."""
    given(*SHOP, _ordered(), _failed("2023-09-28T09:00")).when(ACT).then(unlawful("G027"), because("改正期限届满后"))


def test_a_recheck_on_the_day_after_opens_the_fine() -> None:
    given(*SHOP, _ordered(), _failed("2023-09-29T09:00")).when(ACT).then(lawful, passed("G027"))


def test_more_time_to_correct_moves_the_last_day() -> None:
    more = at("2023-09-27", CorrectionExtensionGranted(order="O-1", due=date(2023, 9, 29)))
    given(*SHOP, _ordered(), more, _failed("2023-09-29T09:00")).when(ACT).then(unlawful("G027"))
    later = decided("2023-09-30T12:00")
    given(*SHOP, _ordered(), more, _failed("2023-09-30T09:00")).when(later).then(lawful)


def test_a_recheck_that_found_it_done_opens_no_fine() -> None:
    done = at("2023-09-29T09:00", RecheckPassed(order="O-1", officers=TWO))
    given(*SHOP, _ordered(), done).when(ACT).then(unlawful("G027"))


def test_an_order_that_never_reached_the_party_opens_no_fine() -> None:
    given(*SHOP, _ordered(served_on=None), _failed("2023-09-29T09:00")).when(ACT).then(unlawful("G027"))


def test_an_order_may_be_served_afterwards() -> None:
    served = at("2023-08-17", DocumentServed(document="O-1", kind=Document.CORRECTION_ORDER))
    given(*SHOP, _ordered(served_on=None), served, _failed("2023-09-29T09:00")).when(ACT).then(lawful)


def test_an_order_that_reached_the_party_after_the_recheck_opens_no_fine() -> None:
    served = at("2023-09-29T10:00", DocumentServed(document="O-1", kind=Document.CORRECTION_ORDER))
    given(*SHOP, _ordered(served_on=None), _failed("2023-09-29T09:00"), served).when(ACT).then(unlawful("G027"))


def test_a_failed_recheck_of_another_order_opens_no_fine() -> None:
    other = at("2023-09-29T09:00", RecheckFailed(order="O-2", officers=TWO))
    given(*SHOP, _ordered(), other).when(ACT).then(unlawful("G027"))


def test_a_warning_needs_no_order_first() -> None:
    given(*SHOP).when(decided("2023-09-29", fine=0, kinds=(PenaltyKind.WARNING,))).then(found())


def test_a_refusal_recorded_on_site_opens_a_fine_on_refusal() -> None:
    case = ready(party=UNIT, item=SORTING)
    ordered = at("2023-08-16", CorrectionOrdered(order="O-1", item=SORTING, served_on=date(2023, 8, 16)))
    refused = at("2023-08-17", SceneInspected(officers=TWO, refused_order="O-1"))
    act = decided(fine=500)
    given(*case, ordered).when(act).then(unlawful("G027"), because("拒不改正"))
    given(*case, ordered, refused).when(act).then(lawful, passed("G027"))
