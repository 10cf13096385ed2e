"""The one published result of 2026: 126,49 tỷ of the investment capital disbursed until 28/02/2026."""

from datetime import date
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Disbursement, Narrative, Source
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.report_cells import Filled
from dashboard.exports.report_template import report_template
from sample_data.actuals.programme2026.sent import Sent
from sample_data.offices.programme2026.nation import BILLION, CODE, CURRENT, INVESTMENT, ROOT, WHOLE, YEAR, plan

FEBRUARY = Period.of_month(YEAR, 2)
DISBURSED_VND = int(Decimal("126.49") * BILLION)
SOURCE = (
    "Nguồn: tin công bố của cơ quan trung ương (Nghị quyết 246/2025/QH15 và tình hình đến hết ngày 28/02/2026); không phải báo "
    "cáo của đơn vị nào gửi vào phần mềm."
)


def sent() -> tuple[Sent, ...]:
    paid = Disbursement(ROOT, ROOT, Source.OWN_REPORT, WHOLE, INVESTMENT, YEAR, FEBRUARY, Place(SOURCE), DISBURSED_VND)
    unsaid = Disbursement(
        ROOT, ROOT, Source.OWN_REPORT, WHOLE, CURRENT, YEAR, FEBRUARY, Place(SOURCE), absence=Absence.NOT_REPORTED
    )
    filled = Filled((), (paid, unsaid), Narrative(causes=SOURCE))
    report = report_template(Snapshot(1, None, plan(), 1), ROOT, FEBRUARY, filled=filled)
    return (
        Sent(CODE, "plan.xlsx", date(2026, 2, 2), "nguon-cong-bo"),
        Sent(CODE, "bao-cao/2026-02.xlsx", date(2026, 3, 3), "nguon-cong-bo", report),
    )
