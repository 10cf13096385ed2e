"""Where a map lies: in Viet Nam by longitude and latitude, or what its numbers probably are instead."""

from collections.abc import Sequence

from dashboard.domain.issues import IssueCode
from dashboard.importing.maps.map_file import Drawn

WEST, SOUTH, EAST, NORTH = 102.0, 6.0, 118.0, 24.0  # Viet Nam with its islands


def whereabouts(areas: Sequence[Drawn]) -> tuple[IssueCode, Drawn] | None:
    """What is wrong with the positions, and the first feature that shows it; None where all lie in Viet Nam."""
    for feature in areas:
        west, south, east, north = feature.bounds
        if west >= WEST and east <= EAST and south >= SOUTH and north <= NORTH:
            continue
        if west >= SOUTH and east <= NORTH and south >= WEST and north <= EAST:
            return IssueCode.MAP_SWAPPED, feature
        if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
            return IssueCode.MAP_PROJECTED, feature  # metres, as VN-2000 counts them
        return IssueCode.MAP_ELSEWHERE, feature
    return None
