"""Claiming: what a command would reserve, as the reservations stand now."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from domain.admission import claims
from domain.case import Case
from domain.decide import Ground
from domain.event import Event
from domain.ids import CaseId, StreamId
from domain.lookup import claims_on
from domain.parties import conduct_key
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.investigation import CaseFiled
from domain.penalty.kinds import PenaltyKind
from domain.ports.event_log import EventLog
from domain.reservation import Claim, ClaimKind


class Claiming(Struct, frozen=True, kw_only=True):
    """The claims that go with a command, and what was seen of their streams."""

    conduct_key: str | None
    """The act under enforcement, on which rivals meet."""
    claims: tuple[Claim, ...]
    seen: tuple[tuple[StreamId, int], ...]
    """Version of each reservation stream as read: who comes in between overtakes the command."""
    grounds: tuple[Ground, ...]
    """Aliases that belong to another case."""


UNCLAIMED: Final = Claiming(conduct_key=None, claims=(), seen=(), grounds=())
"""Nothing is claimed."""


def claiming(log: EventLog, proposal: Event, case_id: CaseId, case: Case) -> Claiming:
    """Look at everything that a proposed fact would claim for its case."""
    key = _conduct_key(proposal, case)
    wanted = _wanted(proposal, case_id, key)
    streams = log.read_streams(dict.fromkeys((claim.stream for claim in wanted), 0))
    return Claiming(
        conduct_key=key,
        claims=wanted,
        seen=tuple((stream, len(recorded)) for stream, recorded in streams.items()),
        grounds=tuple(
            _taken(claim.key, holders[0].case)
            for claim in wanted
            if claim.kind == ClaimKind.ALIAS
            and (holders := claims_on(streams[claim.stream]))
            and holders[0].case != case_id
        ),
    )


def must_look(proposal: Event, case_id: CaseId, case: Case) -> bool:
    """Say whether a proposed fact touches reservations or rivals, so that more than its case must be read."""
    key = _conduct_key(proposal, case)
    return key is not None or bool(_wanted(proposal, case_id, key))


def _wanted(proposal: Event, case_id: CaseId, key: str | None) -> tuple[Claim, ...]:
    return (*claims(proposal, case_id), *_fine(proposal, case_id, key))


def _conduct_key(proposal: Event, case: Case) -> str | None:
    match proposal.fact:
        case CaseFiled(party=party, conduct=conduct) | OnTheSpotDecided(party=party, conduct=conduct):
            return conduct_key(party, conduct)
        case _:
            return case.penalty.dossier.conduct_key


def _fine(proposal: Event, case_id: CaseId, key: str | None) -> Iterator[Claim]:
    """Claim the one fine for the act (APL art. 29), so that of two fines racing for it one sees the other."""
    match proposal.fact:
        case PenaltyDecided(kinds=kinds, fine=fine) | OnTheSpotDecided(kinds=kinds, fine=fine):
            if key is not None and fine > 0 and PenaltyKind.FINE in kinds:
                yield Claim(kind=ClaimKind.FINE, key=key, case=case_id)
        case _:
            return


def _taken(alias: str, holder: CaseId) -> Ground:
    return Ground(
        rule="ALIAS",
        law_zh="一码关联",
        law_en="one code, one case",
        zh="该编号已属于其他案件",
        en="The number belongs to another case.",
        reason_zh=f"{alias} 已登记在案件 {holder}，请改用新编号或者在该案件中办理",
        reason_en=f"{alias} is registered for case {holder}; use a new number, or act in that case.",
    )
