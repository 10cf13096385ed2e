"""What the sample's first nine months do not reach: the review of November, strict bounds met exactly, known carried-over money."""

import csv
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard.domain.periods import Period
from dashboard.text import words_in
from dashboard.usecases.office import Office as Program
from dashboard.views.status_json import status_json
from tests.independent.comparing import differences
from tests.independent.conftest import PROGRAMME, THAT_DAY
from tests.independent.recomputed import sentences
from tests.independent.recomputed.reports import Office, read_office
from tests.independent.recomputed.status import status
from tests.sample_store import few, load, url_of

Figures = dict[str, tuple[Any, Any, Any]]  # indicator -> value, numerator, denominator

ARRIVED = "2025-01-05T09:00:00+07:00"
COMMUNES, HEALTH = ("04180", "04183"), "126-TTYT"
REVIEW: dict[str, Figures] = {
    "04180": {"HN-TYLE": (None, 130, 800)},
    "04183": {"HN-TYLE": (None, 170, 900)},
}
DECEMBER: dict[str, Figures] = {
    "04180": {
        "VL-KETNOI": (1000, None, None),
        "VL-KETNOI-HN": (None, 100, 1000),
        "DT-NGHE": (90, None, None),
        "CB-TAPHUAN": (None, 16, 16),
    },
    "04183": {
        "VL-KETNOI": (900, None, None),
        "VL-KETNOI-HN": (None, 90, 900),
        "DT-NGHE": (73, None, None),
        "CB-TAPHUAN": (None, 14, 14),
    },
    HEALTH: {"YT-SDD5": (None, 160, 1000)},
}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, Office]:
    """The sample of three units to the end of its year, with a baseline, and carried-over amounts that are known."""
    folder = tmp_path_factory.mktemp("year-end")
    samples = few(folder / "samples", (*COMMUNES, HEALTH))
    office = samples / "S002"
    plan_that_knows_more(office / "plan.xlsx")
    sent = [written(office, unit, 11, figures) for unit, figures in REVIEW.items()]
    sent += [written(office, unit, 12, figures) for unit, figures in DECEMBER.items()]
    with (office / "manifest.csv").open("a", encoding="utf-8", newline="") as manifest:
        for number, file in enumerate(sent, start=900):
            csv.writer(manifest).writerow([number, file, "import", ARRIVED, "phong.ldtbxh", ""])
    load(folder / "store.db", samples)
    return Program(url_of(folder / "store.db"), lambda: THAT_DAY), read_office(office)


def plan_that_knows_more(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    targets, money = book["Chỉ tiêu"], book["Phân bổ"]
    answered(book["Chương trình"], "Ngày làm việc giả định", datetime(2025, 2, 1))
    targets["I2"], targets["J2"] = 21.5, "Rà soát cuối năm 2023"
    for row in money.iter_rows(min_row=2):
        if row[1].value == "không tách":
            row[3].value = 125.5
    book.save(file)


def answered(sheet: Any, label: str, value: object) -> None:
    """Write `value` beside its label."""
    next(row for row in sheet.iter_rows() if row[0].value == label)[1].value = value


def written(office: Path, unit: str, month: int, figures: Figures) -> str:
    """The report of September sent again as that of `month`, with `figures` in it."""
    name = f"reports/2024-{month:02d}/{unit}.xlsx"
    (office / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(office / f"reports/2024-09/{unit}.xlsx", office / name)
    book = openpyxl.load_workbook(office / name)
    answered(book["Thông tin"], "Kỳ báo cáo", f"2024-{month:02d}")
    sheet = book["Chỉ tiêu"]
    at = {(row[1].value, row[4].value): row[1].row for row in sheet.iter_rows(min_row=2) if row[1].value}
    for code, amounts in figures.items():
        line = at.get((code, "tổng số"), len(at) + 2)
        for column, value in zip("BD", (code, "126" if unit == HEALTH else unit), strict=True):
            sheet[f"{column}{line}"] = value
        sheet[f"E{line}"] = "tổng số"
        for column, value in zip("GHI", amounts, strict=True):
            sheet[f"{column}{line}"] = value
        sheet[f"M{line}"] = "Số cuối năm, đã đối chiếu."
        if parts := at.get((code, "HN")):
            sheet[f"G{parts}"] = amounts[0]  # all of them poor households
    book.save(office / name)
    return name


@pytest.mark.parametrize("month", [9, 11, 12])
@pytest.mark.parametrize("unit", [None, *COMMUNES, HEALTH, "14"])
def test_the_year_s_end_is_what_the_workbooks_say(month: int, unit: str | None, year: tuple[Program, Office]) -> None:
    program, office = year
    plan = office.plan
    standing = program.standing(PROGRAMME, None, Period.of_month(plan.year, month), unit)
    printed = status_json(standing, words_in("vi"))
    ours = status(office, month, unit)
    assert differences(ours, printed, f"T{month} · {unit}") == []
    rows = {row["id"]: row for row in ours["targets"]}
    for target in plan.targets:
        if target.id in rows:
            sentence = next(row["sentence"] for row in printed["targets"] if row["id"] == target.id)
            told = sentences.numbers_in(sentence, plan.indicators[target.indicator].label)
            own = unit in (None, plan.root, target.unit)
            assert told == sentences.of_target(plan, target, rows[target.id], month, own), sentence


def test_these_are_the_verdicts_that_it_is_there_for(year: tuple[Program, Office]) -> None:
    _, office = year
    december = {row["id"]: row for row in status(office, 12)["targets"]}
    assert december["S002-01"]["status"] == "not_achieved"  # 300 of 1.700 households: 17,65 %, of 21,5 % to 16,5 %
    assert december["S002-03"]["status"] == "achieved"  # 1.900 of about 2.000
    assert december["S002-04"]["status"] != "achieved"  # 10 % is not trên 10 %
    assert december["S002-05"]["status"] == "exceeded"
    assert december["S002-06"]["status"] == "achieved"  # 100 % of 100 %: not exceeded
    assert december["S002-09"]["status"] != "achieved"  # 16 % is not dưới 16 %
    whole = status(office, 12)["totals"]
    assert whole["rate_total"] is not None
    assert whole["rate_total_reason"] is None
    gaps = {(row["unit"], row["indicator"]): row["gap"] for row in status(office, 11)["gaps"]}
    assert gaps["04180", "HN-TYLE"] < 0 < gaps["04183", "HN-TYLE"]  # 16,25 % and 18,89 %, of what falls to 16,5 %
