"""No rounding, headline or silence contradicts the verdict on money; nil of carried-over money has its verdict."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.plan.plan import Allocation
from dashboard.domain.plan.rules import Rules
from dashboard.domain.reported.observations import Disbursement
from dashboard.domain.verdicts.standing import Standing
from dashboard.views.reasons import project_why
from tests.builders import COMMUNE
from tests.domain.disbursement.one_line import EN, MILLION, VI, project, spent_of, standing
from tests.domain.figures import paid

CARRIED = Allocation("DA4.1", "NSTW", 2023, 200 * MILLION)


def of(month: int, vnd: int, year: int = 2024) -> Disbursement:
    return paid("DA4.1", COMMUNE, f"2024-{month:02d}", vnd, year=year)


def nothing(month: int, year: int) -> Disbursement:
    return replace(of(month, 0, year), cumulative_vnd=None, absence=Absence.NIL)


def said(found: Standing) -> str:
    return VI.sentence(project(found).statement.sentence).partition(": ")[2]


def headed(found: Standing) -> str:
    return VI.sentence(found.headline).partition(": ")[2].partition(";")[0]


STRICT = Rules(ratio_on_track=Decimal(1))
CASES = [
    ("short by a đồng when the year is over", standing(of(12, 999_999_999), period="2024-12"),
     "đã giải ngân 999,999999/1.000 triệu đồng (99,9999999% vốn giao); đến 31/12 chưa đạt, "
     "còn 0,000001 triệu đồng chưa giải ngân (0,0000001% vốn giao).",
     "giải ngân 99,9999999%, còn 0,0000001% vốn giao chưa giải ngân"),
    ("short by so little that a decimal hides it", standing(of(12, 999_990_000), period="2024-12"), "(99,999% vốn giao)", "giải ngân 99,999%, còn 0,001% "),
    ("a đồng more than was given", standing(of(9, 1_000_000_001)), "vượt vốn giao 0,0000001%.", "giải ngân 100,0000001%, nhanh hơn"),
    ("all of it", standing(of(9, 1_000_000_000)), "(100% vốn giao)", "giải ngân 100%, nhanh hơn kế hoạch 25 điểm %"),
    ("a little behind where the plan forgives nothing", standing(of(9, 749_000_000), rules=STRICT), "chậm nhẹ 0,1 điểm %, thiếu 1 triệu đồng", "giải ngân 74,9%, chậm 0,1 điểm %"),
    ("on track is nowhere called late", standing(of(9, 727_500_000)), "; đúng tiến độ.", "giải ngân 72,8%, đúng tiến độ (kém kế hoạch 2,3 điểm %)"),
    ("slightly behind is", standing(of(9, 727_000_000)), "; chậm nhẹ 2,3 điểm %", "giải ngân 72,7%, chậm 2,3 điểm % so với kế hoạch"),
    ("months in which the amount fell", standing(spent_of(6, 700), spent_of(9, 500)),
     "cần 166,67 triệu đồng/tháng, ba tháng qua lũy kế lại giảm 66,67 mỗi tháng.", "giải ngân 50%"),
    ("nil of carried-over money", standing(nothing(9, 2023), allocations=(CARRIED,)),
     "không phát sinh giải ngân; số vốn chuyển sang 200 triệu đồng, theo đường thẳng (mặc định) đến T9 là 150 triệu đồng; chậm 75 điểm %, thiếu 150 triệu đồng",
     "vốn năm trước chuyển sang không phát sinh giải ngân, chậm 75 điểm % so với kế hoạch"),
    ("nil of it when the year is over", standing(nothing(12, 2023), allocations=(CARRIED,), period="2024-12"),
     "hết hạn chưa đạt, còn 200 triệu đồng chưa giải ngân (100%)", "vốn năm trước chuyển sang không phát sinh giải ngân, đã hết hạn"),
    ("its deadline has passed", standing(of(9, 150 * MILLION, 2023), allocations=(replace(CARRIED, spend_by=date(2024, 6, 30)),)),
     "hết hạn chưa đạt, còn 50 triệu đồng chưa giải ngân (25%)", "vốn năm trước chuyển sang giải ngân 75%, hết hạn còn 25% chưa giải ngân"),
]  # fmt: skip


@pytest.mark.parametrize(("found", "sentence", "headline"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_sentence_and_headline_say_what_the_verdict_says(found: Standing, sentence: str, headline: str) -> None:
    assert sentence in said(found)
    assert headed(found).startswith(headline)


def test_after_its_deadline_no_path_is_called_missing() -> None:
    found = standing(of(9, 150 * MILLION, 2023), allocations=(replace(CARRIED, spend_by=date(2024, 6, 30)),))
    assert project_why(found, project(found), VI)[0] == (
        "Hạn giải ngân đến hết 30/6/2024 đã qua: chỉ còn đạt hoặc chưa đạt. Số vốn là 200 triệu đồng, đã giải ngân 150 triệu đồng."
    )


def test_in_english() -> None:
    assert "72.8% disbursed, on track (2.3 points short of the plan)" in EN.sentence(
        standing(of(9, 727_500_000)).headline
    )
    assert "nil disbursement of the carried-over money declared, 75 points behind the plan" in EN.sentence(
        standing(nothing(9, 2023), allocations=(CARRIED,)).headline
    )
