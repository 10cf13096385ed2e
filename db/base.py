"""The base class of all tables, with a registry of its own so that a reload of the app defines them cleanly again."""

import re

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import declared_attr, registry
from sqlmodel import SQLModel

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class TableRow(SQLModel, registry=registry(metadata=METADATA)):
    """Base of all tables; `ProjectNodeRow` is kept in `project_node`. Rows are added, never changed."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()


def table_of(row: type[TableRow]) -> Table:
    """The table behind a class, for statements over many rows at once."""
    return METADATA.tables[str(row.__tablename__)]
