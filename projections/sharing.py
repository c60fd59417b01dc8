"""Folding parts that come and go: several processes fold all parts of the cases, each those that it has just now."""

from collections.abc import Collection, Sequence
from typing import Final

from domain.ports.store import Store
from projections.folding import Folder
from projections.projection import Part, Projection, divide, index, live_generation, tracking_name

_BATCH: Final = 2000


class SharedFolding:
    """Every projection in as many parts as are shared out. Two who fold one part for a while do no harm.

    Each batch of a part commits with its position, under a lock, and what was folded already is passed over.
    """

    def __init__(self, store: Store, projections: Sequence[Projection], count: int) -> None:
        """Fold in ``count`` parts from now on; who still folds in another number finds out (RepartitionedError)."""
        self._store, self._projections, self._count = store, tuple(projections), count
        self._folders: dict[int, tuple[Folder, ...]] = {}
        self._indexed = False
        with store.tables.write() as session:
            for projection in self._projections:
                divide(session, projection, count)

    def step(self, mine: Collection[int]) -> int:
        """Fold the next batch of the log into these parts; returns how many events were read, 0 at its end."""
        self._take_over(mine)
        folders = [folder for folders in self._folders.values() for folder in folders]
        if not folders:
            return 0
        after = self._slowest()
        batch = self._store.log.scan(after, _BATCH)
        for folder in folders if batch else ():
            folder.fold(batch)
        if len(batch) < _BATCH and not self._indexed:
            self._index()
        return len(batch)

    def _slowest(self) -> int:
        with self._store.tables.read() as session:
            return min(
                session.position(tracking_name(p.name, live_generation(session, p.name), Part(part, self._count)))
                for p in self._projections
                for part in self._folders
            )

    def _take_over(self, mine: Collection[int]) -> None:
        """Fold no more what is another's, and try again what was parked of what is ours now."""
        self._folders = {part: folders for part, folders in self._folders.items() if part in mine}
        for part in sorted(set(mine) - set(self._folders)):
            share = Part(part, self._count)
            folders = tuple(Folder(self._store, projection, part=share) for projection in self._projections)
            for folder in folders:
                folder.retry_all()
            self._folders[part] = folders

    def _index(self) -> None:
        with self._store.tables.write() as session:
            for projection in self._projections:
                index(session, projection, live_generation(session, projection.name))
        self._indexed = True
