"""The commune's years beside 2026: 2025 to compare with, and 2027, which inherits the steps and changes the poverty standard."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Target
from sample_data.offices.calendar import quarterly_reports
from sample_data.offices.programme2026 import commune
from sample_data.offices.programme2026.commune import (
    CENTRAL_CURRENT,
    CENTRAL_INVESTMENT,
    COUNTED,
    ECONOMY,
    INDICATORS,
    LIVELIHOODS,
    LOCAL_INVESTMENT,
    POOR,
    ROADS,
    SOCIETY,
    given,
    of_review,
)
from sample_data.offices.programme2026.standards import NEW

BEFORE, AFTER = "XA-2025", "XA-2027"
LEFT_OF_2026 = 310  # triệu đồng of central investment that was not paid by 31/01/2027
_BY_THE_NEW_STANDARD = (
    "Rà soát theo chuẩn 2027-2030; chỉ số và ngưỡng thiếu hụt do cơ quan nhập theo Nghị định 351/2025/NĐ-CP."
)


@cache
def year_before() -> Plan:
    """Nothing but the review of that year: the commune stands since 1/7/2025."""
    now = commune.plan()
    return replace(
        now, year=2025, title="Số liệu năm 2025 của xã Huổi Một để so sánh (minh họa)", allocations=(), targets=(),
        milestones=(), obligations=(), assumed_today=date(2026, 1, 15),
    )  # fmt: skip


@cache
def year_after() -> Plan:
    """The plan of 2027: its targets and steps to 2030 are those of 2026; what is asked for each year begins anew."""
    now = commune.plan()
    measured = [replace(i, standard=NEW) if i.code == POOR else i for i in INDICATORS]
    return replace(
        now,
        year=2027,
        title="Kế hoạch năm 2027 của xã Huổi Một (minh họa)",
        allocations=(
            given(ROADS, CENTRAL_INVESTMENT, 2027, 6_800, date(2028, 1, 31)),
            given(ROADS, LOCAL_INVESTMENT, 2027, 900, date(2028, 1, 31)),
            given(
                ROADS,
                CENTRAL_INVESTMENT,
                2026,
                LEFT_OF_2026,
                date(2027, 12, 31),
                "Vốn đầu tư công năm 2026 được kéo dài",
            ),
            given(LIVELIHOODS, CENTRAL_CURRENT, 2027, 2_600),
        ),
        indicators=(*measured, *(of_review(i, NEW, _BY_THE_NEW_STANDARD) for i in COUNTED)),
        targets=tuple(_anew(target) for target in now.targets),
        milestones=commune.milestones(2027),
        obligations=quarterly_reports(2027, (ECONOMY, SOCIETY)),
        assumed_today=date(2027, 7, 15),
    )


def _anew(target: Target) -> Target:
    """Of the poverty rate the start is that of the new standard: what fell before was measured by another."""
    if target.indicator != POOR:
        return target
    return replace(target, baseline=Decimal("0.2850"), baseline_source="Rà soát đầu 2027 theo chuẩn mới (minh họa)")
