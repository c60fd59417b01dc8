"""Rebuilding: a new generation beside the live one, compared with it, then switched in one transaction."""

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from msgspec import Struct, msgpack

from domain.ports.store import Store
from domain.ports.tables import Row, Session, Table
from projections.folding import Folder
from projections.parking import forget_parked
from projections.projection import (
    GENERATIONS,
    Projection,
    alone_with,
    ensure_live,
    install,
    live_generation,
    tracking_name,
)

_BATCH: Final = 5000
_PAGE: Final = 10_000


class TableDigest(Struct, frozen=True, kw_only=True):
    """Content of one table of a read model, as a number of rows and a digest over them in key order."""

    table: str
    rows: int
    digest: str


class Rebuilt(Struct, frozen=True, kw_only=True):
    """What a rebuild found."""

    projection: str
    generation: int
    position: int
    events: int
    before: tuple[TableDigest, ...]
    after: tuple[TableDigest, ...]

    @property
    def same(self) -> bool:
        """True where the new generation holds exactly what the old one held."""
        return [(d.rows, d.digest) for d in self.before] == [(d.rows, d.digest) for d in self.after]


def digest(session: Session, table: Table) -> TableDigest:
    """Digest a table: SHA-256 over its rows in the order of their keys."""
    columns = ", ".join(column.name for column in table.columns)
    keys = ", ".join(table.key)
    names = [column.name for column in table.columns]
    found, hashed = 0, sha256()
    last: Row | None = None
    while True:
        beyond = f"WHERE ({keys}) > ({', '.join('?' * len(table.key))})" if last is not None else ""
        sql = f"SELECT {columns} FROM {table.name} {beyond} ORDER BY {keys} LIMIT {_PAGE}"
        page = session.query(sql, last or ())
        for row in page:
            hashed.update(msgpack.encode(row))
        found += len(page)
        if len(page) < _PAGE:
            return TableDigest(table=table.name, rows=found, digest=hashed.hexdigest())
        last = tuple(page[-1][names.index(key)] for key in table.key)


def rebuild(store: Store, projection: Projection, progress: Callable[[int, int], None] | None = None) -> Rebuilt:
    """Build a new generation from the whole log, compare it, and switch to it; the live one answers meanwhile.

    The comparison and the switch happen in one transaction, with both generations at the same position. Raises
    RuntimeError where another rebuild has switched in the meantime.
    """
    with store.tables.write() as session:
        old = ensure_live(session, projection)
        for table in projection.tables(old + 1):
            session.drop(table)
        install(session, projection, old + 1)
        session.set_position(tracking_name(projection.name, old + 1), 0)
        forget_parked(session, projection.name, old + 1)
    building = _Building(store, projection, old)
    while True:
        while building.fold_batch():
            if progress is not None:
                progress(building.position, store.log.head())
        building.level()
        rebuilt = building.switch()
        if rebuilt is not None:
            return rebuilt


class _Building:
    """A generation on its way, beside the live one."""

    def __init__(self, store: Store, projection: Projection, old: int) -> None:
        self._store, self._projection, self._old, self._new = store, projection, old, old + 1
        self._folder = Folder(store, projection, self._new)
        self.position = 0
        self._events = 0

    def fold_batch(self) -> bool:
        """Fold the next batch; False at the present end of the log."""
        batch = self._store.log.scan(self.position, _BATCH)
        if not batch:
            return False
        self._folder.fold(batch)
        self.position = batch[-1].position
        self._events += len(batch)
        return True

    def level(self) -> None:
        """Fold into the live generation what it lacks, so that both can be compared at one position."""
        live = Folder(self._store, self._projection, self._old)
        while True:
            with self._store.tables.read() as session:
                after = session.position(tracking_name(self._projection.name, self._old))
            batch = self._store.log.scan(after, _BATCH)
            missing = [entry for entry in batch if entry.position <= self.position]
            if not missing:
                return
            live.fold(missing)

    def switch(self) -> Rebuilt | None:
        """Compare and switch; None where the two generations do not stand at one position."""
        name, old, new = self._projection.name, self._old, self._new
        with self._store.tables.write() as session:
            alone_with(session, name, old)
            if live_generation(session, name) != old:
                msg = f"another rebuild of {name} has switched meanwhile"
                raise RuntimeError(msg)
            if session.position(tracking_name(name, old)) != self.position:
                return None
            before = tuple(digest(session, table) for table in self._projection.tables(old))
            after = tuple(digest(session, table) for table in self._projection.tables(new))
            session.upsert(GENERATIONS, [(name, new)])
            for table in self._projection.tables(old):
                session.drop(table)
            forget_parked(session, name, old)
        return Rebuilt(
            projection=name,
            generation=new,
            position=self.position,
            events=self._events,
            before=before,
            after=after,
        )
