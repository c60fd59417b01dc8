"""Public records (公示内容): what is online and stands, with what it shows; nothing else has an entry.

An entry ends with whatever ends it: withdrawal, expiry, variation, revocation, a new decision, the end of a permit.
Only its last day, ``shown_until``, passes without an event, and is held against the day on which one asks.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final

from msgspec import structs

from domain.approval.facts import PermitGranted
from domain.disclosure.credit import CreditRecordPushed
from domain.disclosure.facts import PublicationPublished, PublicField
from domain.fact import Money, money
from domain.parties import PartyKind
from domain.penalty.amendment import DecisionVaried
from domain.penalty.decision import DecisionDocumentSealed, OnTheSpotDecided, PenaltyDecided
from domain.penalty.kinds import LegalBasis, PenaltyKind
from domain.penalty.sanctions import LicenceRevoked, LicenceSuspended, QualificationLowered
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.disclosure.course import HEARD, course
from projections.read_models.disclosure.publishable import Publishable, Subject
from projections.read_models.disclosure.term import shown, valid_to
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class PublicRecord(Entry, frozen=True, kw_only=True, gc=False):
    """What one publication shows, as it stands."""

    subject: Annotated[Subject, label("公示类别", "What is published")]
    published_on: Annotated[date, label("公示日期", "Day on which it went online")]
    shown_until: Annotated[date | None, label("公示截止期", "Last day on which it may be shown")] = None
    document: Annotated[str | None, label("文号", "Document number")] = None
    party: Annotated[str | None, label("相对人标识", "Token of the party; no public answer has it")] = None
    party_kind: Annotated[PartyKind | None, label("相对人类别", "What the party is")] = None
    party_code: Annotated[str | None, label("统一社会信用代码", "Code of a unit or trade")] = None
    listed: Annotated[tuple[PublicField, ...] | None, label("公示字段", "Fields that the publication shows")] = None
    simple: Annotated[bool, label("简易程序", "Decided on the spot")] = False
    kinds: Annotated[tuple[PenaltyKind, ...], label("处罚类别", "Kinds of penalty")] = ()
    fine: Annotated[Money, label("罚款金额", "Fine")] = money(0)
    confiscated: Annotated[Money, label("没收金额", "Confiscated")] = money(0)
    licences: Annotated[tuple[str, ...], label("暂扣吊销证照", "Licences suspended, lowered or revoked")] = ()
    conduct_on: Annotated[date | None, label("违法行为日期", "Day of the conduct")] = None
    basis: Annotated[tuple[LegalBasis, ...], label("处罚依据", "Norms applied")] = ()
    permit_number: Annotated[str | None, label("许可编号", "Permit number")] = None
    permit_from: Annotated[date | None, label("有效期自", "First day of the permit")] = None
    permit_to: Annotated[date | None, label("有效期至", "Last day of the permit")] = None


def entries(told: Told) -> Iterator[PublicRecord]:
    """Make an entry of each penalty and permit that is online and stands."""
    for one in course(told):
        if one.in_force and withheld(one, told) is None:
            yield _told(_common(one, told), one, told)


def withheld(one: Publishable, told: Told) -> str | None:
    """Say why what an organ put online is not on our public pages; None where it is.

    ``not_listed`` are refusals, inspections and other acts, which the exchange columns have no place for;
    ``no_ground`` is a natural person's penalty without the ground that APL art. 48(1) wants.
    """
    decided = one.decided.event.fact if one.decided is not None else None
    if not isinstance(decided, PenaltyDecided | OnTheSpotDecided | PermitGranted):
        return "not_listed"
    published = one.published.event.fact if one.published is not None else None
    party = decided.party if isinstance(decided, OnTheSpotDecided) else told.case.party
    person = party is None or party.kind == PartyKind.PERSON
    grounded = isinstance(published, PublicationPublished) and bool((published.ground or "").strip())
    return "no_ground" if one.subject == Subject.PENALTY and person and not grounded else None


def _common(one: Publishable, told: Told) -> PublicRecord:
    """Say of a publication that is online what penalties and permits have in common."""
    decided, online = one.decided, one.published
    if decided is None or online is None:
        raise ValueError("nothing is online")
    party, published = told.case.party, online.event.fact
    return PublicRecord(
        key=f"{one.subject}:{one.number}",
        organ=decided.event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        day=legal_date(decided.event.occurred_at),
        behind=tuple(sorted({r.version for r in (decided, online, *one.changes)})),
        subject=one.subject,
        published_on=legal_date(online.event.occurred_at),
        shown_until=shown(one, told).until,
        party=party.token if party is not None else None,
        party_kind=party.kind if party is not None else None,
        party_code=party.uscc if party is not None and party.kind != PartyKind.PERSON else None,
        listed=published.fields if isinstance(published, PublicationPublished) else None,
    )


def _told(common: PublicRecord, one: Publishable, told: Told) -> PublicRecord:
    match one.decided.event.fact if one.decided is not None else None:
        case PermitGranted() as granted:
            return structs.replace(
                common,
                document=granted.document,
                permit_number=granted.permit_number,
                permit_from=granted.valid_from or common.day,
                permit_to=valid_to(one),
            )
        case PenaltyDecided() as decided:
            return structs.replace(
                common,
                item=decided.item or common.item,
                document=decided.document or _sealed(one),
                kinds=decided.kinds,
                fine=_fine(one, decided.fine),
                confiscated=decided.confiscated,
                licences=_licences(one, told),
                conduct_on=_conduct_on(told),
                basis=decided.basis,
            )
        case OnTheSpotDecided() as decided:
            return structs.replace(
                common,
                item=decided.item,
                document=decided.form_number,
                simple=True,
                kinds=decided.kinds,
                fine=_fine(one, decided.fine),
                conduct_on=decided.conduct.on,
            )
        case _:
            return common


def _fine(one: Publishable, decided: Money) -> Money:
    """Find the fine as last varied."""
    varied = [change.event.fact.fine for change in one.changes if isinstance(change.event.fact, DecisionVaried)]
    return varied[-1] if varied else decided


def _sealed(one: Publishable) -> str | None:
    sealed = [c.event.fact.document for c in one.changes if isinstance(c.event.fact, DecisionDocumentSealed)]
    return sealed[-1] if sealed else None


def _licences(one: Publishable, told: Told) -> tuple[str, ...]:
    since = one.decided.legal_order if one.decided is not None else None
    named = (
        r.event.fact.licence
        for r in told.events
        if isinstance(r.event.fact, LicenceSuspended | QualificationLowered | LicenceRevoked)
        and since is not None
        and r.legal_order > since
    )
    return tuple(dict.fromkeys(named))


def _conduct_on(told: Told) -> date | None:
    conduct = told.case.penalty.dossier.conduct
    return conduct.on if conduct is not None else None


PUBLIC_RECORDS: Final = ReadModel(
    name="public_records",
    title=Term("公示内容", "public records"),
    entry=PublicRecord,
    hears=HEARD | {CreditRecordPushed, LicenceSuspended, QualificationLowered},
    entries=entries,
    filters=("subject", "document", "simple"),
)
