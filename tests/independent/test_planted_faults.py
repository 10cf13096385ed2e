"""The comparison is worth something only if it fails: faults planted in a copy of the program must show as differences."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.independent.comparing import differences
from tests.independent.conftest import PROGRAMME
from tests.independent.recomputed.reports import Office, read_office
from tests.independent.recomputed.status import status
from tests.sample_store import few, load, url_of

ROOT = Path(__file__).parents[2]
UNITS = ("04180", "04183", "04186", "126-LDTBXH")
LATE = "2024-07-11T00:30:00+07:00"  # half an hour into the day before which the report of June was due
MONTH = 6

PLANTS = {
    "the sign of progress turned": (
        "verdicts/progress.py",
        "return (actual - baseline) / (goal_level - baseline)",
        "return (baseline - actual) / (goal_level - baseline)",
        "S002-05 · progress",
    ),
    "percentages averaged": (
        "verdicts/rollup.py",
        "part.amount / part.below",
        "sum((o.numerator or 0) / (o.denominator or 1) for o in part.told) / len(part.told)",
        "S002-13 · actual",
    ),
    "enough taken for too few": (
        "verdicts/reached.py",
        "figure.coverage.share >= least",
        "figure.coverage.share <= least",
        "S002-13 · status",
    ),
    "the day itself taken for on time": (
        "reporting/calendar.py",
        "< obligation.due_before",
        "<= obligation.due_before",
        "reporting · late",
    ),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Office]:
    """A store with the first half-year of four units, one of which was late by half an hour; and its workbooks."""
    folder = tmp_path_factory.mktemp("planted")
    samples = few(folder / "samples", UNITS, last_month=MONTH)
    manifest = samples / "S002" / "manifest.csv"
    entries = manifest.read_text(encoding="utf-8").splitlines()
    last = next(entry for entry in reversed(entries) if "2024-06/04183" in entry)
    entries.remove(last)
    number, file, action, _, *rest = last.split(",")
    entries.append(",".join([number, file, action, LATE, *rest]))
    manifest.write_text("\n".join(entries) + "\n", encoding="utf-8")
    load(folder / "store.db", samples)
    return folder / "store.db", read_office(samples / "S002")


@pytest.fixture
def copy(tmp_path: Path, small: tuple[Path, Office]) -> Callable[[], list[str]]:
    """A copy of the program in `tmp_path`, and what differs when it prints the status of the small store."""
    for package in ("dashboard", "db"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    store, office = small
    return lambda: differences(status(office, MONTH), run(tmp_path, store))


def run(program: Path, store: Path) -> Any:
    """What `giamngheo status --json` of the program in a folder prints."""
    command = [sys.executable, "-m", "dashboard.cli", "status", "--json", "--lang", "vi"]
    done = subprocess.run(
        [*command, "--programme", PROGRAMME, "--period", f"2024-{MONTH:02d}"],
        cwd=program,
        env=os.environ | {"GIAMNGHEO_DATABASE_URL": url_of(store), "PYTHONPATH": str(program), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


def test_a_copy_without_a_fault_differs_in_nothing(copy: Callable[[], list[str]]) -> None:
    assert copy() == []


@pytest.mark.parametrize("fault", PLANTS)
def test_a_planted_fault_shows(fault: str, tmp_path: Path, copy: Callable[[], list[str]]) -> None:
    module, sound, faulty, seen = PLANTS[fault]
    source = tmp_path / "dashboard" / "domain" / module
    text = source.read_text(encoding="utf-8")
    assert text.count(sound) == 1, f"{module} no longer has {sound!r} once: plant the fault elsewhere"
    source.write_text(text.replace(sound, faulty), encoding="utf-8")
    found = copy()
    assert any(seen in difference for difference in found), found
