"""Written by `python -m db.write` from `db.models.maps`, where each table says what it is."""

from sqlalchemy import Column, Float, ForeignKey, Integer, String, Table

from db.tables.metadata import METADATA
from db.types import Coordinates

unit_map = Table(
    "unit_map",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("programme_id", Integer, ForeignKey("programme.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("upload_id", Integer, ForeignKey("upload.id")),
    Column("file_name", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

unit_shape = Table(
    "unit_shape",
    METADATA,
    Column("map_id", Integer, ForeignKey("unit_map.id"), primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    Column("polygons", Coordinates, nullable=False),
    Column("inside", Coordinates, nullable=False),
    Column("room", Float, nullable=False),
)
