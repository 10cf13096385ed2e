"""Writes the modules of `db/tables` from the models: `python -m db.write` (a test checks that they are current).

Statements need the tables and not the classes: a command that asks the store for one figure starts sooner without them.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, ModuleType

from sqlalchemy import Column, Table

import db.types
from db.base import TableRow
from db.models import METADATA, audit, documents, drafts, maps, meetings, people, plans, reports, versions
from db.types import FIGURE, Scaled, Word

FOLDER = Path(__file__).with_name("tables")
_MODELS = (versions, plans, reports, maps, people, meetings, documents, drafts, audit)


def modules() -> Mapping[str, str]:
    """The text of each module by the name of its file: one for each module of `db.models`, and the package with all of them."""
    texts = {f"{_short(module)}.py": _tables_of(module) for module in _MODELS}
    return MappingProxyType({name: _formatted(text) for name, text in (texts | {"__init__.py": _package()}).items()})


def _short(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def _of(module: ModuleType) -> list[Table]:
    return [METADATA.tables[str(row.__tablename__)] for row in vars(module).values() if _is_model(row, module.__name__)]


def _is_model(row: object, module: str) -> bool:
    return isinstance(row, type) and issubclass(row, TableRow) and row.__module__ == module


def _tables_of(module: ModuleType) -> str:
    found = _of(module)
    imports: dict[str, set[str]] = {"sqlalchemy": {"Column", "Table"}, "db.tables.metadata": {"METADATA"}}
    for column in (column for table in found for column in table.columns):
        for source, name in _needed(column):
            imports.setdefault(source, set()).add(name)
    ours = [_import(source, names) for source, names in sorted(imports.items()) if source != "sqlalchemy"]
    return "\n".join(
        [
            f'"""Written by `python -m db.write` from `{module.__name__}`, where each table says what it is."""',
            "",
            _import("sqlalchemy", imports["sqlalchemy"]),
            "",
            *ours,
            *map(_written, found),
            "",
        ]
    )


def _package() -> str:
    names = {_short(module): [table.name for table in _of(module)] for module in _MODELS}
    everything = sorted([name for of_module in names.values() for name in of_module] + ["METADATA", "PLAN_PARTS"])
    return "\n".join(
        [
            '"""The tables as statements name them: written by `python -m db.write` from `db.models`.\n',
            'Columns and references only: what must be unique, and what is indexed, the store keeps by itself.\n"""\n',
            "from db.parts import plan_parts",
            *(_import(f"db.tables.{name}", set(of_module)) for name, of_module in sorted(names.items())),
            "from db.tables.metadata import METADATA",
            "",
            "# the field of `Plan`, the class of one line, and the table whose columns are its fields",
            "PLAN_PARTS = plan_parts(METADATA)",
            "",
            f"__all__ = {everything!r}",
            "",
        ]
    )


def _needed(column: Column[object]) -> Iterator[tuple[str, str]]:
    """What the line of a column takes: its type, and the words this is made of, each with its module."""
    kind = column.type
    name = _name(kind).split("(", 1)[0]
    yield ("db.types" if hasattr(db.types, name) and type(kind).__module__ == "db.types" else "sqlalchemy"), name
    if isinstance(kind, Word):
        yield kind.members.__module__, kind.members.__name__
    if column.foreign_keys:
        yield "sqlalchemy", "ForeignKey"


def _import(module: str, names: set[str]) -> str:
    return f"from {module} import {', '.join(sorted(names, key=lambda name: (not name.isupper(), name)))}"


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
    """As ruff formats it, imports and names in its order."""
    for command in (["check", "--select", "I,RUF022", "--fix", "--quiet"], ["format"]):
        called = [sys.executable, "-m", "ruff", *command, "--stdin-filename", str(FOLDER / "written.py"), "-"]
        text = subprocess.run(called, input=text, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    return text


if __name__ == "__main__":
    for file, text in modules().items():
        (FOLDER / file).write_text(text, encoding="utf-8")
