"""Every target that the sources state, the way an office goes: its plan workbook is imported, its template filled in and sent,
and the product shows the figure with what is right for it. S000-01 to S004-05, S003-02 to S003-08 among them.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import OWN, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Operator
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from dashboard.domain.reporting.lines import money_lines, result_lines
from dashboard.domain.verdicts.rollup import subjects
from dashboard.exports.report_cells import Filled
from dashboard.exports.report_template import report_template
from dashboard.text import words_in
from dashboard.usecases.answers import answers_in
from dashboard.usecases.demo import SAMPLES
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.views.figures import amount_text
from dashboard.views.overview import overview
from dashboard.views.status_json import status_json
from dashboard.views.target_detail import target_detail, unit_table
from db.engine import engine
from tests.domain.figures import HERE
from tests.domain.test_requirements import CASES
from tests.sample_store import url_of

VI = words_in("vi")
SOURCES = ("S000", "S001", "S002", "S003", "S004")
PROGRAMMES = {"S000": "s000", "S001": "s001", "S002": "songma-gnbv", "S003": "s003", "S004": "s004"}
TOLD = {case[0]: case for case in reversed(CASES)}  # the first case of each: a figure that just reaches it
WITHOUT_START = ("S002-01", "S001-01", "S001-02", "S001-03")  # changes of which nobody says from where
FURTHER = {
    "S004-01": ("HN-GIAM", 915),
    "S004-02": ("HCN-GIAM", 248),
}  # the counts that the sentence states beside the level


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """All five plans, and at the year's end the report of everybody who owes one of their figures."""
    made = Office(
        url_of(tmp_path_factory.mktemp("required") / "store.db"), lambda: datetime(2025, 1, 20, 2, tzinfo=UTC)
    )
    made.prepare()
    for source in SOURCES:
        send(made, SAMPLES / source / "plan.xlsx")
    for source in SOURCES:
        for (unit, period), figures in sorted(due(plan_of(made, source)).items(), key=lambda item: item[0][1].end):
            snapshot = made.snapshot(PROGRAMMES[source])
            assert snapshot is not None
            report = report_template(snapshot, unit, period, "BC-THANG", filled(snapshot.plan, unit, period, figures))
            store(made, f"{source}-{unit}-{period.code}.xlsx", report)
    yield made
    engine(made.url).dispose()


def send(office: Office, file: Path) -> None:
    """The plan as it ships, but for the day on which its office lives."""
    answers, book, said = file.with_name("answers.json"), openpyxl.load_workbook(file), BytesIO()
    for label, value, *_ in book["Chương trình"].iter_rows():
        if label.value == "Ngày làm việc giả định" and value.value is not None:
            value.value = datetime(2025, 1, 20)
    book.save(said)
    examination = examine_upload(
        office, file.name, said.getvalue(), None, answers_in(answers.read_text("utf-8")) if answers.exists() else {}
    )
    assert examination.open_issues == (), file
    commit_import(office, examination, operator("văn thư"))


def store(office: Office, name: str, content: bytes) -> None:
    """As a clerk does who is asked why a figure is as it is."""
    open_issues = examine_upload(office, name, content).open_issues
    assert all(not issue.choices and issue.severity != "error" for issue in open_issues), (name, open_issues)
    reasons = {issue.id: Answer(issue.id, AnswerKind.REASON, "số cuối năm") for issue in open_issues}
    commit_import(office, examine_upload(office, name, content, None, reasons), operator("văn thư"))


def plan_of(office: Office, source: str) -> Plan:
    snapshot = office.snapshot(PROGRAMMES[source])
    assert snapshot is not None
    return snapshot.plan


def due(plan: Plan) -> dict[tuple[str, Period], list[Observation]]:
    """By who reports and when: the figure of each target, told by the first of its units; the others add nothing to it."""
    reports: dict[tuple[str, Period], list[Observation]] = defaultdict(list)
    for target in plan.targets:
        further = FURTHER.get(target.id)
        told = [(target.indicator, TOLD[target.id][2]), *([(further[0], str(further[1]))] if further else [])]
        for code, figure in told:
            indicator = plan.indicator_by_code[code]
            period = Period.of_month(plan.year, indicator.due_months[-1])
            units = subjects(plan, indicator, target.unit, period)
            for number, unit in enumerate(units):
                reporter = unit if indicator.subject == OWN else plan.reporters_of(indicator)[0]
                reports[reporter, period].append(observation(reporter, unit, code, period, figure, number == 0, plan))
    return reports


def filled(plan: Plan, unit: str, period: Period, figures: list[Observation]) -> Filled:
    """The figures, and «chưa có số liệu» on every other line that the template asks for."""
    said = {(o.indicator, o.subject, o.disaggregation) for o in figures}
    silent = tuple(
        Observation(line.subject, unit, Source.OWN_REPORT, line.indicator.code, period, HERE, line.disaggregation,
                    absence=Absence.NOT_REPORTED)
        for line in result_lines(plan, unit, period)
        if (line.indicator.code, line.subject, line.disaggregation) not in said
    )  # fmt: skip
    unpaid = tuple(
        Disbursement(unit, unit, Source.OWN_REPORT, line.project.code, line.fund, line.budget_year, period, HERE, None,
                     absence=Absence.NOT_REPORTED)
        for line in money_lines(plan, unit)
    )  # fmt: skip
    return Filled((*figures, *silent), unpaid)


def observation(
    reporter: str, unit: str, code: str, period: Period, figure: str, first: bool, plan: Plan
) -> Observation:
    about = (unit, reporter, Source.OWN_REPORT, code, period, HERE)
    if plan.indicator_by_code[code].measure is Measure.QUALITATIVE:
        return Observation(*about, text=figure)
    if "/" in figure:
        above, below = figure.split("/") if first else ("0", "0")
        return Observation(*about, numerator=Decimal(above), denominator=Decimal(below))
    return Observation(*about, value=Decimal(figure if first else 0))


def test_every_row_of_the_requirements_is_a_target_or_an_allocation(office: Office) -> None:
    targets = {target.id for source in SOURCES for target in plan_of(office, source).targets}
    assert targets == set(TOLD)
    assert {f"S003-{number:02d}" for number in range(1, 9)} <= targets
    (allocation,) = plan_of(office, "S001").allocations
    assert (allocation.note[:7], allocation.amount_vnd) == ("S001-05", 603_736_000_000)


@pytest.mark.parametrize("id", sorted(TOLD))
def test_a_target_is_reported_through_its_template_and_shown_with_what_is_right_for_it(office: Office, id: str) -> None:
    snapshot = office.snapshot(PROGRAMMES[id[:4]])
    assert snapshot is not None
    plan = snapshot.plan
    december = Period.of_month(plan.year, 12)
    standing = assess(snapshot, december)
    found = {t.target.id: t for t in standing.targets}[id]
    _, _, figure, state, said = TOLD[id]
    said = said.partition("; theo ")[0]  # who says it and of when is another here
    if id in WITHOUT_START:
        state, said = "no_baseline", "kế hoạch không nêu số liệu đầu kỳ"
    sentence = VI.sentence(found.sentence)
    assert (found.state.value, said in sentence) == (state, True), sentence
    detail = target_detail(standing, id, VI)
    shown = figure if found.actual is None else amount_text(found.indicator, found.actual, VI, places=2)
    assert shown in detail.sentence
    sources = [cell.text for row in unit_table(detail, VI).rows for cell in row]
    assert any(name.startswith(f"{id[:4]}-") for name in sources)  # the file, and beside it the cell
    (row,) = (row for row in status_json(standing, VI)["targets"] if row["id"] == id)
    assert (row["status"], row["sentence"]) == (state, sentence)
    judged = found.target.operator is not Operator.NONE and found.actual is not None
    assert ("kế hoạch không nêu con số" in sentence) is (not judged and found.actual is not None)


def test_the_change_and_the_count_of_s004_are_reached_with_the_level(office: Office) -> None:
    snapshot = office.snapshot("s004")
    assert snapshot is not None
    for target in assess(snapshot, Period.of_month(2024, 12)).targets[:2]:
        assert [goal.state.value for goal in target.further] == ["achieved", "achieved"]
        assert target_detail(assess(snapshot, Period.of_month(2024, 12)), target.target.id, VI).further_units


@pytest.mark.parametrize(("source", "word"), [("S001", "tỉnh giao"), ("S003", "tỉnh giao"), ("S002", "huyện giao")])
def test_the_tier_is_that_of_whose_plan_it_is(office: Office, source: str, word: str) -> None:
    snapshot = office.snapshot(PROGRAMMES[source])
    assert snapshot is not None
    standing = assess(snapshot, Period.of_month(snapshot.plan.year, 12))
    facts = target_detail(standing, standing.targets[0].target.id, VI).facts
    assert word in facts[0].text


@pytest.mark.parametrize("source", SOURCES)
def test_the_overview_of_each_plan_says_how_many_of_its_targets_fare_how(office: Office, source: str) -> None:
    snapshot = office.snapshot(PROGRAMMES[source])
    assert snapshot is not None
    shown = overview(assess(snapshot, Period.of_month(snapshot.plan.year, 12)), VI)
    assert shown.headline and "{" not in shown.headline
