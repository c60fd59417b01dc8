"""Judging the service of documents (送达)."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.penalty.art_61_service import served_in_time
from domain.penalty.performance import Document, DocumentServed, ServiceMethod


def _served(act: Act[DocumentServed]) -> Iterator[Verdict]:
    fact, dossier = act.fact, act.dossier
    if fact.kind != Document.DECISION or fact.method == ServiceMethod.PUBLIC_NOTICE or dossier.served_on is not None:
        return
    decided_on = dossier.decision.on if dossier.decision is not None else None
    yield served_in_time(decided_on, act.on, act.registers.calendar)


JUDGES: Final[Judges] = {DocumentServed: (_served,)}
