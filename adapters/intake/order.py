"""Order inside a case: what follows a rejected event of its case in the same delivery is held back."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from adapters.intake.answers import conflict, held_back
from adapters.intake.drain import Appending
from adapters.intake.problem import ProblemError
from adapters.intake.slot import Slot
from adapters.intake.subjects import Subjects
from domain.ids import register_id
from domain.ports.event_log import Append, IdentityConflict
from domain.registers.facts import REGISTER_OF


def reject_conflicts(slots: Sequence[Slot], append: Appending, *, every: bool = False) -> None:
    """Reject what is known with other content, before anything that follows it in its case is stored.

    With ``every`` also what nothing follows: so that all that is refused is known before anything is stored.
    """
    digests = dict[UUID, bytes]()
    for slot in slots:
        if slot.unit is not None and digests.setdefault(slot.unit.admission, slot.unit.digest) != slot.unit.digest:
            slot.reject(conflict())
    several = Counter(slot.stream for slot in slots)
    asked = [slot for slot in slots if every or several[slot.stream] > 1]
    suspects = [(slot, _probe(slot.unit)) for slot in asked if slot.unit is not None]
    outcomes = append([probe for _, probe in suspects]) if suspects else []
    for (slot, _), outcome in zip(suspects, outcomes, strict=True):
        if isinstance(outcome, IdentityConflict):
            slot.reject(conflict(outcome.events[0] if outcome.events else None))


def _probe(unit: Append) -> Append:
    """Ask for a unit's outcome without storing it: no stream has version -1, so only a repeat is answered otherwise."""
    return Append(admission=unit.admission, digest=unit.digest, events=(), expected=((unit.events[0][0], -1),))


def hold_back(slots: Sequence[Slot], subjects: Subjects) -> None:
    """Hold back every event that follows a rejected one of its case."""
    refused: dict[str, str | None] = {}
    for slot in slots:
        key = _key(slot, subjects)
        if key is None:
            continue
        if slot.problem is not None:
            refused.setdefault(key, slot.names.id)
        elif key in refused:
            slot.reject(held_back(refused[key]))


def _key(slot: Slot, subjects: Subjects) -> str | None:
    """Name what keeps its order: the stream where it is known, else what can be read of the case."""
    if slot.stream is not None:
        return str(slot.stream)
    if slot.event is not None and type(slot.event.fact) in REGISTER_OF:
        return str(register_id(REGISTER_OF[type(slot.event.fact)]))
    source, subject = slot.names.source, slot.names.subject
    if source is None or subject is None:
        return None
    try:
        case = subjects.find(source, subject)
    except ProblemError:
        return subject
    return subject if case is None else str(case)
