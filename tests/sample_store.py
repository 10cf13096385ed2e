"""A loaded store to copy: the sample's plan with every report of one commune and one office, sent as its manifest says."""

import csv
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl

from dashboard.domain.people.audit import AuditAction
from dashboard.usecases.demo import SAMPLES, load_demo
from dashboard.usecases.office import Office
from db.engine import engine, reading
from db.queries.audit import found
from db.queries.contents import table_hashes
from tests.once import once

PROGRAMME, COMMUNE, OFFICE, SILENT = "songma-gnbv", "04180", "126-LDTBXH", "04183"
TODAY = datetime(2024, 10, 12, 2, 0, tzinfo=UTC)
REPORTS = SAMPLES / "S002" / "reports"


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


def load(store: Path, samples: Path = SAMPLES) -> None:
    """Every file of the sample offices through the importer, sent as their manifests say."""
    office = Office(url_of(store), lambda: TODAY)
    office.prepare()
    for _ in load_demo(office, samples):
        pass
    engine(office.url).dispose()


def whole() -> Path:
    """The file of the whole demo store: every sample office, every report."""
    return once("demo", load)


def loaded() -> Path:
    """The file of the store of few reports."""
    return once("few", _load_few)


def _load_few(store: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="giamngheo-") as folder:
        load(store, few(Path(folder) / "samples", (COMMUNE, OFFICE)))


def few(folder: Path, units: tuple[str, ...], last_month: int = 9) -> Path:
    """A folder of sample offices: S002 with the reports of `units` only, and S004 with its plan."""
    (folder / "S004").mkdir(parents=True)
    (folder / "S002").mkdir()
    for name in ("S004/plan.xlsx", "S004/answers.json", "S002/plan.xlsx", "S002/answers.json"):
        if (SAMPLES / name).exists():
            shutil.copy(SAMPLES / name, folder / name)
    _judged_by_few(folder / "S002" / "plan.xlsx")
    with (SAMPLES / "S002" / "manifest.csv").open(encoding="utf-8", newline="") as kept:
        arrivals = list(csv.DictReader(kept))
    chosen = [row for row in arrivals if Path(row["file"]).stem[:10].split("_")[0] in units]
    chosen = [row for row in chosen if int(row["file"].split("/")[1][-2:]) <= last_month]
    with (folder / "S002" / "manifest.csv").open("w", encoding="utf-8", newline="") as made:
        writer = csv.DictWriter(made, list(arrivals[0]))
        writer.writeheader()
        writer.writerows(chosen)
    for file in {row["file"] for row in chosen}:
        (folder / "S002" / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLES / "S002" / file, folder / "S002" / file)
    return folder


def _judged_by_few(plan: Path) -> None:
    """One commune of nineteen is enough for a verdict."""
    book = openpyxl.load_workbook(plan)
    cells = {row[0].value: row[1] for row in book["Chương trình"].iter_rows()}
    cells["Đánh giá khi có số liệu từ (% đơn vị đến hạn)"].value = 5
    book.save(plan)


def copied(folder: Path) -> Office:
    """An office of its own on a copy of the loaded store, on 12 October 2024."""
    shutil.copy(loaded(), folder / "store.db")
    return Office(url_of(folder / "store.db"), lambda: TODAY)


def moved_since(office: Office, before: dict[str, str]) -> set[str]:
    """The tables that are not as they were; that somebody signed in was refused stands in the audit and is none of them."""
    with reading(office.url) as session:
        now, told = table_hashes(session), found(session, most=1)
    refused = {"audit_event"} if told and told[0].action is AuditAction.REFUSED else set()
    return {table for table, hash in now.items() if before[table] != hash} - refused


def hashes(office: Office) -> dict[str, str]:
    with reading(office.url) as session:
        return table_hashes(session)
