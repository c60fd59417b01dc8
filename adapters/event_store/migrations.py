"""The versions of our tables, and the judgement on a database that we find."""

from collections.abc import Sequence
from typing import TypeAlias

from adapters.event_store.errors import StoreUnusableError

Migrations: TypeAlias = Sequence[tuple[str, ...]]
"""Statements of each version, from 1 on. What was released is never edited: a change is a further version."""


def pending(migrations: Migrations, *, tables: Sequence[str], version: int | None) -> list[tuple[int, tuple[str, ...]]]:
    """List what must still be applied to a database with these tables and this version of ours.

    Raises StoreUnusableError for a database of somebody else and for one that a newer release has migrated.
    """
    if version is None and "bihuan_schema" not in tables:
        if tables:
            some = ", ".join(sorted(tables)[:3])
            raise StoreUnusableError(
                f"the database is not empty and not ours: it has {some}; give Bihuan a database of its own"
            )
        version = 0
    if version is None:
        raise StoreUnusableError("the database has our table of versions, but no version in it")
    if version > len(migrations):
        raise StoreUnusableError(
            f"the database has schema {version}, this release knows up to {len(migrations)}; install the newer release"
        )
    return list(enumerate(migrations, 1))[version:]
