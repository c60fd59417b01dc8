"""Subjects: which case an event speaks of."""

from typing import Final
from uuid import UUID

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from domain.catalogue import PART_OF
from domain.ids import CaseId, StreamId, case_id
from domain.lookup import REGISTER_STREAMS, case_of_alias
from domain.ports.event_log import EventLog
from domain.reservation import is_alias

_BY_ID: Final = "urn:uuid:"
_REMEMBERED: Final = 100_000


class Subjects:
    """Finds cases by subject; what it found stays true, so it is remembered."""

    def __init__(self, log: EventLog) -> None:
        """Look things up in a log."""
        self._log = log
        self._known: dict[str, CaseId] = {}

    def at_hand(self, source: str, subject: str) -> CaseId | None:
        """Find the case without asking the log; None where the log must be asked."""
        if subject.startswith("urn:") and (is_alias(subject) or subject.startswith(_BY_ID)):
            return self._known.get(subject)
        return case_id(source, subject)

    def find(self, source: str, subject: str) -> CaseId | None:
        """Find the case; None for an alias that nobody has registered. Raises ProblemError for what is no case."""
        found = self.at_hand(source, subject)
        if found is None:
            found = case_of_alias(self._log, subject) if is_alias(subject) else self._by_id(subject)
            if found is not None:
                self._remember(subject, found)
        return found

    def _by_id(self, subject: str) -> CaseId:
        """Take a case id, which must not be that of a register or a reservation."""
        try:
            stream = StreamId(UUID(subject.removeprefix(_BY_ID)))
        except ValueError as error:
            zh, en = f"{subject} 不是有效的 UUID", f"{subject} is not a UUID."
            expected = "urn:uuid:6ba7b810-9dad-51d1-80b4-00c04fd430c8"
            raise ProblemError(problem(kinds.INVALID_ATTRIBUTE, zh, en, field="subject", expected=expected)) from error
        first = self._log.read_stream(stream, up_to_version=1)
        if stream in REGISTER_STREAMS or (first and type(first[0].event.fact) not in PART_OF):
            zh, en = f"{subject} 不是案件", f"{subject} is not a case."
            raise ProblemError(problem(kinds.NOT_A_CASE, zh, en, field="subject"))
        return CaseId(stream)

    def _remember(self, subject: str, found: CaseId) -> None:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[subject] = found
