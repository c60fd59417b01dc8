"""The custody thread: whose data of the case are restricted or erased, and how far the log is anchored."""

from datetime import date

from msgspec import structs

from domain.custody.facts import ChainAnchored, PersonalDataKeyErased, PersonalDataProcessingRestricted
from domain.fact import Fact, Record


class Custody(Record):
    """The thread."""

    restricted: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()
    anchored_to: int = 0
    """Last position of the log that is anchored; the anchors of one log are told as one case."""
    anchored_on: date | None = None


def evolve(custody: Custody, fact: Fact, on: date) -> Custody:
    """Move the thread by a fact. Never fails."""
    match fact:
        case PersonalDataProcessingRestricted(party=party) if party not in custody.restricted:
            return structs.replace(custody, restricted=(*custody.restricted, party))
        case PersonalDataKeyErased(party=party) if party not in custody.erased:
            return structs.replace(custody, erased=(*custody.erased, party))
        case ChainAnchored(last=last):
            return structs.replace(custody, anchored_to=max(last, custody.anchored_to), anchored_on=on)
        case _:
            return custody
