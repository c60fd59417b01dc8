"""The registers as they were on a day: organs, items, certificates and the calendar, folded from their facts."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, TypeVar

from domain.fact import Fact
from domain.registers.facts import (
    CalendarPublished,
    CertificateExpired,
    CertificateIssued,
    CertificateSuspended,
    ItemVersionPublished,
    OrganRegistered,
    PartyClass,
)
from domain.time.calendar import Calendar, YearOff


class Registers:
    """Reference data that decisions read as of the date of the act; never changed once built."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        """Fold register facts, in legal order."""
        self._organs: dict[str, list[OrganRegistered]] = {}
        self._items: dict[str, list[ItemVersionPublished]] = {}
        self._certificates: dict[str, list[CertificateIssued]] = {}
        self._suspensions: dict[str, list[CertificateSuspended]] = {}
        self._expiries: dict[str, date] = {}
        years: list[YearOff] = []
        for fact in facts:
            match fact:
                case OrganRegistered():
                    self._organs.setdefault(fact.organ, []).append(fact)
                case ItemVersionPublished():
                    self._items.setdefault(fact.item, []).append(fact)
                case CertificateIssued():
                    self._certificates.setdefault(fact.certificate, []).append(fact)
                case CertificateSuspended():
                    self._suspensions.setdefault(fact.certificate, []).append(fact)
                case CertificateExpired():
                    self._expiries[fact.certificate] = fact.expired_on
                case CalendarPublished():
                    years.append(YearOff(fact.year, frozenset(fact.days_off), frozenset(fact.worked_weekends)))
                case _:
                    pass
        self.calendar: Final = Calendar(years)

    @property
    def organs(self) -> tuple[str, ...]:
        """Codes of all organs ever registered."""
        return tuple(self._organs)

    def organ(self, code: str, on: date) -> OrganRegistered | None:
        """Find an organ as registered on a day."""
        return _in_force(self._organs.get(code, ()), on)

    def region(self, organ: str | None, on: date) -> str | None:
        """Find the division of an organ on a day; None for an organ that is not registered."""
        found = self.organ(organ, on) if organ is not None else None
        return found.region if found is not None else None

    def item(self, code: str | None, on: date) -> ItemVersionPublished | None:
        """Find the version of an item in force on a day."""
        return _in_force(self._items.get(code, ()), on) if code is not None else None

    def certified(self, officer: str, certificate: str | None, on: date) -> bool:
        """Say whether an officer's certificate was in force on a day."""
        if certificate is None:
            return False
        expired_on = self._expiries.get(certificate, date.max)
        terms = self._certificates.get(certificate, ())
        if not any(
            term.officer == officer
            and term.valid_from <= on <= term.valid_to
            and (on < expired_on or expired_on < term.valid_from)
            for term in terms
        ):
            return False
        suspensions = self._suspensions.get(certificate, ())
        return not any(s.suspended_from <= on and (s.suspended_to is None or on <= s.suspended_to) for s in suspensions)


_Version = TypeVar("_Version", OrganRegistered, ItemVersionPublished)


def _in_force(versions: Sequence[_Version], on: date) -> _Version | None:
    """Find the version in force on a day: of several, the one that began last."""
    found = [v for v in versions if v.effective_from <= on and (v.effective_to is None or on <= v.effective_to)]
    return max(found, key=lambda v: v.effective_from) if found else None


def fine_range(version: ItemVersionPublished | None, *, is_unit: bool) -> tuple[int, int] | None:
    """Find the fine range of an item's version for a class of party, in fen; the specific class goes before ``any``."""
    if version is None:
        return None
    wanted = PartyClass.UNIT if is_unit else PartyClass.PERSON
    for party in (wanted, PartyClass.ANY):
        for allowed in version.fines:
            if allowed.party == party:
                return allowed.minimum, allowed.maximum
    return None
