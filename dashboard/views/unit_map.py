"""Where communes lie, by the shapes that the office uploaded: each with its worst gap; those without a shape stay tiles."""

from dataclasses import dataclass, replace

from dashboard.domain.absence import Absence
from dashboard.domain.people.named import signer
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.shapes import Polygon, UnitMap, UnitShape
from dashboard.domain.plan.units import UnitLevel
from dashboard.text import Words
from dashboard.views.cell import Cell
from dashboard.views.communes import CommuneRow, Communes, Tile
from dashboard.views.linked import to_unit
from dashboard.views.table import Table, texts

_IN_A_ROW = 4  # tiles of units without a shape


@dataclass(frozen=True)
class MapArea:
    """One unit's shape with its figure. `gap` in điểm %, None with the absence that explains it."""

    code: str
    name: str
    label: str  # where space is scarce
    polygons: tuple[Polygon, ...]
    longitude: float  # of the point for the figure
    latitude: float
    room: float  # degrees free around it
    gap: float | None = None
    absence: Absence | None = None
    text: str = ""
    note: str = ""


@dataclass(frozen=True)
class CommuneMap:
    """The shapes that there are, and the units without: by name, and as tiles, in rows below the map."""

    areas: tuple[MapArea, ...]
    without: tuple[str, ...]
    tiles: tuple[Tile, ...]
    source: str  # which file, of whom, when


def commune_map(shown: Communes, plan: Plan, stands: UnitMap, words: Words) -> CommuneMap | None:
    """None where no commune of the page has a shape: the tile map shows them all."""
    shapes = {shape.unit: shape for shape in stands.shapes}
    areas = tuple(_area(row, plan, shapes[row.code]) for row in shown.rows if row.code in shapes)
    if not areas:
        return None
    without = tuple(row.name for row in shown.rows if row.code not in shapes)
    tiles = [tile for tile in shown.tiles if tile.code not in shapes]
    in_rows = tuple(replace(tile, x=n % _IN_A_ROW, y=n // _IN_A_ROW) for n, tile in enumerate(tiles))
    return CommuneMap(areas, without, in_rows, map_source(stands, words, plan))


def outlines(shapes: tuple[UnitShape, ...], plan: Plan) -> tuple[MapArea, ...]:
    """Shapes with the names of their units and nothing else."""
    named = ((shape, plan.unit_by_code[shape.unit]) for shape in shapes)
    return tuple(
        MapArea(u.code, u.name, u.label, shape.polygons, *shape.inside, shape.room, note=u.official_code)
        for shape, u in named
    )


def place_table(places: tuple[Tile | MapArea, ...], words: Words) -> Table:
    """Behind a map, whether it has tiles or shapes."""
    return Table.of(
        texts(words("Unit"), [to_unit(place.name, place.code) for place in places]),
        texts(words("Worst gap"), [Cell(place.note, absent=place.gap is None) for place in places]),
    )


def map_heading(plan: Plan, stands: UnitMap | None, words: Words) -> str:
    """How many of the plan's communes have a shape."""
    communes = {unit.code for unit in plan.units if unit.level is UnitLevel.COMMUNE}
    if stands is None or not stands.shapes:
        return words("No map yet: {count} communes are drawn as tiles", count=len(communes))
    drawn = len(communes & {shape.unit for shape in stands.shapes})
    return words("The map shows {count} of {all} communes", count=drawn, all=len(communes))


def map_source(stands: UnitMap, words: Words, plan: Plan) -> str:
    """The file that the map came from, who sent it, and when."""
    sender = signer(plan, stands.actor)
    return words("{file} · {actor} · {when}", file=stands.file_name, actor=sender, when=stands.recorded_at)


def _area(row: CommuneRow, plan: Plan, shape: UnitShape) -> MapArea:
    note = f"{row.indicator}: {row.gap_text}" if row.indicator else row.gap_text.text
    label = plan.unit_by_code[row.code].label
    return MapArea(
        row.code, row.name, label, shape.polygons, *shape.inside, shape.room, row.gap, row.absence, row.gap_short, note
    )  # fmt: skip
