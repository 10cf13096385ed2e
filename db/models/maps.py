"""Maps: the shapes of a plan year's units, one set of rows for each revision. Rows are only added."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from dashboard.domain.plan.shapes import Polygon, Position
from db.base import TableRow
from db.types import Coordinates


class UnitMapRow(TableRow, table=True):
    """One revision of a plan year's map; the highest one decides. One without shapes was taken off, for its `reason`."""

    __table_args__ = (UniqueConstraint("programme_id", "year", "revision"),)

    id: int = Field(primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    year: int
    revision: int
    upload_id: int | None = Field(foreign_key="upload.id", index=True)
    file_name: str
    reason: str
    from_version: int = Field(foreign_key="store_version.version")


class UnitShapeRow(TableRow, table=True):
    """One unit's shape on one map: polygons, the point for its label, and the free radius around it in degrees."""

    map_id: int = Field(foreign_key="unit_map.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)
    polygons: tuple[Polygon, ...] = Field(sa_type=Coordinates)
    inside: Position = Field(sa_type=Coordinates)
    room: float
