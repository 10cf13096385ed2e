"""The snapshots that a process keeps: each is brought forward by what came since, and a plan year is read whole only once.

Pages, uploads, previews and commands ask for the same plan year again and again, mostly at the version that is the newest.
"""

from collections import OrderedDict
from threading import Lock

from dashboard.domain.reported.snapshot import Snapshot
from db.engine import reading
from db.queries import plans, snapshots, versions

_MOST = 8  # plan years, of all stores of the process
_VERSIONS = 4  # of a plan year: the newest one, and those that were asked for last; they share what they have in common

Key = tuple[str, str, int]  # store, programme, year


class NewestSnapshots:
    """Snapshots by plan year. Threads that ask for one plan year at once wait for the first of them."""

    def __init__(self) -> None:
        self._known: OrderedDict[Key, OrderedDict[int, Snapshot]] = OrderedDict()
        self._locks: dict[Key, Lock] = {}
        self._all = Lock()

    def snapshot(self, url: str, programme: str, year: int | None, version: int | None) -> Snapshot | None:
        """The plan of `programme` for `year` (None: the newest) as known at `version` (None: now); equal to what the store says."""
        with reading(url) as session:
            moment = versions.known(session, version)
            year = year or (plans.newest_year(session, programme, moment.version) if moment else None)
            if moment is None or year is None:
                return None
            of_year, lock = self._of((url, programme, year))
            with lock:
                earlier = max((v for v in of_year if v <= moment.version), default=None)
                known = None if earlier is None else snapshots.snapshot_after(session, of_year[earlier], moment.version)
                if known is None:
                    known = snapshots.snapshot(session, programme, year, moment.version)
                if known is not None:
                    _keep(of_year, known)
        return known

    def _of(self, key: Key) -> tuple[OrderedDict[int, Snapshot], Lock]:
        with self._all:
            of_year, lock = self._known.setdefault(key, OrderedDict()), self._locks.setdefault(key, Lock())
            self._known.move_to_end(key)
            while len(self._known) > _MOST:
                oldest, _ = self._known.popitem(last=False)
                self._locks.pop(oldest, None)
        return of_year, lock


def _keep(of_year: OrderedDict[int, Snapshot], known: Snapshot) -> None:
    of_year[known.version] = known
    of_year.move_to_end(known.version)
    newest = max(of_year)
    while len(of_year) > _VERSIONS:
        del of_year[next(version for version in of_year if version != newest)]


OF_THIS_PROCESS = NewestSnapshots()
