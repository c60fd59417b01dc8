"""Rebuilding: a new generation beside the live one, compared with it, then switched in one transaction."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from typing import Final

from msgspec import Struct, msgpack

from domain.ports.store import Store
from domain.ports.tables import Row, Session, Table
from projections.folding import Folder
from projections.parking import forget_parked
from projections.projection import (
    GENERATIONS,
    Live,
    Part,
    Projection,
    alone_with,
    ensure_live,
    index,
    install,
    live,
    parts,
    tracking_name,
)

_BATCH: Final = 20_000
"""Events a transaction while a generation is built: nobody waits for it, so the disk is asked to keep up seldom."""
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
    """Position in the log, and so number of events, at which the two generations were compared."""
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


def rebuild(
    store: Store,
    projection: Projection,
    progress: Callable[[int, int], None] | None = None,
    helpers: "Helpers | None" = None,
) -> Rebuilt:
    """Build a new generation from the whole log, compare it, and switch to it; the live one answers meanwhile.

    The comparison and the switch happen in one transaction, with both generations at the same position. With
    ``helpers`` other processes fold the bulk, each its part of the cases. Raises RuntimeError where another rebuild has
    switched in the meantime.
    """
    building = _Building(store, projection, parts(helpers.processes if helpers is not None else 1))
    if helpers is not None:
        building.fold_in_processes(helpers)
    while True:
        while building.fold_batch():
            if progress is not None:
                progress(building.position, store.log.head())
        building.index()
        building.level()
        rebuilt = building.switch()
        if rebuilt is not None:
            return rebuilt


class Helpers(Struct, frozen=True, kw_only=True):
    """Processes that take part in a rebuild."""

    processes: int
    open_store: Callable[[], Store]
    """Opens the same store in another process; must be picklable."""


def _fold_part(
    open_store: Callable[[], Store], projection: Projection, generation: int, part: Part, up_to: int
) -> None:
    store = open_store()
    try:
        _fold_up_to(store, Folder(store, projection, generation, part), up_to)
    finally:
        store.close()


def _fold_up_to(store: Store, folder: Folder, up_to: int) -> None:
    while (after := folder.position()) < up_to:
        folder.fold([entry for entry in store.log.scan(after, _BATCH) if entry.position <= up_to])


class _Building:
    """A generation on its way, beside the live one."""

    def __init__(self, store: Store, projection: Projection, shares: tuple[Part, ...]) -> None:
        self._store, self._projection = store, projection
        with store.tables.write() as session:
            self._old = ensure_live(session, projection)
            self._new = self._old + 1
            for unused in (self._old - 1, self._new):
                for table in projection.tables(unused):
                    session.drop(table)
            install(session, projection, self._new)
            for part in shares:
                session.set_position(tracking_name(projection.name, self._new, part), 0)
            forget_parked(session, projection.name, self._new)
        self._folders = tuple(Folder(store, projection, self._new, part) for part in shares)
        self._shares = shares
        self.position = 0
        """How far the generation has come."""

    def fold_in_processes(self, helpers: Helpers) -> None:
        """Fold up to the present end of the log, each part in a process of its own."""
        up_to = self._store.log.head()
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(helpers.processes, mp_context=context) as pool:
            given = (helpers.open_store, self._projection, self._new)
            for done in [pool.submit(_fold_part, *given, part, up_to) for part in self._shares]:
                done.result()
        self.position = up_to

    def fold_batch(self) -> bool:
        """Fold the next batch into every part; False at the present end of the log."""
        batch = self._store.log.scan(self.position, _BATCH)
        if not batch:
            return False
        for folder in self._folders:
            folder.fold(batch)
        self.position = batch[-1].position
        return True

    def index(self) -> None:
        """Index the tables, now that they are full."""
        with self._store.tables.write() as session:
            index(session, self._projection, self._new)

    def level(self) -> None:
        """Fold into the live generation what it lacks, so that both can be compared at one position."""
        with self._store.tables.read() as session:
            now = live(session, self._projection.name)
        for part in parts(now.parts):
            _fold_up_to(self._store, Folder(self._store, self._projection, self._old, part), self.position)

    def switch(self) -> Rebuilt | None:
        """Compare and switch; None where the two generations do not stand at one position."""
        name, old, new = self._projection.name, self._old, self._new
        with self._store.tables.write() as session:
            now = live(session, name)
            for part in parts(now.parts):
                alone_with(session, name, old, part)
            if live(session, name) != Live(old, now.parts):
                msg = f"another rebuild of {name} has switched meanwhile"
                raise RuntimeError(msg)
            if any(session.position(tracking_name(name, old, p)) != self.position for p in parts(now.parts)):
                return None
            before = tuple(digest(session, table) for table in self._projection.tables(old))
            after = tuple(digest(session, table) for table in self._projection.tables(new))
            for part in parts(now.parts):
                session.set_position(tracking_name(name, new, part), self.position)
            session.upsert(GENERATIONS, [(name, new, now.parts)])
            # The old tables stay until the next rebuild: a query that has just read which generation is live must find
            # them, since PostgreSQL looks tables up in the catalogue of the moment, not of the query's snapshot.
            forget_parked(session, name, old)
        return Rebuilt(
            projection=name,
            generation=new,
            position=self.position,
            before=before,
            after=after,
        )
