"""The port of public names: what the public may read in the place of a party's token."""

from typing import Protocol

from domain.parties import PartyKind


class PublicNames(Protocol):
    """Names of parties as the public may read them; the vault will know more of them than their codes."""

    def public_name(self, token: str, kind: PartyKind | None, code: str | None) -> str:
        """Name a party: a person masked (某某), a unit or trade in full."""


class CodesForNames:
    """What can be said without a vault: a person is 某某, and a unit is named by its code."""

    def public_name(self, token: str, kind: PartyKind | None, code: str | None) -> str:
        """Name a party; of whom nothing is known is shown as a person is."""
        del token  # it is never shown
        match kind:
            case PartyKind.UNIT:
                return code or "某单位"
            case PartyKind.SOLE_TRADER:
                return code or "某个体工商户"
            case _:
                return "某某"
