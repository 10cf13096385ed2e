"""What a command loads when it starts: a fact that decides how long it takes, whatever the machine."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.cli.test_process import ROOT

# drawing, tables, workbooks, migrations: what other commands and the pages need
NEVER = {
    "pandas",
    "numpy",
    "altair",
    "streamlit",
    "pyarrow",
    "openpyxl",
    "xlsxwriter",
    "alembic",
    "mako",
    "rich.progress",
}
NOT_FOR_A_STATUS = NEVER | {
    "dashboard.importing.examine", "dashboard.usecases.lots", "dashboard.usecases.demo", "dashboard.exports",
    "dashboard.domain.quality.review", "dashboard.domain.comparing.versions",
}  # fmt: skip
_LOADED = """
import json, sys
from dashboard.cli import main
try:
    main()
except SystemExit as ended:
    code = ended.code or 0
print(json.dumps([code, sorted(sys.modules)]))
"""


def loaded(office, *arguments: str) -> set[str]:
    """The modules in memory when the command has done its work."""
    ran = subprocess.run(
        [sys.executable, "-c", _LOADED, *arguments],
        cwd=ROOT,
        env=os.environ | {"GIAMNGHEO_DATABASE_URL": office.url, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    code, modules = json.loads(ran.stdout.splitlines()[-1])
    assert code == 0
    return set(modules)


@pytest.mark.parametrize("arguments", [("status",), ("status", "--json"), ("programmes",), ("programmes", "--json")])
def test_what_reads_the_store_loads_neither_charts_nor_workbooks_nor_migrations(
    office, arguments: tuple[str, ...]
) -> None:
    assert loaded(office, *arguments).isdisjoint(NOT_FOR_A_STATUS)


@pytest.mark.parametrize("arguments", [("--help",), ("status", "--help"), ("import", "--help")])
def test_the_help_opens_no_store(office, arguments: tuple[str, ...]) -> None:
    assert loaded(office, *arguments).isdisjoint(NOT_FOR_A_STATUS | {"sqlalchemy", "sqlmodel", "db.engine"})


def test_every_name_of_the_list_is_a_module() -> None:
    """One that was renamed would be absent everywhere."""
    assert [name for name in NOT_FOR_A_STATUS if find_spec(name) is None] == []
