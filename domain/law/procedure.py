"""Procedure of penalties: the values of a pack that no text of law fixes (程序可配置值)."""

from typing import Final

from msgspec import Struct

from domain.law.guard import Grade
from domain.law.penalty.art_63_hearing_right import Sums
from domain.law.policy import Setting
from domain.law.three_systems.cl_13_review_points import ReviewPoint

_YUAN: Final = 100


def _sums(yuan: int) -> Sums:
    return Sums(fine=yuan * _YUAN, gains=yuan * _YUAN, goods=yuan * _YUAN)


_PLACEHOLDER: Final = "PLACEHOLDER: the amounts of Zhejiang were not found; one organ's public answer elsewhere"


class PenaltyProcedure(Struct, frozen=True, kw_only=True):
    """The values of one pack."""

    filed_within: Setting[int | None] = Setting(None, Grade.MEMORY, "APL art. 54(2) says 及时 and no number of days")
    """Working days from discovery to filing; None where promptness is not measured."""
    defence_within: Setting[int] = Setting(5, Grade.DESIGN, "APL art. 45 sets no number of days")
    """Working days that the party has for its defence."""
    review_points: Setting[tuple[str, ...]] = Setting(tuple(ReviewPoint), Grade.MEMORY, "118号 clause 13, from memory")
    """Points that an opinion of legal review covers."""
    hearing_person: Setting[Sums] = Setting(_sums(5_000), Grade.SEEN, _PLACEHOLDER)
    """Sums from which a person is offered a hearing."""
    hearing_unit: Setting[Sums] = Setting(_sums(100_000), Grade.SEEN, _PLACEHOLDER)
    """The same for a unit."""
    discussion_person: Setting[Sums] = Setting(_sums(100_000), Grade.DESIGN, "PLACEHOLDER")
    """Sums from which the leaders discuss a case of a person together."""
    discussion_unit: Setting[Sums] = Setting(_sums(100_000), Grade.DESIGN, "PLACEHOLDER")
    """The same for a unit."""

    review_person: Setting[Sums | None] = Setting(None, Grade.DESIGN, "APL art. 58(1): the organ's own catalogue")
    """Sums from which the organ's own catalogue asks for legal review of a case of a person; None for no sum."""
    review_unit: Setting[Sums | None] = Setting(None, Grade.DESIGN, "APL art. 58(1): the organ's own catalogue")
    """The same for a unit."""

    def hearing_from(self, *, is_unit: bool) -> Sums:
        """Give the sums from which a hearing is offered."""
        return (self.hearing_unit if is_unit else self.hearing_person).value

    def discussion_from(self, *, is_unit: bool) -> Sums:
        """Give the sums from which the leaders discuss together."""
        return (self.discussion_unit if is_unit else self.discussion_person).value

    def review_from(self, *, is_unit: bool) -> Sums | None:
        """Give the sums from which the organ's own catalogue asks for legal review; None where it names none."""
        return (self.review_unit if is_unit else self.review_person).value


USUAL: Final = PenaltyProcedure()
"""The values of every pack so far."""
