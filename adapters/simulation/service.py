"""Service of the decision, by every method."""

from datetime import date, timedelta
from typing import Final

from adapters.simulation.endings import publish
from adapters.simulation.pursuit import Pursuit
from domain.disclosure.facts import Dataset
from domain.penalty.service import Document, DocumentDispatched, DocumentServed, ServiceFailed, ServiceMethod

_DAY_OF: Final = {
    "seventh_day": 7,
    "eighth_day": 8,
    "fifteenth_day": 15,
    "late_by_mail": 11,
    "no_penalty_served_late": 9,
}
_PERIOD: Final = 7
"""Working days for service (APL art. 61)."""
_NOTICE_DAYS: Final = 30
"""Days after which service by public notice is deemed done (CPL art. 95)."""


def serve_decision(p: Pursuit) -> None:
    """Serve the decision within seven working days, or as the twist has it."""
    s, how = p.s, p.s.how("G069")
    decided_on = s.today
    s.clock.due(_PERIOD)  # the story ends here where the last day for service falls in an unknown year
    document = s.number("decision-1")
    method, sent_on = _method(p, how), s.today
    match method:
        case ServiceMethod.MAIL:
            s.clock.wait(0, 1)
            s.say(DocumentDispatched(document=document, method=method))
            s.clock.wait(1, 4)
        case ServiceMethod.PUBLIC_NOTICE:
            s.clock.wait(0, 2)
            s.say(ServiceFailed(document=document, method=ServiceMethod.DIRECT, reason="受送达人下落不明"))
            s.clock.wait(1, 3)
            s.say(DocumentDispatched(document=document, method=method))
            sent_on = s.today
            publish_decision(p)
            s.clock.go(s.clock.working(s.today + timedelta(days=_NOTICE_DAYS)))
        case ServiceMethod.DIRECT:
            if how is None and s.chance(0.05):
                s.clock.wait(0, 1)
                s.say(ServiceFailed(document=document, method=method, reason="受送达人不在"))
            s.clock.wait(0, 4)
        case _:
            s.clock.wait(0, 4)
    if how in _DAY_OF:
        publish_decision(p)
        s.clock.go(s.clock.due(_DAY_OF[how], decided_on))
    s.say(_service(p, document, method, sent_on), shows=how is not None)


def _service(p: Pursuit, document: str, method: ServiceMethod, sent_on: date) -> DocumentServed:
    """Tell of the service what its method needs."""
    left, notice = method == ServiceMethod.LEAVING, method == ServiceMethod.PUBLIC_NOTICE
    return DocumentServed(
        document=document,
        kind=Document.DECISION,
        method=method,
        receipt=p.s.number("receipt"),
        confirmation=p.s.number("consent") if method == ServiceMethod.ELECTRONIC else None,
        refusal="受送达人拒绝签收" if left else None,
        witnesses=("witness-1",) if left else (),
        published_on=sent_on if notice else None,
    )


def publish_decision(p: Pursuit) -> None:
    """Publish the decision, once, within seven working days of it."""
    if not p.published and p.terms is not None:
        p.published = True
        publish(p.s, Dataset.PENALTY)


def _method(p: Pursuit, how: str | None) -> ServiceMethod:
    match how:
        case "by_public_notice":
            return ServiceMethod.PUBLIC_NOTICE
        case "late_by_mail":
            return ServiceMethod.MAIL
        case None:
            return p.s.weighted(p.s.setting.mix.methods)
        case _:
            return ServiceMethod.DIRECT
