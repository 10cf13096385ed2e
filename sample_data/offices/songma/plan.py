"""The plan of huyện Sông Mã for 2024, complete: what the plan workbook of the sample office says."""

from datetime import date
from decimal import Decimal
from functools import cache

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation, Plan, Programme
from dashboard.domain.plan.rules import Rules, SupportBasis
from sample_data.offices.calendar import monthly_reports
from sample_data.offices.songma.indicators import DISAGGREGATIONS, INDICATORS
from sample_data.offices.songma.path import milestones
from sample_data.offices.songma.projects import FUNDS, LEADS, PROJECTS, YEAR, allocations
from sample_data.offices.songma.reviewed import STANDARDS
from sample_data.offices.songma.targets import TARGETS
from sample_data.offices.songma.texts import TEXTS
from sample_data.offices.songma.units import (
    COMMUNES,
    DISTRICT,
    FATHERLAND_FRONT,
    FINANCE,
    POLICY_BANK,
    REPORTING_OFFICES,
    units,
)

PROGRAMME = Programme(
    "songma-gnbv",
    "Chương trình mục tiêu quốc gia Giảm nghèo bền vững",
    "UBND huyện Sông Mã",
    "National Target Programme on Sustainable Poverty Reduction",
)
ASSUMED_TODAY = date(2024, 10, 15)
EVERYBODY = (COMMUNES, REPORTING_OFFICES, FINANCE, POLICY_BANK, FATHERLAND_FRONT)


@cache
def plan() -> Plan:
    """The plan as its source states it, with the invented path, monthly calendar and working day of the sample."""
    return Plan(
        programme=PROGRAMME,
        year=YEAR,
        title=(
            "Kế hoạch thực hiện Chương trình mục tiêu quốc gia Giảm nghèo bền vững năm 2024 trên địa bàn huyện Sông Mã"
        ),
        root=DISTRICT,
        units=units(),
        projects=PROJECTS,
        funds=FUNDS,
        allocations=allocations(),
        indicators=INDICATORS,
        targets=TARGETS,
        leads=LEADS,
        milestones=milestones(YEAR),
        obligations=(*_periodic_reports(), *monthly_reports(YEAR, (COMMUNES, REPORTING_OFFICES))),
        disaggregations=DISAGGREGATIONS,
        standards=STANDARDS,
        texts=TEXTS,
        rules=Rules(support_gap=Decimal("0.15"), support_basis=SupportBasis.PATH),
        decision="Quyết định số 5988/QĐ-UBND ngày 18/12/2023 của UBND huyện Sông Mã",
        decision_date=date(2023, 12, 18),
        sample=True,
        assumed_today=ASSUMED_TODAY,
    )


def _periodic_reports() -> tuple[Obligation, ...]:
    """The two reports that the plan itself asks for, "trước ngày 10/5/2024 và ngày 10/11/2024"."""
    dates = {"2024-H1": date(2024, 5, 10), "2024": date(2024, 11, 10)}
    return tuple(
        Obligation(
            form="BC-DK",
            name="Báo cáo định kỳ kết quả thực hiện Chương trình",
            reporters=EVERYBODY,
            period=Period.parse(code),
            due_before=due,
            basis="Mục VIII.1 của Kế hoạch",
        )
        for code, due in dates.items()
    )
