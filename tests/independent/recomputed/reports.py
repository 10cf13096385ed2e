"""The monthly reports of a sample office as its manifest lists them: which stand, when each first came, what each says."""

import csv
import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from functools import cached_property
from pathlib import Path

import openpyxl

from tests.independent.recomputed.numbers import in_cell
from tests.independent.recomputed.plan import NOT_SPLIT, Plan, Row, labelled, read_plan, rows

VIETNAM = timezone(timedelta(hours=7))
NIL = "không phát sinh"
NO_FIGURE = "chưa có số liệu"

Line = tuple[str, str, int | str]  # project, fund, budget year


@dataclass(frozen=True)
class Cell:
    """One figure of one report: a value, both parts of a share, a text, or `nil` for không phát sinh."""

    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    text: str = ""
    nil: bool = False


@dataclass(frozen=True)
class Report:
    unit: str
    month: int
    form: str
    figures: dict[tuple[str, str], Cell]  # (indicator, the unit it speaks of), of everybody together
    money: dict[Line, Fraction | None]  # cumulative đồng; None: nil


@dataclass(eq=False)
class Office:
    """A plan and the reports that count; `first_came` is kept when a report is corrected later."""

    plan: Plan
    reports: dict[tuple[str, int], Report] = field(default_factory=dict)
    first_came: dict[tuple[str, int], date] = field(default_factory=dict)

    households: dict[str, dict[int, tuple[Fraction, Fraction]]] = field(default_factory=dict)
    """Of each unit by month: poor households and all of them, as form 1 of the review has them. All are preliminary."""

    ended_with: dict[str, Fraction] = field(
        default_factory=dict
    )  # indicator -> share at the end of last year, by its table

    @cached_property
    def told(self) -> dict[tuple[str, str], dict[int, Cell]]:
        """What was told of each indicator and unit, by month; nobody in the sample reports on another's behalf twice."""
        told: dict[tuple[str, str], dict[int, Cell]] = {}
        for report in self.reports.values():
            for key, cell in report.figures.items():
                assert report.month not in told.setdefault(key, {}), (report.unit, key)
                told[key][report.month] = cell
        return told

    def of_month(self, month: int) -> list[Report]:
        return [report for (_, when), report in self.reports.items() if when == month]


def read_office(folder: Path) -> Office:
    """A sample folder: plan.xlsx, answers.json, manifest.csv and what that names."""
    answers = json.loads(text) if (text := _text(folder / "answers.json")) else {}
    office = Office(read_plan(folder, answers))
    _read_last_year(office, folder)
    for entry in csv.DictReader(_text(folder / "manifest.csv").splitlines()):
        if entry["file"].startswith("reviews/"):
            _read_households(office, folder / entry["file"])
            continue
        if entry["file"].startswith("kho-bac/"):
            continue
        report = read_report(folder / entry["file"])
        key = (report.unit, report.month)
        if entry["action"] == "withdraw":
            del office.reports[key]
            continue
        assert entry["action"] == "import", entry
        office.reports[key] = report
        office.first_came.setdefault(key, datetime.fromisoformat(entry["received_at"]).astimezone(VIETNAM).date())
    return office


def _read_last_year(office: Office, folder: Path) -> None:
    """The table of last December beside the plan's folder, if there is one: STT, name, unit of measure, figure in %."""
    table = folder.parent / f"{folder.name}-{office.plan.year - 1}" / f"{office.plan.year - 1}-12" / "ket-qua.xlsx"
    if not table.exists():
        return
    named = {row["Tên"]: row["Mã"] for row in rows(openpyxl.load_workbook(folder / "plan.xlsx"), "Danh mục chỉ tiêu")}
    for _, name, measured_in, figure, *_ in openpyxl.load_workbook(table).active.iter_rows(values_only=True):
        if name in named and measured_in == "%":
            office.ended_with[named[name]] = in_cell(figure) / 100


def _read_households(office: Office, file: Path) -> None:
    """Form 1 of the review: TT, unit, all households, poor households. Only communes' rows; other forms are of other things."""
    if not file.name.startswith("bieu-1"):
        return
    month, named = int(file.parent.name.split("-")[1]), {unit["Tên"]: unit["Mã"] for unit in office.plan.units}
    for line in openpyxl.load_workbook(file, data_only=True).active.iter_rows(values_only=True):
        number, name, everybody, poor, *_ = line
        if "." in str(number or "") and name in named:
            office.households.setdefault(named[name], {})[month] = in_cell(poor), in_cell(everybody)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def read_report(file: Path) -> Report:
    book = openpyxl.load_workbook(file, data_only=True)
    about = labelled(book, "Thông tin")
    unit, all_nil = str(about["Mã đơn vị báo cáo"]), about["Không phát sinh"] == "x"
    assert about["Đơn vị tính của tiền"] == "triệu đồng", file
    figures = {
        (row["Mã chỉ tiêu"], str(row["Số liệu của"])): cell
        for row in rows(book, "Chỉ tiêu")
        if row["Mã chỉ tiêu"] and row["Phân tổ"] == "tổng số" and (cell := _cell(row, all_nil))
    }
    money = {_line(row): _amount(row) for row in rows(book, "Giải ngân") if row["Mã dự án"] and _said(row, all_nil)}
    month = int(str(about["Kỳ báo cáo"]).split("-")[1])
    return Report(unit, month, about["Mã báo cáo"], figures, money)


def _cell(row: Row, all_nil: bool) -> Cell | None:
    assert not (row["Ước"] or row["Không có số vì"]), row  # the sample has none: what it has not is not guessed here
    if row["Tình trạng"]:
        return Cell(text=row["Tình trạng"])
    if row["Tử số"] is not None:
        return Cell(numerator=in_cell(row["Tử số"]), denominator=in_cell(row["Mẫu số"]))
    if row["Giá trị"] is not None:
        return Cell(value=in_cell(row["Giá trị"]))
    return Cell(nil=True) if all_nil else None


def _line(row: Row) -> Line:
    fund, year = (NOT_SPLIT if row[name] == "không tách" else row[name] for name in ("Mã nguồn vốn", "Năm ngân sách"))
    return (row["Mã dự án"], fund, year)


def _said(row: Row, all_nil: bool) -> bool:
    """Whether the row says anything: an amount, or that nothing happened. Money of no known amount is not asked about."""
    why, asked = row["Không có số vì"], row["Vốn giao"] != "chưa có số"
    assert why in (None, NIL, NO_FIGURE), row
    return row["Lũy kế giải ngân"] is not None or why == NIL or (all_nil and asked and why is None)


def _amount(row: Row) -> Fraction | None:
    cell = row["Lũy kế giải ngân"]
    return None if cell is None else in_cell(cell) * 10**6
