"""Files and folders at once: what is taken, in which order it is stored, and one bad file that never stops the others."""

import shutil
from pathlib import Path

import pytest

from dashboard.domain.issues import Answer, AnswerKind, StaleChangeSet
from dashboard.domain.people.roles import operator
from dashboard.domain.reported.changes import Receipt
from dashboard.importing.examination import Hints
from dashboard.usecases.answers import answers_in
from dashboard.usecases.lots import Outcome, answers_of, check_lot, import_lot, lot_of
from dashboard.usecases.office import Office
from db.engine import engine
from sample_data.offices.songma.shapes import geojson
from tests.sample_store import COMMUNE, REPORTS, SILENT

PLAN = REPORTS.parent / "plan.xlsx"
SAID = {
    "z-ke-hoach.xlsx": answers_in((REPORTS.parent / "answers.json").read_text(encoding="utf-8"))
}  # of the sample office


@pytest.fixture
def empty(tmp_path: Path):
    made = Office(f"sqlite:///{tmp_path / 'empty.db'}")
    made.prepare()
    yield made
    engine(made.url).dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan and two months of one commune, named so that the order of names is the wrong one."""
    made = tmp_path / "thư mục"
    (made / "b").mkdir(parents=True)
    shutil.copy(PLAN, made / "z-ke-hoach.xlsx")
    shutil.copy(REPORTS / "2024-02" / f"{COMMUNE}.xlsx", made / "a.xlsx")
    shutil.copy(REPORTS / "2024-01" / f"{COMMUNE}.xlsx", made / "b" / "b.xlsx")
    return made


def test_a_folder_is_walked_and_what_is_no_spreadsheet_left_out(folder):
    for name in ("~$a.xlsx", ".ẩn.xlsx", "b/ghi-chu.docx", "doc.txt"):
        (folder / name).write_bytes(b"x")
    (folder / ".git").mkdir()
    (folder / ".git" / "c.xlsx").write_bytes(b"x")
    lot = lot_of([folder])
    assert [file.name for file in lot.files] == ["a.xlsx", "b/b.xlsx", "z-ke-hoach.xlsx"]
    assert set(lot.skipped) == {"~$a.xlsx", ".ẩn.xlsx", "b/ghi-chu.docx", "doc.txt", ".git/c.xlsx"}


def test_plans_come_first_then_months_in_their_order(folder, empty):
    done = list(import_lot(empty, lot_of([folder]), Hints(), SAID, operator("chị Hoa")))
    assert [d.file.name for d in done] == ["z-ke-hoach.xlsx", "b/b.xlsx", "a.xlsx"]
    assert {d.outcome for d in done} == {Outcome.STORED}
    again = list(import_lot(empty, lot_of([folder]), Hints(), SAID, operator("chị Hoa")))
    assert {d.outcome for d in again} == {Outcome.RECEIVED}


def test_a_map_is_taken_behind_the_plan_that_it_is_of(folder, empty):
    (folder / "0-ban-do.geojson").write_bytes(geojson())
    (folder / "answers.json").write_text("{}")
    lot = lot_of([folder])
    assert lot.skipped == ("answers.json",)
    done = list(import_lot(empty, lot, Hints(), SAID, operator("chị Hoa")))
    assert [(d.file.name, d.outcome) for d in done][:2] == [
        ("z-ke-hoach.xlsx", Outcome.STORED), ("0-ban-do.geojson", Outcome.STORED),
    ]  # fmt: skip
    assert {d.outcome for d in import_lot(empty, lot, Hints(), SAID, operator("chị Hoa"))} == {Outcome.RECEIVED}


def test_a_bad_file_stops_nobody(folder, empty):
    (folder / "a-hong.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "b" / "a-pdf.xlsx").write_bytes(b"%PDF-1.7")
    (folder / "0-qua-to.xlsx").write_bytes(bytes(10 * 1024 * 1024 + 1))
    done = {d.file.name: d.outcome for d in import_lot(empty, lot_of([folder]), Hints(), SAID, operator("chị Hoa"))}
    assert sorted(done.values()) == [Outcome.STORED] * 3 + [Outcome.UNREADABLE] * 3


def test_a_file_that_the_disk_does_not_give_stops_nobody(folder, empty):
    lot = lot_of([folder])
    (folder / "a.xlsx").unlink()
    done = list(import_lot(empty, lot, Hints(), SAID, operator("chị Hoa")))
    lost = next(d for d in done if d.file.name == "a.xlsx")
    assert lost.outcome is Outcome.UNREADABLE
    assert lost.examination.refusal is not None
    assert lost.examination.refusal.reason == "not_given"
    assert [d.outcome for d in done if d is not lost] == [Outcome.STORED] * 2


def test_a_store_that_moves_is_looked_at_again_once(office):
    tried = []

    def stale(*_: object) -> Receipt:
        tried.append(1)
        raise StaleChangeSet

    lot = lot_of([REPORTS / "2024-09" / f"{SILENT}.xlsx"])
    [done] = import_lot(office, lot, Hints(), {}, operator("chị Hoa"), stale)
    assert (done.outcome, len(tried), done.outcome.exit_status) == (Outcome.MOVED, 2, 1)


def test_checking_stores_nothing(folder, empty):
    assert len(list(check_lot(empty, lot_of([folder]), Hints(), {}))) == 3
    assert empty.version() == 0


def test_answers_go_by_path_or_by_a_name_that_is_alone(folder):
    (folder / "b" / "a.xlsx").write_bytes(b"x")
    lot = lot_of([folder])
    said = {"x": Answer("x", AnswerKind.REASON, "vì")}
    found = answers_of(lot, {"a.xlsx": said, "b.xlsx": said})
    assert set(found) == {"a.xlsx", "b/b.xlsx"}, "b/a.xlsx shares its bare name with another"
