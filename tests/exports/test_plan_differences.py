"""Differences of two plans in the words of their workbooks: none is left out."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.domain.comparing.plan_changes import plan_changes
from dashboard.exports.plan_differences import Difference, text_differences
from tests.domain.comparing.test_plan_changes import cases, full

_BARE = {  # what other values of the test no workbook could say: a code that nothing stands behind
    "targets.indicator", "milestones.key", "milestones.of", "indicators.code", "targets.id", "indicators.measure",
    "milestones.period", "targets.settled", "units.tile", "targets.stated_change", "successions.share",
}  # fmt: skip


@pytest.mark.parametrize(("over", "part"), [case for case in cases() if case.id not in _BARE])
def test_every_other_value_is_a_line(over: dict[str, Any], part: str) -> None:
    after = replace(full(), **over)
    assert plan_changes(full(), after)
    assert text_differences(full(), after)


def test_a_month_of_a_path_is_named_by_code_name_and_month() -> None:
    plan = full()
    (step,) = plan.milestones
    (line,) = text_differences(plan, replace(plan, milestones=(replace(step, value=step.value + 15),)))
    assert (line.kind, line.sheet, line.column, line.before, line.after) == (
        Difference.CHANGED, "Lộ trình", "T9", "105", "120",
    )  # fmt: skip
    assert line.row == "chỉ tiêu · T1 · Lao động được đào tạo nghề"
