"""Personnel as it was on a day: certificates, postings, qualifications."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from domain.fact import Fact
from domain.registers.facts import CertificateExpired, CertificateIssued, CertificateSuspended
from domain.registers.staff import OfficerPosted, OfficerRecalled, Qualification, QualificationExamPassed


class Personnel:
    """Who may act as an officer, and for whom; read after all facts have been entered."""

    def __init__(self) -> None:
        """Start with nobody known."""
        self._certificates: defaultdict[str, list[CertificateIssued]] = defaultdict(list)
        self._suspensions: defaultdict[str, list[CertificateSuspended]] = defaultdict(list)
        self._expiries: dict[str, date] = {}
        self._postings: defaultdict[tuple[str, str], list[OfficerPosted | OfficerRecalled]] = defaultdict(list)
        self._exams: defaultdict[tuple[str, Qualification], list[date]] = defaultdict(list)
        self._examined: set[Qualification] = set()

    def enter(self, fact: Fact) -> None:
        """Enter a register fact."""
        match fact:
            case CertificateIssued():
                self._certificates[fact.certificate].append(fact)
            case CertificateSuspended():
                self._suspensions[fact.certificate].append(fact)
            case CertificateExpired():
                self._expiries[fact.certificate] = fact.expired_on
            case OfficerPosted() | OfficerRecalled():
                self._postings[fact.person, fact.to_township].append(fact)
            case QualificationExamPassed():
                self._exams[fact.person, fact.qualification].append(fact.passed_on)
                self._examined.add(fact.qualification)
            case _:
                pass

    def certificates(self) -> Iterator[CertificateIssued]:
        """List every term of every certificate."""
        for terms in self._certificates.values():
            yield from terms

    def suspended(self, certificate: str, on: date) -> bool:
        """Say whether a certificate was suspended on a day."""
        suspensions = self._suspensions.get(certificate, ())
        return any(s.suspended_from <= on and (s.suspended_to is None or on <= s.suspended_to) for s in suspensions)

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
        return not self.suspended(certificate, on)

    def staff(self, on: date) -> dict[str, frozenset[str]]:
        """List the officers of each organ whose certificate was in force on a day."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for certificate, terms in self._certificates.items():
            for term in terms:
                if term.valid_from <= on <= term.valid_to and self.certified(term.officer, certificate, on):
                    found[term.organ].add(term.officer)
        return {organ: frozenset(officers) for organ, officers in found.items()}

    def posted(self, officer: str, township: str, on: date) -> bool:
        """Say whether an officer worked for a township on a day."""
        here = self._postings.get((officer, township), ())
        recalled = [r.recalled_on for r in here if isinstance(r, OfficerRecalled)]
        return any(
            p.posted_from <= on
            and (p.posted_to is None or on <= p.posted_to)
            and not any(p.posted_from < ended <= on for ended in recalled)
            for p in here
            if isinstance(p, OfficerPosted)
        )

    def qualified(self, person: str, qualification: Qualification, on: date) -> bool | None:
        """Say whether a person had passed an examination by a day; None where the register knows nobody who has."""
        if qualification not in self._examined:
            return None
        return any(passed <= on for passed in self._exams.get((person, qualification), ()))
