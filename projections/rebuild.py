"""Rebuilding: a new generation beside the live one, compared with it, then switched in one transaction."""

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from msgspec import Struct, msgpack

from domain.ports.store import Store
from domain.ports.tables import Row, Session, Table
from projections.projection import GENERATIONS, Projection, ensure_live, install, tracking_name

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

    The comparison and the switch happen in one transaction, after both generations have reached the same position.
    """
    with store.tables.write() as session:
        old = ensure_live(session, projection)
        new = old + 1
        for table in projection.tables(new):
            session.drop(table)
        install(session, projection, new)
    # A generation given up half-way may have left its position behind: the name is new with every attempt.
    position = events = 0
    while True:
        batch = store.log.read_all(position, _BATCH)
        if batch:
            with store.tables.write() as session:
                projection.apply(session, new, batch, store.log)
            position = batch[-1].position
            events += len(batch)
            if progress is not None:
                progress(position, store.log.head())
            continue
        with store.tables.write() as session:
            if ensure_live(session, projection) != old:
                msg = f"another rebuild of {projection.name} has switched meanwhile"
                raise RuntimeError(msg)
            live_position = session.position(tracking_name(projection.name, old))
            if live_position > position:
                continue
            _bring_level(session, store, projection, old, live_position, position)
            before = tuple(digest(session, table) for table in projection.tables(old))
            after = tuple(digest(session, table) for table in projection.tables(new))
            session.set_position(tracking_name(projection.name, new), position)
            session.upsert(GENERATIONS, [(projection.name, new)])
            for table in projection.tables(old):
                session.drop(table)
        return Rebuilt(
            projection=projection.name,
            generation=new,
            position=position,
            events=events,
            before=before,
            after=after,
        )


def _bring_level(
    session: Session, store: Store, projection: Projection, generation: int, after: int, up_to: int
) -> None:
    """Fold what the live generation has not folded yet, so that both stand at one position when compared."""
    while after < up_to:
        batch = [r for r in store.log.read_all(after, _BATCH) if r.position <= up_to]
        projection.apply(session, generation, batch, store.log)
        after = batch[-1].position
