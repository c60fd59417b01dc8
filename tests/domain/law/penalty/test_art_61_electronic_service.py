"""APL art. 61(2) (G070): electronic service needs the party's signed consent."""

from domain.law.guard import Result
from domain.law.penalty.art_61_electronic_service import consent_to_electronic_service
from domain.penalty.service import Document, DocumentServed, ServiceMethod
from tests.domain.ordinary import SEALED, decided, ready
from tests.domain.specification import at, given, lawful, passed, unlawful

CASE = given(*ready(), decided(), SEALED)


def test_consent_is_on_file() -> None:
    assert consent_to_electronic_service("C-1").result == Result.PASSED
    assert consent_to_electronic_service(None).result == Result.BREACHED


def _sent(confirmation: str | None, kind: Document = Document.DECISION) -> DocumentServed:
    return DocumentServed(kind=kind, method=ServiceMethod.ELECTRONIC, confirmation=confirmation)


def test_service_with_consent_is_lawful_and_without_it_refused() -> None:
    CASE.when(at("2023-08-22", _sent("C-1"))).then(lawful, passed("G070"))
    CASE.when(at("2023-08-22", _sent(None))).then(unlawful("G070"))


def test_consent_given_once_holds_for_the_case() -> None:
    notice = at("2023-08-03", _sent("C-1", Document.NOTICE))
    given(*CASE.events, notice).when(at("2023-08-22", _sent(None))).then(lawful, passed("G070"))
