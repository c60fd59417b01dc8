"""Facts of the registers on parties: who is one and the same (相对人). Names and numbers stay in the vault."""

from datetime import date

from domain.fact import Fact, Name, Reference, fact
from domain.ids import Uscc
from domain.parties import PartyKind


@fact("party_registered.v1", zh="相对人登记", command="register_party")
class PartyRegistered(Fact):
    """A party got its token; who it is, the vault knows."""

    party: Name
    kind: PartyKind
    registered_on: date
    identity_kind: Name | None = None
    """Kind of the identity document, such as ``id_card``."""
    identity: Reference | None = None
    """Token of its number in the vault, or a salted commitment to it."""
    uscc: Uscc | None = None


@fact("party_identity_merged.v1", zh="相对人归并", command="merge_party_identity")
class PartyIdentityMerged(Fact):
    """Two tokens turned out to name one party; from then on the first offence of one is that of the other."""

    party: Name
    """The token that goes on."""
    merged: Name
    """The token that names the same party."""
    merged_on: date
    ground: Reference | None = None


FACTS = (PartyRegistered, PartyIdentityMerged)
