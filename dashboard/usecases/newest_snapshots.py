"""The newest snapshots of a process: each is brought forward by what came since, and read whole only once.

Pages, uploads, previews and commands ask for the same plan year again and again, at the version that is the newest.
"""

from collections import OrderedDict
from threading import Lock

from sqlalchemy.orm import Session

from dashboard.domain.reported.snapshot import Snapshot
from db.queries import plans, snapshots, versions

_MOST = 8  # plan years, of all stores of the process

Key = tuple[str, str, int]  # store, programme, year


class NewestSnapshots:
    """Snapshots by plan year. Threads that ask for one at once wait for the first of them."""

    def __init__(self) -> None:
        self._known: OrderedDict[Key, Snapshot] = OrderedDict()
        self._locks: dict[Key, Lock] = {}

    def snapshot(
        self, session: Session, url: str, programme: str, year: int | None, version: int | None
    ) -> Snapshot | None:
        """The plan of `programme` for `year` (None: the newest) as known at `version` (None: now); equal to what the store says.

        A past version is read whole and not kept.
        """
        moment = versions.known(session, version)
        year = year or (plans.newest_year(session, programme, moment.version) if moment else None)
        if moment is None or year is None:
            return None
        key = (url, programme, year)
        newest = self._known.get(key)
        if newest is not None and moment.version < newest.version:
            return snapshots.snapshot(session, programme, year, moment.version)
        with self._locks.setdefault(key, Lock()):
            newest = self._known.get(key)
            if newest is None or newest.version > moment.version:
                known = snapshots.snapshot(session, programme, year, moment.version)
            else:
                known = snapshots.snapshot_after(session, newest, moment.version) or snapshots.snapshot(
                    session, programme, year, moment.version
                )
            if known is not None and (newest is None or newest.version <= known.version):
                self._keep(key, known)
        return known

    def _keep(self, key: Key, known: Snapshot) -> None:
        self._known[key] = known
        self._known.move_to_end(key)
        while len(self._known) > _MOST:
            oldest, _ = self._known.popitem(last=False)
            self._locks.pop(oldest, None)


OF_THIS_PROCESS = NewestSnapshots()
