"""A sheet: rows under columns that have a name, a title in both languages and a kind of value."""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from domain.terms import Term

Kind: TypeAlias = Literal["text", "integer", "truth", "day", "instant", "structure"]
"""Days and instants are ISO 8601 texts, as they are shown everywhere; a structure is whatever JSON can say."""


class SheetColumn(Struct, frozen=True):
    """A column of a sheet."""

    name: str
    title: Term
    kind: Kind = "text"
    fen: bool = False
    """Whether it is money in fen; its title says so."""

    @property
    def label(self) -> Term:
        """Its title as people read it above the column."""
        if not self.fen:
            return self.title
        zh, en = self.title.zh.removesuffix("（分）"), self.title.en.removesuffix(" (fen)").removesuffix(", fen")
        return Term(f"{zh}（分）", f"{en} (fen)")


class Sheet(Struct, frozen=True, kw_only=True):
    """A table as it is handed on."""

    name: str
    """Of its file, without an ending."""
    title: Term
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[object]]
    """Each a value a column; read once for each format that it is written in."""
