"""People and organisations as facts may name them: by token and by what the law needs to know, never by name."""

from datetime import date
from enum import StrEnum

from domain.fact import Name, Record
from domain.ids import Uscc


class PartyKind(StrEnum):
    """What the subject of a case (相对人) is."""

    PERSON = "person"
    """公民, including the individual behind no registered trade."""
    SOLE_TRADER = "sole_trader"
    """个体工商户."""
    UNIT = "unit"
    """法人或者其他组织."""


class PartyClass(StrEnum):
    """Whom a fine range, a tier or a threshold is for."""

    ANY = "any"
    PERSON = "person"
    UNIT = "unit"


class AgeBand(StrEnum):
    """Age at the act as APL art. 30 divides it; the birth date stays in the vault."""

    UNDER_14 = "under_14"
    FROM_14_TO_17 = "from_14_to_17"
    ADULT = "adult"


class Capacity(StrEnum):
    """Whether the party could know and control what it did (APL art. 31)."""

    FULL = "full"
    PARTIAL = "partial"
    """尚未完全丧失辨认或者控制自己行为能力."""
    NONE = "none"


class Party(Record):
    """The subject of a case (相对人)."""

    token: Name
    """Opaque name of the party; who it is, the vault knows."""
    kind: PartyKind
    age_band: AgeBand | None = None
    """Age at the act, for a person; None where the file does not say."""
    capacity: Capacity | None = None
    """What an expert found of its capacity at the act; None where nobody was asked."""
    uscc: Uscc | None = None


class Officer(Record):
    """An enforcement officer (执法人员) in one act."""

    id: Name
    certificate: Name | None = None
    """执法证号, as shown."""
    auxiliary: bool = False
    """执法辅助人员: may assist, never counts as an officer."""


class Conduct(Record):
    """The act under enforcement (违法行为): what makes two cases about the same thing."""

    fingerprint: Name
    """Names the act within the party: place, day and kind, as the reporting system fixes it."""
    on: date
    """Day of the act, or its last day where it continued."""
    place: Name | None = None


def conduct_key(party: Party, conduct: Conduct) -> str:
    """Name one act of one party, across organs and systems."""
    return f"{party.token}/{conduct.fingerprint}"
