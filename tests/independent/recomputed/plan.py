"""What the sheets of a plan workbook say, read cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl

from tests.independent.recomputed.numbers import in_cell, in_words

NOT_SPLIT = "not-split"
EVERY_PROJECT = "tất cả"
BASES = {"mức": "level", "số lượng": "count", "tỷ lệ người có nhu cầu": "share_of_need", "định tính": "state"}
PACE_RULES = {"từ 0": "from_zero", "thay đổi": "change", "mức": "level", "không": "none"}
OPERATORS = {"không có số": "none", "từ – đến": "range"}

Row = dict[str, Any]
Path_ = dict[int, Fraction]  # month -> planned value at its end


@dataclass(frozen=True)
class Indicator:
    code: str
    label: str
    unit_of_measure: str
    is_share: bool
    is_text: bool
    falls: bool
    adds_up: bool  # counts and amounts, summed over units
    in_period: bool  # each figure is of its month alone
    reporters: tuple[str, ...]
    subject: str  # "" for the reporting unit itself
    frequency: str
    review_month: int
    is_poverty_rate: bool  # where nobody tells it, the review's households make it

    def months_due(self) -> list[int]:
        return {"tháng": list(range(1, 13)), "quý": [3, 6, 9, 12], "năm": [self.review_month]}[self.frequency]


@dataclass(frozen=True)
class Target:
    id: str
    indicator: str
    unit: str
    operator: str
    basis: str
    low: Fraction | None
    high: Fraction | None
    tolerance: Fraction
    baseline: Fraction | None
    pace_rule: str


@dataclass(frozen=True)
class Plan:
    """Everything of one plan workbook that a verdict rests on."""

    programme: str
    year: int
    root: str
    today: date | None  # the day that a sample office lives on
    ratios: tuple[Fraction, Fraction]  # đúng tiến độ, chậm nhẹ
    gaps: tuple[Fraction, Fraction]
    support_gap: Fraction
    support_by_path: bool
    least_coverage: Fraction  # of the units that are due, for a verdict
    units: list[Row]
    projects: list[Row]
    leads: list[Row]
    funds: dict[str, str]  # code -> tier of the budget
    allocations: list[tuple[str, str, int | str, Fraction | None]]  # project, fund, budget year, đồng
    indicators: dict[str, Indicator]
    targets: list[Target]
    target_paths: dict[str, Path_]
    money_paths: dict[str, Path_]  # project -> share of its allocation by month
    calendar: list[Row]

    def unit_codes(self, named: str) -> list[str]:
        """The units that a cell such as `XA; 126-TCKH` names, groups opened, in the plan's order."""
        wanted = {part.strip() for part in named.split(";") if part.strip()}
        return [u["Mã"] for u in self.units if u["Mã"] in wanted or u["Nhóm"] in wanted]

    def below(self, unit: str) -> set[str]:
        children = {u["Mã"] for u in self.units if u["Trực thuộc"] == unit}
        return children.union(*(self.below(child) for child in children))

    def project_tree(self, project: str) -> set[str]:
        """A project and its sub-projects."""
        children = {p["Mã"] for p in self.projects if p["Thuộc dự án"] == project}
        return {project}.union(*(self.project_tree(child) for child in children))


def rows(workbook: openpyxl.Workbook, sheet: str) -> Iterator[Row]:
    """The rows of a sheet by their headings."""
    if sheet in workbook.sheetnames:
        heading, *body = workbook[sheet].iter_rows(values_only=True)
        for cells in body:
            if any(cell is not None for cell in cells[:2]):
                yield dict(zip(map(unmarked, heading), cells, strict=False))


def unmarked(title: object) -> str:
    """A title without the star of what must be filled in."""
    return str(title or "").removesuffix("*").strip()


def labelled(workbook: openpyxl.Workbook, sheet: str) -> Row:
    """A sheet of labels in the first column and values in the second."""
    return {unmarked(row[0]): row[1] for row in workbook[sheet].iter_rows(values_only=True) if row[0]}


def read_plan(folder: Path, answers: Row) -> Plan:
    """`answers` settles what the plan's words leave open, by cell (answers.json)."""
    book = openpyxl.load_workbook(folder / "plan.xlsx", data_only=True)
    about = labelled(book, "Chương trình")
    indicators = {row["Mã"]: _indicator(row) for row in rows(book, "Danh mục chỉ tiêu")}
    targets = [_target(row, number, indicators, answers) for number, row in enumerate(rows(book, "Chỉ tiêu"), start=2)]
    shares = {t.id: indicators[t.indicator].is_share for t in targets}
    paths = list(rows(book, "Lộ trình"))
    return Plan(
        programme=about["Mã chương trình"],
        year=int(about["Năm kế hoạch"]),
        root=str(about["Mã đơn vị của kế hoạch"]),
        today=day.date() if (day := about["Ngày làm việc giả định"]) else None,
        ratios=_limits(about, "so với lộ trình", 1),
        gaps=_limits(about, "điểm %", 100),
        support_gap=in_cell(about["Xã cần hỗ trợ: thiếu từ (điểm %)"]) / 100,
        support_by_path=about["Xã cần hỗ trợ: so với"] == "lộ trình",
        least_coverage=in_cell(about.get("Đánh giá khi có số liệu từ (% đơn vị đến hạn)") or 50) / 100,
        units=list(rows(book, "Đơn vị")),
        projects=list(rows(book, "Dự án")),
        leads=list(rows(book, "Chủ trì")),
        funds={row["Mã"]: row["Cấp ngân sách"] for row in rows(book, "Nguồn vốn")},
        allocations=[_allocation(row, number, answers) for number, row in enumerate(rows(book, "Phân bổ"), start=2)],
        indicators=indicators,
        targets=targets,
        target_paths={r["Mã"]: _path(r, 100 if shares[r["Mã"]] else 1) for r in paths if r["Loại"] == "chỉ tiêu"},
        money_paths={r["Mã"]: _path(r, 100) for r in paths if r["Loại"] == "giải ngân"},
        calendar=list(rows(book, "Lịch báo cáo")),
    )


def _limits(about: Row, measured: str, scale: int) -> tuple[Fraction, Fraction]:
    on_track, slightly_behind = (about[f"Ngưỡng {word} ({measured})"] for word in ("đúng tiến độ", "chậm nhẹ"))
    return in_cell(on_track) / scale, in_cell(slightly_behind) / scale


def _indicator(row: Row) -> Indicator:
    own = row["Số liệu của"] == "đơn vị báo cáo"
    return Indicator(
        code=row["Mã"],
        label=row["Tên ngắn"] or row["Tên"],
        unit_of_measure=row["Đơn vị tính"],
        is_share=row["Loại số"] == "tỷ lệ",
        is_text=row["Loại số"] == "định tính",
        falls=row["Chiều tốt"] == "giảm",
        adds_up=row["Cách cộng"] == "cộng",
        in_period=row["Kiểu giá trị"] == "trong kỳ",
        reporters=tuple(part.strip() for part in (row["Đơn vị báo cáo"] or "").split(";") if part.strip()),
        subject="" if own else str(row["Số liệu của"]),
        frequency=row["Tần suất"],
        review_month=int(row["Tháng rà soát"]),
        is_poverty_rate=row["Vai trò trong rà soát"] == "tỷ lệ hộ nghèo",
    )


def _target(row: Row, number: int, indicators: dict[str, Indicator], answers: Row) -> Target:
    words = str(row["Trị số theo văn bản"])
    share = indicators[row["Mã chỉ tiêu trong danh mục"]].is_share
    amounts = in_words(words) if row["Phép so sánh"] != "không có số" else []
    if words.startswith("giảm"):
        amounts = [-amount for amount in amounts]
    settled = answers.get(f"ambiguous_basis@Chỉ tiêu!E{number}", {}).get("choice")
    start = row["Số đầu kỳ"]
    return Target(
        id=row["Mã"],
        indicator=row["Mã chỉ tiêu trong danh mục"],
        unit=str(row["Mã đơn vị"]),
        operator=OPERATORS.get(str(row["Phép so sánh"]), str(row["Phép so sánh"])),
        basis=settled or BASES[row["Cơ sở"]],
        low=min(amounts, default=None),
        high=max(amounts, default=None),
        tolerance=in_cell(row["Độ rộng của «khoảng» (%)"]) / 100,
        baseline=None if start is None else in_cell(start) / (100 if share else 1),
        pace_rule=PACE_RULES[row["Quy tắc tiến độ"]],
    )


def _allocation(row: Row, number: int, answers: Row) -> tuple[str, str, int | str, Fraction | None]:
    fund, year = (NOT_SPLIT if row[name] == "không tách" else row[name] for name in ("Mã nguồn vốn", "Năm ngân sách"))
    return row["Mã dự án"], fund, year, _dong(row["Số tiền"], answers.get(f"ambiguous_magnitude@Phân bổ!D{number}"))


def _dong(cell: object, answer: Row | None) -> Fraction | None:
    if cell == "chưa có số":
        return None
    if not isinstance(cell, str):
        return in_cell(cell) * 10**6
    (amount,) = in_words(cell)
    return amount * 10**9 * (Fraction(1, 1000) if answer and answer["choice"] == "thousandth" else 1)


def _path(row: Row, scale: int) -> Path_:
    return {month: in_cell(row[f"T{month}"]) / scale for month in range(1, 13) if row[f"T{month}"] is not None}
