"""LL art. 70 (G111): a permit is struck off on a ground that its file bears out."""

from domain.approval.facts import PermitCancelled, PermitWithdrawn
from domain.approval.grounds import CancellationGround
from tests.domain.law.licensing.licence import in_force
from tests.domain.specification import at, given, lawful, passed, undecidable, unlawful

EXPIRED = PermitCancelled(ground="届满", basis=CancellationGround.EXPIRED)
TAKEN_BACK = PermitCancelled(ground="撤回", basis=CancellationGround.TAKEN_BACK)


def test_a_permit_has_expired_on_the_day_after_its_last() -> None:
    given(*in_force()).when(at("2024-10-10", EXPIRED)).then(lawful, passed("G111"))
    given(*in_force()).when(at("2024-10-09", EXPIRED)).then(unlawful("G111"))


def test_what_was_not_taken_back_is_not_struck_off_for_it() -> None:
    withdrawn = at("2024-01-01", PermitWithdrawn(ground="public interest"))
    given(*in_force(), withdrawn).when(at("2024-01-10", TAKEN_BACK)).then(lawful)
    given(*in_force()).when(at("2024-01-10", TAKEN_BACK)).then(unlawful("G111"))


def test_other_grounds_are_taken_at_their_word() -> None:
    given(*in_force()).when(at("2024-01-10", PermitCancelled(ground="终止", basis=CancellationGround.UNIT_ENDED))).then(
        lawful
    )


def test_a_ground_in_words_only_cannot_be_judged() -> None:
    given(*in_force()).when(at("2024-01-10", PermitCancelled(ground="because"))).then(undecidable("G111"))
