"""Who set a target, as a plan's row has it: by its cell, or by the level of the unit whose plan it is."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.plan.targets import Tier
from dashboard.domain.plan.units import UnitLevel
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.importing.examination import Examination
from dashboard.importing.files.workbook import Workbook, read
from tests.importing.office import EMPTY, examined_plan, plan

CELL = "Chỉ tiêu!D2"


def of(level: UnitLevel, since: date = date(2020, 1, 1)) -> Workbook:
    base = plan()
    root = replace(base.units[0], level=level, valid_from=since)
    return read(plan_workbook(replace(base, units=(root, *base.units[1:]))))


def tier(examination: Examination) -> Tier:
    assert examination.change_set is not None, [issue.id for issue in examination.open_issues]
    return examination.change_set.changes[0].plan.targets[0].tier  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("level", "cell", "read_as"),
    [
        (UnitLevel.PROVINCE, EMPTY, Tier.PROVINCE),
        (UnitLevel.DISTRICT, EMPTY, Tier.DISTRICT),
        (UnitLevel.COMMUNE, EMPTY, Tier.COMMUNE),
        (UnitLevel.PROVINCE, "huyện giao", Tier.PROVINCE),
        (UnitLevel.PROVINCE, "phấn đấu", Tier.OWN),
        (UnitLevel.DISTRICT, "tỉnh giao", Tier.PROVINCE),
        (UnitLevel.COMMUNE, "huyện giao", Tier.DISTRICT),  # before 1/7/2025 a district set it
        (UnitLevel.COMMUNE, "xã giao", Tier.COMMUNE),
    ],
)
def test_the_tier_goes_by_the_cell_and_by_whose_plan_it_is(level: UnitLevel, cell: object, read_as: Tier) -> None:
    assert tier(examined_plan({CELL: cell}, workbook=of(level))) is read_as


@pytest.mark.parametrize("chosen", [Tier.PROVINCE, Tier.COMMUNE, Tier.OWN])
def test_a_district_that_is_gone_is_asked_about(chosen: Tier) -> None:
    cells, book = {"Chỉ tiêu!D3": "phấn đấu"}, of(UnitLevel.COMMUNE, date(2025, 7, 1))
    (question,) = examined_plan(cells, workbook=book).open_issues
    assert question.id == f"tier_gone@{CELL}"
    answers = {question.id: Answer(question.id, AnswerKind.CHOICE, chosen.value)}
    assert tier(examined_plan(cells, workbook=book, answers=answers)) is chosen
