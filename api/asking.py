"""Asking for one case: found by id or alias, read from the log as of the times asked for, and told."""

from uuid import UUID

from api.bootstrap import Service
from api.views import Asked, CaseView, StepView, case_view, history, no_such_case
from domain.case import fold
from domain.catalogue import PART_OF
from domain.event import Recorded
from domain.ids import CaseId, StreamId
from domain.lookup import case_of_alias, rivals
from domain.replay import Step, replay
from domain.reservation import is_alias


def find_case(service: Service, name: str) -> CaseId:
    """Find a case by its id, ``urn:uuid:`` and its id, or an alias; raises ProblemError (404)."""
    if is_alias(name):
        found = case_of_alias(service.store.log, name)
        if found is None:
            raise no_such_case(name)
        return found
    try:
        return CaseId(StreamId(UUID(name.removeprefix("urn:uuid:"))))
    except ValueError as error:
        raise no_such_case(name) from error


def told(service: Service, case_id: CaseId, asked: Asked) -> list[Recorded]:
    """Read the events of a case as asked for; raises ProblemError (404) where there are none."""
    recorded = service.store.log.read_stream(case_id, up_to_version=asked.up_to_version, known_at=asked.known_at)
    found = [r for r in recorded if asked.as_of is None or r.event.occurred_at <= asked.as_of]
    if not found or type(found[0].event.fact) not in PART_OF:
        raise no_such_case(str(case_id))
    return found


def one_case(service: Service, name: str, asked: Asked) -> CaseView:
    """Show where a case stands."""
    case_id = find_case(service, name)
    events = told(service, case_id, asked)
    return case_view(str(case_id), events, fold(events), asked, service.clock())


def steps(service: Service, case_id: CaseId, asked: Asked) -> list[Step]:
    """Replay a case, with what rivals did about the same act."""
    events = told(service, case_id, asked)
    others = rivals(service.store.log, case_id, fold(events).penalty.dossier.conduct_key)
    return list(replay(events, service.registers(), others))


def one_history(service: Service, name: str, asked: Asked) -> tuple[CaseId, list[StepView]]:
    """Tell a case step by step."""
    case_id = find_case(service, name)
    return case_id, history(steps(service, case_id, asked))
