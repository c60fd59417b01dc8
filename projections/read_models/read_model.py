"""A read model: which entries a case contributes, and how they are kept and found."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct, structs

from domain.approval.facts import PermitApplied, SupervisionHandedOver
from domain.collaboration.disputes import JurisdictionDisputeResolved
from domain.collaboration.facts import CaseTransferAccepted
from domain.fact import Fact
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.investigation import CaseFiled
from domain.ports.tables import Column, Table
from domain.supervision.facts import InspectionTaskIssued, LeadReceived
from domain.supervision.leads import LeadTransferAccepted
from domain.terms import Term
from projections.read_models.entry import Entry, columns, fields
from projections.read_models.telling import Told

_NAMING: Final[frozenset[type[Fact]]] = frozenset(
    {
        PermitApplied,
        LeadReceived,
        InspectionTaskIssued,
        CaseFiled,
        OnTheSpotDecided,
        SupervisionHandedOver,
        CaseTransferAccepted,
        LeadTransferAccepted,
        JurisdictionDisputeResolved,
    }
)
"""Facts that say of a case which item, party, region or organ it is about; every read model hears them."""

STRETCH: Final = (
    Column("case_id", "text"),
    Column("valid_from", "text"),
    Column("next_from", "text"),
    Column("version", "integer"),
    Column("known_from", "integer"),
    Column("known_to", "integer"),
    Column("next_known", "integer"),
    Column("synthetic", "integer"),
    Column("gone_in", "integer"),
    Column("gone_in_all", "integer"),
)
"""Of each stretch: from when it was true until when, between which positions of the log that was believed, and in which
quarter it was gone, as ``quarter`` numbers them; ``LATEST`` of those that are true and believed today.

A list of today reads the latest stretches alone, one of another time those besides that were gone in its quarter or
later. ``gone_in_all`` is the same for lists without a filter: databases take two columns for independent of each other,
and of an index that has the quarter without the filter they would hope too much.
"""
LATEST: Final = 0
STANDARD: Final = ("organ", "region", "item", "officer")
"""Filters that every read model has."""


class ReadModel(Struct, frozen=True, kw_only=True):
    """A read model over the cases of the log."""

    name: str
    """Of its tables, and of its path."""
    title: Term
    entry: type[Entry]
    hears: frozenset[type[Fact]]
    """Facts with which the entries of a case may change; facts that name a case are heard besides."""
    entries: Callable[[Told], Iterable[Entry]]
    """The entries that a case contributes as far as it is told; a function of what it is given and nothing else."""
    filters: tuple[str, ...] = ()
    """Further fields by which it is filtered and counted."""
    sums: tuple[str, ...] = ()
    """Fields with numbers that may be added up; money is in fen."""

    def __post_init__(self) -> None:
        """Hear what names a case too."""
        structs.force_setattr(self, "hears", self.hears | _NAMING)

    def listens(self, facts: Iterable[type[Fact]]) -> bool:
        """Say whether one of some facts may change its entries."""
        return not self.hears.isdisjoint(facts)

    def table(self, generation: int) -> Table:
        """Declare the table of a generation.

        Of what a model is filtered by, few entries may be in a state at a time and many have been: indexes say of each
        when it was seen, so that the others are passed over without being fetched.
        """
        order = ("day", "case_id", "key")
        seen = ("next_known", "next_from", "known_to", "known_from", "valid_from")
        return Table(
            name=f"{self.name}_{generation}",
            columns=(*STRETCH, *columns(self.entry)),
            key=("case_id", "key", "known_from", "version"),
            indexes=(
                ("gone_in_all", *order, *seen),
                *((filtered, "gone_in", *order) for filtered in STANDARD),
                *((filtered, "gone_in", *order, *seen) for filtered in self.filters),
            ),
        )


def quarter(moment: datetime) -> int:
    """Count quarters up to that of a moment; stretches are told apart by it and nothing else, so UTC does."""
    utc = moment.astimezone(UTC)
    return utc.year * 4 + (utc.month - 1) // 3


def checked(model: ReadModel) -> ReadModel:
    """Check a declaration: filters and sums must be fields; raises ValueError that names the one that is not."""
    known = {field.name: field.kind for field in fields(model.entry)}
    for column in STRETCH:
        if column.name in known:
            raise ValueError(f"{model.name} calls a field {column.name}, which every row has already")
    for name in model.filters:
        if known.get(name, "structure") == "structure":
            raise ValueError(f"{model.name} is filtered by {name}, which is no plain field of its entries")
    for name in model.sums:
        if known.get(name) not in {"integer", "truth"}:
            raise ValueError(f"{model.name} adds up {name}, which is no number of its entries")
    return model
