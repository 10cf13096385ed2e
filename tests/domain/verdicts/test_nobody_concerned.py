"""0 of 0 is "nobody concerned" once all have said so; of one commune among silent ones it is no data."""

import pytest

from dashboard.domain.absence import Absence
from tests.domain.judged import COMMUNES, a_share_of, judged, told

WATER = a_share_of("0.6")


@pytest.mark.parametrize(
    ("communes", "absence", "state"),
    [(1, Absence.NOT_REPORTED, "no_data"), (9, Absence.NOT_REPORTED, "no_data"), (10, Absence.NOT_APPLICABLE, "not_applicable")],
)  # fmt: skip
def test_nobody_is_concerned_once_all_have_said_so(communes: int, absence: Absence, state: str) -> None:
    found = judged(WATER, 9, *told(WATER, 9, "0/0", communes))
    assert (found.target.absence, found.state, found.target.actual) == (absence, state, None)


def test_the_sentence_does_not_deny_the_report_that_came() -> None:
    found = judged(WATER, 9, *told(WATER, 9, "0/0", 1))
    assert found.vi == (
        "chưa tính được kỳ này; mục tiêu 60%; 1/10 đơn vị đã báo cáo, đều không có đối tượng hoặc không có số để tính; "
        "thiếu Xã 2, Xã 3, Xã 4 và 6 đơn vị khác."
    )
    assert "cannot be told this period; target 60%; 1 of 10 units reported" in found.en


def test_with_no_report_at_all_there_is_no_data() -> None:
    assert judged(WATER, 9).vi == "chưa có số liệu kỳ này; mục tiêu 60%."


def test_one_commune_with_people_among_those_without_is_a_share() -> None:
    found = judged(WATER, 9, *told(WATER, 9, "3/4"))
    assert (found.state, len(COMMUNES)) == ("exceeded", 10)
