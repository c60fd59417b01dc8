"""The archive: one case found by id or alias, read from the log as of the times asked for, and told."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from api.views import Asked, CaseView, StepView, case_view, history, no_such_case
from domain.case import fold
from domain.catalogue import PART_OF
from domain.deadlines.book import deadlines_of
from domain.event import Recorded
from domain.ids import CaseId, StreamId
from domain.lookup import case_of_alias, rivals
from domain.ports.event_log import EventLog
from domain.registers.state import Registers
from domain.replay import Step, replay
from domain.reservation import is_alias


class Archive:
    """Answers from the log itself, so that nothing is missing yet. Every method asks the store and blocks."""

    def __init__(self, log: EventLog, registers: Callable[[], Registers], clock: Callable[[], datetime]) -> None:
        """Take the log, a reader of the registers and a clock."""
        self._log, self._registers, self._clock = log, registers, clock

    def find(self, name: str) -> CaseId:
        """Find a case by its id, ``urn:uuid:`` and its id, or an alias; raises ProblemError (404)."""
        if is_alias(name):
            found = case_of_alias(self._log, name)
            if found is None:
                raise no_such_case(name)
            return found
        try:
            return CaseId(StreamId(UUID(name.removeprefix("urn:uuid:"))))
        except ValueError as error:
            raise no_such_case(name) from error

    def told(self, case_id: CaseId, asked: Asked) -> list[Recorded]:
        """Read the events of a case as asked for; raises ProblemError (404) where there are none."""
        recorded = self._log.read_stream(case_id, up_to_version=asked.up_to_version, known_at=asked.known_at)
        found = [r for r in recorded if asked.as_of is None or r.event.occurred_at <= asked.as_of]
        if not found or type(found[0].event.fact) not in PART_OF:
            raise no_such_case(str(case_id))
        return found

    def case(self, name: str, asked: Asked) -> CaseView:
        """Show where a case stands."""
        case_id = self.find(name)
        events = self.told(case_id, asked)
        deadlines = deadlines_of(events, self._registers())
        return case_view(str(case_id), events, deadlines, asked, self._clock())

    def steps(self, case_id: CaseId, asked: Asked) -> list[Step]:
        """Replay a case, with what rivals did about the same act."""
        events = self.told(case_id, asked)
        others = rivals(self._log, case_id, fold(events).penalty.dossier.conduct_key, asked.known_at)
        return list(replay(events, self._registers(), others))

    def history(self, name: str, asked: Asked) -> tuple[CaseId, list[StepView]]:
        """Tell a case step by step."""
        case_id = self.find(name)
        return case_id, history(self.steps(case_id, asked))
