"""A specimen of every finding of the review which a report that comes in is told at once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Frequency, ReviewRole, ValueType
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.findings import QualityCode
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from tests.builders import COMMUNE, DISTRICT, OTHER_COMMUNE, SEPTEMBER, a_share, an_indicator, an_observation
from tests.importing.office import ABOUT, AUGUST, EMPTY, MONEY, RATE, RESULTS, SENT_IN_AUGUST, known, paid, plan
from tests.importing.specimen import Specimen, in_report, known_with, sent

EARLIER_RATES = tuple(
    an_observation(indicator=RATE, value=Decimal(value), period=Period.of_month(2024, month))
    for month, value in enumerate(("0.49", "0.51", "0.48", "0.52"), start=3)
)


def reviewed() -> Snapshot:
    """The store with the review of the first commune: 20 of its 100 households are poor, and the rate is asked for too."""
    of_review = {"frequency": Frequency.YEAR, "value_type": ValueType.POINT_IN_TIME}
    told = {ReviewRole.ALL_HOUSEHOLDS: 100, ReviewRole.POOR_HOUSEHOLDS: 20}
    counted = (an_indicator(code=role.value, role=role, **of_review) for role in told)
    rate = a_share(code="ty-le-ho-ngheo", role=ReviewRole.POVERTY_RATE)
    households = (an_observation(indicator=role.value, value=Decimal(count)) for role, count in told.items())
    return known_with(
        plan=replace(plan(), indicators=(*plan().indicators, *counted, rate)),
        observations=(*known().observations, *households),
    )


def asked_early() -> Plan:
    """The plan with a calendar that asks for the third quarter in its second month."""
    quarter = replace(plan().obligations[0], period=Period.parse("2024-Q3"), due_before=date(2024, 8, 10))
    return replace(plan(), obligations=(quarter,))


def with_money(**millions: int) -> Snapshot:
    """The store with other cumulative money of the first commune: `m8=50` are 50 triệu up to August."""
    months = ((Period.of_month(2024, int(month[1:])), amount) for month, amount in millions.items())
    return known_with(disbursements=tuple(paid(period, amount) for period, amount in months))


def sent_in_august() -> Snapshot:
    """August's report as the only one, sent by its form."""
    sent_then = replace(sent(SubmissionStatus.SUBMITTED), period=AUGUST)
    told = tuple(replace(o, submission=7) for o in SENT_IN_AUGUST)
    return Snapshot(3, None, plan(), 1, told, (replace(paid(AUGUST, 400), submission=7),), (sent_then,))


def figure_specimens() -> dict[QualityCode, Specimen]:
    """What the review of the store would say, said when the report comes in: each at its figure's cell."""
    Q = QualityCode  # noqa: N806 - one letter keeps the table readable
    august_again = {f"{RESULTS}!G2": 80, f"{RESULTS}!G3": 30, f"{RESULTS}!H4": 400, f"{RESULTS}!G5": 50,
                    f"{RESULTS}!G6": 30, f"{MONEY}!I2": 400}  # fmt: skip
    of_the_district = {f"{ABOUT}!B4": DISTRICT, f"{ABOUT}!B5": EMPTY, f"{ABOUT}!B3": EMPTY, f"{RESULTS}!D2": EMPTY}
    communes = tuple(an_observation(subject=u, reporter=u, value=Decimal(40)) for u in (COMMUNE, OTHER_COMMUNE))
    flow = tuple(an_indicator(code=role.value, role=role) for role in (ReviewRole.FLOW_START, ReviewRole.FLOW_END))
    households = an_indicator(code="ho", role=ReviewRole.ALL_HOUSEHOLDS, frequency=Frequency.YEAR)
    with_flow = known_with(plan=replace(plan(), indicators=(*plan().indicators, *flow)))
    unequal = {f"{RESULTS}!B7": "flow_start", f"{RESULTS}!G7": 100, f"{RESULTS}!B8": "flow_end", f"{RESULTS}!G8": 102}
    treasury = {
        f"{MONEY}!B4": "DA4.1",
        f"{MONEY}!C4": "NSTW",
        f"{MONEY}!D4": 2024,
        f"{MONEY}!F4": "Kho bạc",
        f"{MONEY}!I4": 499,
    }
    return {
        Q.NUMERATOR_OVER_DENOMINATOR: in_report(f"{RESULTS}!H4", value=1001),
        Q.SUBSET_OVER_WHOLE: in_report(f"{RESULTS}!G6", value=85),
        Q.OUT_OF_BOUNDS: in_report(f"{RESULTS}!G2", "jump@Chỉ tiêu!G2", value=1001),
        Q.CUMULATIVE_FALLS: in_report(f"{RESULTS}!G2", value=79),
        Q.JUMP: in_report(f"{RESULTS}!G5", value=9),
        Q.BEYOND_TARGET: in_report(f"{RESULTS}!G2", value=401),
        Q.BEYOND_HOUSEHOLDS: in_report(
            f"{RESULTS}!G2",
            value=84,
            store=known_with(
                plan=replace(plan(), indicators=(*plan().indicators, households)),
                observations=(*known().observations, an_observation(indicator="ho", value=Decimal(8), period=AUGUST)),
            ),
        ),
        Q.BASE_MOVED: in_report(f"{RESULTS}!H4", cells={f"{RESULTS}!H4": 40, f"{RESULTS}!I4": 100}),
        Q.ZERO_AFTER_FIGURE: in_report(f"{RESULTS}!G5", value=0),
        Q.OUTLIER: in_report(f"{RESULTS}!G5", value=60, store=known_with(observations=(*EARLIER_RATES, *known().observations))),
        Q.STANDS_STILL: in_report(f"{RESULTS}!G2", value=80),
        Q.RATE_ALONE: in_report(
            f"{RESULTS}!G4", f"missing_figure@{RESULTS}!H4", f"missing_figure@{RESULTS}!I4",
            cells={f"{RESULTS}!G4": 42, f"{RESULTS}!H4": EMPTY, f"{RESULTS}!I4": EMPTY},
        ),
        Q.GROUPS_OVER_TOTAL: in_report(f"{RESULTS}!G2", cells={f"{RESULTS}!G3": 85}),
        Q.PARTS_DIFFER: in_report(
            f"{RESULTS}!G2", cells=of_the_district, store=known_with(observations=(*known().observations, *communes))
        ),
        Q.FLOW_FAILS: in_report(f"{RESULTS}!G8", cells=unequal, store=with_flow),
        Q.HOUSEHOLDS_DIFFER: in_report(
            f"{RESULTS}!H7", cells={f"{RESULTS}!B7": "ty-le-ho-ngheo", f"{RESULTS}!H7": 21, f"{RESULTS}!I7": 100}, store=reviewed()
        ),
        Q.ESTIMATE: in_report(f"{RESULTS}!G5", cells={f"{RESULTS}!J5": "x"}),
        Q.REPORTED_TWICE: in_report(
            f"{RESULTS}!G2",
            value=84,
            store=known_with(
                observations=(*known().observations, an_observation(reporter=DISTRICT, value=Decimal(85)))
            ),
        ),
        Q.MONEY_REPORTED_TWICE: in_report(
            f"{MONEY}!I2",
            value=500,
            store=known_with(disbursements=(*known().disbursements, replace(paid(SEPTEMBER, 510), reporter=DISTRICT))),
        ),
        Q.MONEY_PARTS_DIFFER: in_report(
            f"{MONEY}!I2",
            cells=of_the_district,
            store=known_with(disbursements=(*known().disbursements, paid(SEPTEMBER, 490))),
        ),
        Q.SENT_BEFORE_END: in_report(f"{ABOUT}!B6", f"late@{ABOUT}!B6", value="2024-Q3", store=known_with(plan=asked_early())),
        Q.DISBURSED_OVER_ALLOCATED: in_report(f"{MONEY}!I2", value=Decimal("1763.000001")),
        Q.ADVANCE_OVER_DISBURSED: in_report(f"{MONEY}!I2", cells={f"{MONEY}!L2": 501}),
        Q.MONEY_FALLS: in_report(f"{MONEY}!I2", value=399),
        Q.MONEY_JUMP: in_report(f"{MONEY}!I2", value=500, store=with_money(m8=50)),
        Q.MONEY_OUTLIER: in_report(f"{MONEY}!I2", value=900, store=with_money(m4=100, m5=204, m6=302, m7=404, m8=500)),
        Q.MONEY_STANDS_STILL: in_report(f"{MONEY}!I2", value=400, store=with_money(m7=400, m8=400)),
        Q.TREASURY_DIFFERS: in_report(f"{MONEY}!I4", cells=treasury),
        Q.MONTH_DIFFERS: in_report(f"{MONEY}!I2", cells={f"{MONEY}!M2": 102}),
        Q.REPORT_REPEATED: in_report(f"{ABOUT}!B6", cells=august_again, store=sent_in_august()),
    }  # fmt: skip
