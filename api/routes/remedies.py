"""The remedy paragraph of a decision that an organ is about to make."""

from datetime import date
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from adapters.intake import problem as kinds
from adapters.intake.problem import ProblemError, problem
from api import documentation as doc
from api.authentication import principal_of
from api.bootstrap import Service
from api.parameters import Parameters
from api.replies import reply
from domain.authority import Action
from domain.law.dated import NotInForceError
from domain.registers.facts import OrganRegistered
from domain.remedy_paragraph import Decision, remedy_paragraph
from domain.time.instants import legal_date

_ASKED: Final = {
    "organ": "Code of the deciding organ.",
    "decided_on": "Day of the decision, such as 2024-01-01.",
    "on_the_spot": "Whether it is decided on the spot; false where left out.",
    "fined": "Whether there is a fine; true where left out.",
}


def router(service: Service) -> APIRouter:
    """Make the path."""
    routes = APIRouter(tags=["cases"])

    @routes.get("/v1/remedy-paragraph", **_PARAGRAPH)
    async def paragraph(request: Request) -> Response:
        principal_of(request.scope, Action.READ_CASES)
        given = Parameters(request, *_ASKED)
        decided_at = given.instant("decided_on")
        if decided_at is None:
            zh, en = "缺少查询参数 decided_on", "The query parameter decided_on is missing."
            raise ProblemError(problem(kinds.INVALID_PARAMETER, zh, en, field="decided_on", expected="2024-01-01"))
        on = legal_date(decided_at)
        organ = await service.in_thread(_organ, service, given.text("organ") or "", on)
        fined = given.truth("fined")
        decision = Decision(
            decided_on=on, on_the_spot=given.truth("on_the_spot") or False, fined=fined is None or fined
        )
        try:
            return reply(remedy_paragraph(decision, organ))
        except NotInForceError as error:
            zh, en = f"{error.day}早于现行规定施行之日{error.since}", f"{error.day} is before {error.since}."
            raise ProblemError(
                problem(kinds.NOT_FOUND, zh, en, field="decided_on", expected=str(error.since))
            ) from error

    return routes


def _organ(service: Service, code: str, on: date) -> OrganRegistered:
    found = service.registers().organ(code, on)
    if found is None:
        zh, en = f"{on}没有登记的机关 {code}", f"No organ {code} is registered on {on}."
        raise ProblemError(problem(kinds.NOT_FOUND, zh, en, field="organ", expected="a registered organ"))
    return found


_PARAGRAPH = doc.reading(
    "Remedy paragraph 救济告知",
    "What a decision tells of review, suit, payment and surcharge, by the law of its day, in Chinese and English; "
    "`told` is what `decision_document_sealed` then states in `remedies`.",
    {
        "type": "object",
        "required": ["zh", "en", "told"],
        "properties": {"zh": {"type": "string"}, "en": {"type": "string"}, "told": {"type": "object"}},
    },
    parameters=[doc.parameter(name, text) for name, text in _ASKED.items()],
    fails=(400, 401, 403, 404),
)
