"""Enforcement items (执法事项): one fact a version, with fines in fen."""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources.abc import Traversable
from typing import Annotated, Final

from msgspec import Meta, Struct, structs

from adapters.registers.errors import RegisterFileError
from adapters.registers.files import SHIPPED, Versioned, read
from domain.fact import money
from domain.ids import item
from domain.parties import PartyClass
from domain.penalty.kinds import PenaltyKind
from domain.registers.facts import Correction, FineRange, ItemVersionPublished

_FEN_PER_YUAN: Final = 100

YuanRange = tuple[Annotated[int, Meta(ge=0)], Annotated[int, Meta(ge=0)]]
"""Lowest and highest fine, in yuan."""


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One version of an item."""

    code: str
    article: str
    name: str
    correction: Correction
    optional: bool
    any: YuanRange | None = None
    unit: YuanRange | None = None
    person: YuanRange | None = None
    kinds: tuple[PenaltyKind, ...] = (PenaltyKind.FINE,)
    effective_from: date | None = None
    """First day of this version where it differs from the norm's."""
    effective_to: date | None = None


class Norm(Versioned, frozen=True, kw_only=True):
    """A file of items: those of one norm."""

    norm: str
    effective_from: date
    item: tuple[Item, ...]


def shipped_norms() -> list[Traversable]:
    """List the files of items that ship with the product, in order of their names."""
    return sorted((f for f in (SHIPPED / "items").iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def items(norms: Iterable[Traversable] | None = None) -> Iterator[tuple[str, date, ItemVersionPublished]]:
    """Make the facts of all files, each with its name and first day; raises RegisterFileError, on overlaps too."""
    known: dict[str, list[tuple[str, ItemVersionPublished]]] = {}
    for file in shipped_norms() if norms is None else norms:
        norm = read(file, Norm)
        for entry in norm.item:
            version = _version(file.name, norm, entry)
            for other_file, other in known.get(version.item, ()):
                if _overlap(version, other):
                    reason = f"{version.item} overlaps the version of {other.effective_from} in {other_file}"
                    raise RegisterFileError(file.name, reason)
            known.setdefault(version.item, []).append((file.name, version))
            yield f"item-{version.item}-{version.effective_from}.r{norm.version}", version.effective_from, version


def _version(file: str, norm: Norm, entry: Item) -> ItemVersionPublished:
    fines = tuple(_ranges(file, entry))
    if not fines:
        raise RegisterFileError(file, f"{entry.code} has no fine")
    try:
        code = item(entry.code)
    except ValueError as error:
        raise RegisterFileError(file, f"{entry.code}: {error}") from error
    version = ItemVersionPublished(
        item=code,
        name=entry.name,
        norm=norm.norm,
        article=entry.article,
        correction=entry.correction,
        fine_optional=entry.optional,
        fines=fines,
        effective_from=entry.effective_from or norm.effective_from,
        effective_to=entry.effective_to,
        kinds=entry.kinds,
    )
    if version.effective_to is not None and version.effective_to < version.effective_from:
        raise RegisterFileError(file, f"{entry.code} ends before it begins")
    return version


def _ranges(file: str, entry: Item) -> Iterator[FineRange]:
    if entry.any is not None and (entry.unit is not None or entry.person is not None):
        raise RegisterFileError(file, f"{entry.code} has a fine for anybody besides one for a class of party")
    for party in PartyClass:
        allowed: YuanRange | None = structs.asdict(entry)[party.value]
        if allowed is None:
            continue
        low, high = allowed
        if low > high:
            raise RegisterFileError(file, f"{entry.code}: the lowest fine, {low}, exceeds the highest, {high}")
        yield FineRange(party=party, minimum=money(low * _FEN_PER_YUAN), maximum=money(high * _FEN_PER_YUAN))


def _overlap(one: ItemVersionPublished, other: ItemVersionPublished) -> bool:
    """Say whether two versions of one item hold on some day; where the earlier is open, the later does not end it."""
    first, second = sorted((one, other), key=lambda v: v.effective_from)
    return first.effective_to is None or first.effective_to >= second.effective_from
