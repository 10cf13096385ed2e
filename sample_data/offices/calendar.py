"""The monthly reporting calendar that every sample office is given; no source asks for it, and its basis says so."""

from dataclasses import replace
from datetime import date

from dashboard.domain.periods import months_of
from dashboard.domain.plan.plan import Obligation

INVENTED = "lịch của cơ quan (minh họa)"


def monthly_reports(year: int, reporters: tuple[str, ...]) -> tuple[Obligation, ...]:
    """Twelve monthly reports, each due before the 11th of the following month."""
    return tuple(
        Obligation(
            form="BC-THANG",
            name="Báo cáo tháng kết quả thực hiện Chương trình",
            reporters=reporters,
            period=month,
            due_before=date(year + month.number // 12, month.number % 12 + 1, 11),
            basis=INVENTED,
        )
        for month in months_of(year)
    )


def quarterly_reports(year: int, reporters: tuple[str, ...]) -> tuple[Obligation, ...]:
    """Reports at the ends of March, June, September and December, each due before the 11th of the following month."""
    months = monthly_reports(year, reporters)
    return tuple(
        replace(owed, form="BC-QUY", name="Báo cáo quý kết quả thực hiện Chương trình")
        for owed in months
        if owed.period.number % 3 == 0
    )
