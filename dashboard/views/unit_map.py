"""Where communes lie, by the shapes that the office uploaded, each with its figure; those without a shape stay tiles."""

from dataclasses import dataclass, replace

from dashboard.domain.absence import Absence
from dashboard.domain.people.named import signer
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.shapes import Polygon, UnitMap, UnitShape
from dashboard.text import Words
from dashboard.views.cell import Cell
from dashboard.views.commune_measures import MeasuredCommunes, MeasuredUnit
from dashboard.views.linked import to_unit
from dashboard.views.table import Table, texts

_IN_A_ROW = 4  # tiles of units without a shape


@dataclass(frozen=True)
class Tile:
    """One commune's place on the map of squares: `x` and `y` count tiles from the upper left corner."""

    name: str
    x: int
    y: int
    gap: float | None
    absence: str
    text: str
    note: str
    code: str


@dataclass(frozen=True)
class MapArea:
    """One unit's shape with its figure. `gap` colours it, by whatever is measured; None with the absence that explains it."""

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


def tiles_of(shown: MeasuredCommunes, plan: Plan) -> tuple[tuple[Tile, ...], tuple[str, ...]]:
    """A square for each commune that the plan gives a place, and the names of the others."""
    placed = [(row, plan.unit_by_code[row.code].tile) for row in shown.rows]
    tiles = tuple(
        Tile(row.name, *place, row.value, str(row.absence or ""), row.short, row.note, row.code)
        for row, place in placed
        if place is not None
    )
    return tiles, tuple(row.name for row, place in placed if place is None)


def commune_map(shown: MeasuredCommunes, plan: Plan, stands: UnitMap, words: Words) -> CommuneMap | None:
    """None where no commune of the page has a shape: the tile map shows them all."""
    shapes = {shape.unit: shape for shape in stands.shapes}
    areas = tuple(_area(row, plan, shapes[row.code]) for row in shown.rows if row.code in shapes)
    if not areas:
        return None
    without = tuple(row.name for row in shown.rows if row.code not in shapes)
    tiles = [tile for tile in tiles_of(shown, plan)[0] if tile.code not in shapes]
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
        texts(words("Figure"), [Cell(place.note, absent=place.gap is None) for place in places]),
    )


def map_heading(plan: Plan, stands: UnitMap | None, words: Words) -> str:
    """How many of the plan's communes have a shape."""
    communes = {unit.code for unit in plan.units if unit.level is plan.area_level}
    if stands is None or not stands.shapes:
        return words("No map yet: {count} communes are drawn as tiles", count=len(communes))
    drawn = len(communes & {shape.unit for shape in stands.shapes})
    return words("The map shows {count} of {all} communes", count=drawn, all=len(communes))


def map_source(stands: UnitMap, words: Words, plan: Plan) -> str:
    """The file that the map came from, who sent it, and when."""
    sender = signer(plan, stands.actor)
    return words("{file} · {actor} · {when}", file=stands.file_name, actor=sender, when=stands.recorded_at)


def _area(row: MeasuredUnit, plan: Plan, shape: UnitShape) -> MapArea:
    label = plan.unit_by_code[row.code].label
    return MapArea(
        row.code, row.name, label, shape.polygons, *shape.inside, shape.room, row.value, row.absence, row.short, row.note
    )  # fmt: skip
