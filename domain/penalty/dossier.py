"""The penalty dossier: what the law's guards need to know of a penalty case."""

from datetime import date, datetime
from enum import StrEnum

from domain.fact import Record
from domain.parties import Conduct, Party, conduct_key
from domain.penalty.heard import Heard
from domain.penalty.kinds import PenaltyKind, Procedure
from domain.penalty.levels import Levels
from domain.penalty.proof import Proof


class DecisionKind(StrEnum):
    """What was decided (APL art. 57(1), art. 51)."""

    PENALTY = "penalty"
    ON_THE_SPOT = "on_the_spot"
    NO_PENALTY = "no_penalty"
    NOT_ESTABLISHED = "not_established"


class Decision(Record):
    """The decision of the case, as it stands now."""

    kind: DecisionKind
    at: datetime
    on: date
    document: str | None = None
    fine: int = 0
    """Fine in fen, as last varied."""
    stands: bool = True
    ended_at: datetime | None = None
    """When it was revoked, quashed or found void."""
    illegal_since: datetime | None = None
    """When it was found illegal and left standing."""


class Promise(Record):
    """A first offender's promise to put things right."""

    cause: str
    correct_by: date


class Dossier(Record):
    """What is known of a penalty case. Times are legal times."""

    case_number: str | None = None
    items: tuple[str, ...] = ()
    party: Party | None = None
    conduct: Conduct | None = None
    organ: str | None = None
    procedure: Procedure = Procedure.ORDINARY
    converted: bool = False
    """True once it has left the simple procedure for another."""
    filed_at: datetime | None = None
    filed_on: date | None = None
    filing_ended_at: datetime | None = None
    """When the filing was taken back."""
    joined: tuple[str, ...] = ()
    """Cases that go on in this one."""
    split_off: tuple[str, ...] = ()
    """Cases that came out of this one."""
    investigators: tuple[str, ...] = ()
    """Everybody who has investigated."""
    recusals_asked: tuple[str, ...] = ()
    """Persons whose recusal is asked for and not decided on."""
    recused: tuple[str, ...] = ()
    """Persons who have to stay away from the case (APL art. 43)."""
    suspended_on: date | None = None
    """Day from which the period stands still on a basis in law."""
    suspended_days: int = 0
    extended_days: int = 0
    """Days of extensions that were approved on a basis in law."""
    proof: Proof = Proof()
    promise: Promise | None = None
    concluded_at: datetime | None = None
    complicated: bool | None = None
    public_interest: bool | None = None
    heard: Heard = Heard()
    levels: Levels = Levels()
    decision: Decision | None = None
    kinds: tuple[PenaltyKind, ...] = ()
    """Kinds that the decision imposed."""
    sealed: bool = False
    """True once the decision document bears its seal."""
    recorded: bool = False
    """True once the on-the-spot decision was reported to the organ."""
    service_failures: int = 0
    confirmation: str | None = None
    """The party's signed consent to electronic service."""
    served_on: date | None = None
    """Day on which the decision reached the party."""

    @property
    def conduct_key(self) -> str | None:
        """Names the act under enforcement, across organs."""
        return None if self.party is None or self.conduct is None else conduct_key(self.party, self.conduct)

    @property
    def item(self) -> str | None:
        """First item of the case."""
        return self.items[0] if self.items else None


def added_days(dossier: Dossier, on: date) -> int:
    """Count the days that extensions and suspensions have added, by a day, to the period for deciding."""
    standing_still = (on - dossier.suspended_on).days if dossier.suspended_on is not None else 0
    return dossier.extended_days + dossier.suspended_days + standing_still
