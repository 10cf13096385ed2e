"""Writes `db/tables.py` from the models: `python -m db.write` (a test checks that it is current).

Statements need the tables and not the classes: a command that asks the store for one figure starts sooner without them.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Column, Table

import db.types
from db.base import TableRow
from db.models import METADATA, audit, documents, drafts, maps, meetings, people, plans, reports, versions
from db.types import FIGURE, Scaled, Word

FILE = Path(__file__).with_name("tables.py")
_MODELS = (versions, plans, reports, maps, people, meetings, documents, drafts, audit)
_HEAD = '''"""The tables as statements name them: written by `python -m db.write` from `db.models`, where each says what it is.

Columns and references only: what must be unique, and what is indexed, the store keeps by itself.
"""
'''


def tables() -> str:
    """The module's text."""
    named = [row for module in _MODELS for row in vars(module).values() if _is_model(row, module.__name__)]
    found = [METADATA.tables[str(row.__tablename__)] for row in named]
    imports: dict[str, set[str]] = {"sqlalchemy": {"Column", "ForeignKey", "Table"}}
    for kind in {column.type for table in found for column in table.columns}:
        for module, name in _needed(kind):
            imports.setdefault(module, set()).add(name)
    above, below = _import("sqlalchemy", imports.pop("sqlalchemy")), _import("db.types", imports.pop("db.types"))
    lines = [
        _HEAD,
        above,
        "",
        *(_import(module, names) for module, names in sorted(imports.items())),
        "from db.naming import new_metadata",
        "from db.parts import plan_parts",
        below,
        "",
        "METADATA = new_metadata()",
        *map(_written, found),
        "",
        "# the field of `Plan`, the class of one line, and the table whose columns are its fields",
        "PLAN_PARTS = plan_parts(METADATA)",
        "",
    ]
    return _formatted("\n".join(lines))


def _needed(kind: object) -> Iterator[tuple[str, str]]:
    """What a type takes: its own name, and the words it is made of, each with its module."""
    name = _name(kind).split("(", 1)[0]
    yield ("db.types" if hasattr(db.types, name) and type(kind).__module__ == "db.types" else "sqlalchemy"), name
    if isinstance(kind, Word):
        yield kind.members.__module__, kind.members.__name__


def _import(module: str, names: set[str]) -> str:
    return f"from {module} import {', '.join(sorted(names, key=lambda name: (not name.isupper(), name)))}"


def _is_model(row: object, module: str) -> bool:
    return isinstance(row, type) and issubclass(row, TableRow) and row.__module__ == module


def _written(table: Table) -> str:
    columns = "".join(f"    {_column(column)},\n" for column in table.columns)
    return f'\n{table.name} = Table(\n    "{table.name}",\n    METADATA,\n{columns})'


def _column(column: Column[object]) -> str:
    said = [f'"{column.name}"', _name(column.type)]
    said += [f'ForeignKey("{key.target_fullname}")' for key in column.foreign_keys]
    said += ["primary_key=True"] if column.primary_key else []
    said += ["autoincrement=False"] if column.autoincrement is False else []
    said += ["nullable=False"] if not column.nullable and not column.primary_key else []
    return f"Column({', '.join(said)})"


def _name(kind: object) -> str:
    match kind:
        case Word():
            return f"Word({kind.members.__name__})"
        case Scaled():
            assert (kind.scale, kind.bound) == (FIGURE.scale, FIGURE.bound)
            return "FIGURE"
    return {"AutoString": "String"}.get(name := type(kind).__name__, name)


def _formatted(text: str) -> str:
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(FILE), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, encoding="utf-8").stdout


if __name__ == "__main__":
    FILE.write_text(tables(), encoding="utf-8")
