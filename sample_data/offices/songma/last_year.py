"""The year before: what the plan of 2024 compares itself with. No plan of 2023 is among the sources, so it states nothing.

Units, projects, indicators and standards are those of 2024; targets, paths and calendar are left out, and no amount is
known ("nguồn vốn 2022, 2023" stand in the plan of 2024 without figures).
"""

from dataclasses import replace
from datetime import date
from functools import cache

from dashboard.domain.plan.plan import Allocation, Plan
from dashboard.domain.plan.rules import Rules
from sample_data.offices.songma.plan import plan as this_years
from sample_data.offices.songma.projects import CENTRAL, YEAR

LAST_YEAR = YEAR - 1


@cache
def plan() -> Plan:
    """A plan year with nothing but what can be reported in it."""
    now = this_years()
    projects = dict.fromkeys(a.project for a in now.allocations)
    return replace(
        now,
        year=LAST_YEAR,
        title=f"Số liệu năm {LAST_YEAR} để so sánh cùng kỳ (minh họa; nguồn không nêu kế hoạch năm {LAST_YEAR})",
        allocations=tuple(
            Allocation(project, CENTRAL, LAST_YEAR, None, note="Nguồn không nêu số") for project in projects
        ),
        targets=(),
        milestones=(),
        obligations=(),
        texts=(),
        rules=Rules(),
        decision="",
        decision_date=None,
        assumed_today=date(YEAR, 1, 2),
    )
