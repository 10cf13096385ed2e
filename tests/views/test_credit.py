"""Policy credit and mobilised funds: a section of Giải ngân with rows of their own, never a part of disbursement."""

from dataclasses import replace

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import words_in
from dashboard.views.money.credit import ROLES, credit
from dashboard.views.status_json import status_json
from sample_data.offices.songma import plan as songma
from tests.domain.figures import knowing, observed, paid
from tests.views.rows import rows_of

VI, EN = words_in("vi"), words_in("en")
PLAN = songma.plan()
BANK, FRONT = "126-NHCSXH", "126-MTTQ"


def standing(*rows: object, unit: str | None = None) -> Standing:
    money = (paid("DA2", "126-NNPTNT", "2024-09", 5_000_000),)
    return assess(knowing(PLAN, *rows, money=money), Period.parse("2024-09"), unit)  # type: ignore[arg-type]


def test_each_row_has_its_figure_its_unit_and_its_kind() -> None:
    found = standing(observed("TD-CHOVAY", BANK, "2024-09", 52_360), observed("TD-DUNO", BANK, "2024-09", 644_520))
    rows = rows_of(credit(found, VI).table)
    assert [(row["Loại"], row["Số liệu"], row["Đơn vị"]) for row in rows] == [
        ("Tín dụng: doanh số cho vay", "52.360 triệu đồng", "NHCSXH"),
        ("Tín dụng: dư nợ", "644.520 triệu đồng", "NHCSXH"),
        ("Nguồn huy động", "chưa có số liệu", "UB MTTQ"),
    ]
    assert credit(found, EN).title == "Policy credit and mobilised funds, not counted as disbursement of the programme"


def test_none_of_it_is_added_to_what_the_programme_disbursed() -> None:
    bare, full = standing(), standing(observed("TD-CHOVAY", BANK, "2024-09", 52_360))
    assert bare.total == replace(full.total)
    assert full.total.disbursed_vnd == 5_000_000
    printed = status_json(full, VI)["credit"]
    assert [(row["kind"], row["amount"], row["absence"]) for row in printed] == [
        ("credit_lent", "52360", None), ("credit_outstanding", None, "not_reported"), ("mobilised", None, "not_reported"),
    ]  # fmt: skip


def test_nothing_mobilised_is_no_nought() -> None:
    (row,) = [r for r in rows_of(credit(standing(observed("HD-MTTQ", FRONT, "2024-09", Absence.NIL)), VI).table)
              if r["Loại"] == "Nguồn huy động"]  # fmt: skip
    assert row["Số liệu"] == "không phát sinh"


def test_a_plan_without_such_rows_has_no_section() -> None:
    bare = replace(PLAN, indicators=tuple(i for i in PLAN.indicators if i.role not in ROLES))
    assert not credit(assess(knowing(bare), Period.parse("2024-09")), VI).table
    assert not credit(standing(unit="04171"), VI).table
