"""The base class of all tables, with a registry of its own so that a reload of the app defines them cleanly again."""

import re

from sqlalchemy.orm import declared_attr, registry
from sqlmodel import SQLModel

from db.naming import new_metadata

METADATA = new_metadata()


class TableRow(SQLModel, registry=registry(metadata=METADATA)):
    """Base of all tables; `ProjectNodeRow` is kept in `project_node`. Rows are added, never changed."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()
