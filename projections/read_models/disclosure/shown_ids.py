"""Shown identity (事中公示): acts in the field, whether the certificate was shown, and the act code before entering."""

from collections.abc import Iterator
from typing import Annotated, Final, get_args

from domain.context import context_for
from domain.event import Recorded
from domain.fact import Fact
from domain.judging.field_acts import FieldAct, ShownAt, UnnamedAct
from domain.parties import Officer, PartyKind
from domain.supervision.facts import ActCodeMinted, ActCodeShown, InspectionStarted
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class ShownIdentity(Entry, frozen=True, kw_only=True, gc=False):
    """One act in the field."""

    act: Annotated[str, label("执法行为", "Type of the act")]
    certificates: Annotated[tuple[str, ...], label("执法证号", "Certificates of the officers")] = ()
    officers: Annotated[int, label("执法人员数", "Officers, assistants aside")] = 0
    certified: Annotated[bool | None, label("证件均有效", "Whether every certificate was valid that day")] = None
    face_to_face: Annotated[bool, label("应当出示证件", "Whether the certificate is to be shown in this act")] = False
    shown: Annotated[bool | None, label("已出示证件", "Whether it was shown; empty where nobody said")] = None
    missing: Annotated[bool, label("未出示证件", "To be shown, and not known to have been")] = False
    codes: Annotated[tuple[str, ...], label("行政行为码", "Act codes minted before it")] = ()
    code_needed: Annotated[bool, label("应当亮码", "Whether a code is to be shown before it")] = False
    code_shown: Annotated[bool | None, label("已亮码", "Whether such a code was shown before it")] = None
    code_missing: Annotated[bool, label("未亮码", "A code was to be shown, and was not")] = False


_ACTS: Final = frozenset(get_args(FieldAct | UnnamedAct))
_FACE_TO_FACE: Final = frozenset(get_args(ShownAt))
_HEARS: Final[frozenset[type[Fact]]] = _ACTS | {ActCodeMinted, ActCodeShown}


def entries(told: Told) -> Iterator[ShownIdentity]:
    """Make an entry of each act in the field, with the codes that were minted and shown by then."""
    minted: list[str] = []
    shown: list[str] = []
    for recorded in told.events:
        match recorded.event.fact:
            case ActCodeMinted(code=code):
                minted.append(code)
            case ActCodeShown(code=code):
                shown.append(code)
            case fact if type(fact) in _ACTS:
                yield _entry(told, recorded, tuple(dict.fromkeys(minted)), frozenset(shown))
            case _:
                pass


def _entry(told: Told, recorded: Recorded, minted: tuple[str, ...], shown: frozenset[str]) -> ShownIdentity:
    event, fact = recorded.event, recorded.event.fact
    on = legal_date(event.occurred_at)
    named: tuple[Officer, ...] = getattr(fact, "officers", ())
    officers = [officer for officer in named if not officer.auxiliary]
    face_to_face = type(fact) in _FACE_TO_FACE
    identity: bool | None = getattr(fact, "identity_shown", None) if face_to_face else None
    entering = isinstance(fact, InspectionStarted)
    enterprise = told.case.party is not None and told.case.party.kind != PartyKind.PERSON
    required = context_for(event, told.registers).pack.policy.code_before_entry.value
    needed = entering and enterprise and required
    code_shown = bool(shown.intersection(minted)) if entering else None
    return ShownIdentity(
        key=f"{recorded.version:06d}",
        organ=event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=event.actor,
        day=on,
        behind=(recorded.version,),
        act=fact.TAG,
        certificates=tuple(officer.certificate for officer in officers if officer.certificate is not None),
        officers=len(officers),
        certified=all(told.registers.certified(o.id, o.certificate, on) for o in officers) if officers else None,
        face_to_face=face_to_face,
        shown=identity,
        missing=face_to_face and identity is not True,
        codes=minted,
        code_needed=needed,
        code_shown=code_shown,
        code_missing=needed and not code_shown,
    )


SHOWN_IDS: Final = ReadModel(
    name="shown_ids",
    title=Term("亮证亮码", "shown identity"),
    entry=ShownIdentity,
    hears=_HEARS,
    entries=entries,
    filters=("act", "face_to_face", "shown", "missing", "certified", "code_needed", "code_missing"),
    sums=("face_to_face", "missing", "code_needed", "code_missing"),
)
