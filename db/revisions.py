"""Which schemas there are, as the files of the migrations say: Alembic itself is loaded only to change a store."""

import re
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect

FOLDER = Path(__file__).parent / "migrations"
_SAID = re.compile(r'^(revision|down_revision)(?:: [^=]+)? = (?:"(\w+)"|None)$', re.MULTILINE)
_KEPT_IN = "alembic_version"


@cache
def revisions() -> tuple[str, ...]:
    """Every schema, oldest first: each migration names the one that it follows."""
    after: dict[str, str] = {}
    for file in (FOLDER / "versions").glob("*.py"):
        said = dict(_SAID.findall(file.read_text(encoding="utf-8")))
        after[said["down_revision"]] = said["revision"]
    order = [after[""]]
    while order[-1] in after:
        order.append(after[order[-1]])
    return tuple(order)


def revision_kept(connection: Connection) -> str | None:
    """The schema that the database of `connection` has; None for a database without one."""
    if not inspect(connection).has_table(_KEPT_IN):
        return None
    kept: str | None = connection.exec_driver_sql(f"SELECT version_num FROM {_KEPT_IN}").scalar()
    return kept
