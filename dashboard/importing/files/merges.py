"""What lies under the merged cells of a sheet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dashboard.importing.files.cells import Merge


def covered(places: Iterable[tuple[int, int]], merges: list[Merge]) -> Iterator[int]:
    """Positions of cells that lie under a merge: nobody sees them, only the first cell of a merge is shown."""
    by_row: dict[int, list[tuple[int, int]]] = defaultdict(list)  # row -> (column, position)
    for position, (row, column) in enumerate(places):
        by_row[row].append((column, position))
    filled = sorted(by_row)
    open_merges: list[Merge] = []
    waiting = iter([*merges, None])
    coming = next(waiting)
    for row in filled:
        open_merges = [merge for merge in open_merges if merge[2] >= row]
        while coming is not None and coming[0] <= row:
            if coming[2] >= row:
                open_merges.append(coming)
            coming = next(waiting)
        for top, left, _, right in open_merges:
            yield from (
                position for column, position in by_row[row] if left <= column <= right and (row, column) != (top, left)
            )
