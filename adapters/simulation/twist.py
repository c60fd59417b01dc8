"""A twist: one way in which a story may break a guard, or come to its very edge and keep it."""

from msgspec import Struct

from adapters.simulation.deviation import Deviation
from domain.parties import AgeBand, PartyKind


class Twist(Struct, frozen=True, kw_only=True):
    """What is unusual about a story."""

    guard: str
    how: str
    plot: str = "ordinary"
    lawful: bool = False
    """True where the guard is kept, at its edge."""
    items: tuple[str, ...] = ()
    """Items that it needs; any that fits the party where empty."""
    party: PartyKind | None = None
    age: AgeBand = AgeBand.ADULT
    act: str | None = None
    """The act that shows it, where the guard meets several."""
    also: tuple[str, ...] = ()
    """Further guards that the same act cannot but break."""
    deviation: Deviation | None = None
    """The one act of an ordinary story that is otherwise; none where the plot itself tells the twist."""
