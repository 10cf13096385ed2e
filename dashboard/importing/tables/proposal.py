"""What the tables of a file would change: their figures as reports of each form and period, and what is shown of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain.issues import IssueCode, Place
from dashboard.domain.messages import Figure
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.checks.reporter import Reporter
from dashboard.importing.examination import ColumnReading, Examination, Reading
from dashboard.importing.examine_report import change_from, previewed
from dashboard.importing.files.workbook import FileCell
from dashboard.importing.findings import Findings
from dashboard.importing.reported import Report
from dashboard.importing.tables.adding import cumulated
from dashboard.importing.tables.figures import ReadFigure
from dashboard.importing.tables.headings import Columns
from dashboard.importing.tables.reports import TableReport, joined
from dashboard.importing.tables.several_sheets import each_once

MOST_READINGS = 5_000  # cells of one table that a person is shown one by one


@dataclass(frozen=True)
class TableReading:
    """One table: its columns, its reporter (None: not known), its figures, and the reports that they make."""

    columns: Columns
    reporter: str | None
    figures: tuple[ReadFigure, ...]
    readings: tuple[ColumnReading, ...]
    reports: tuple[TableReport, ...]
    elsewhere: FileCell | None = None  # a unit of another place, where the table speaks of such units only


def proposed(
    read: Sequence[TableReading], snapshot: Snapshot, day: date, findings: Findings, examination: Examination
) -> Examination:
    """The examination with the reports that the tables of a file make; `day` judges deadlines."""
    plan = snapshot.plan
    reporter = next((reading.reporter for reading in read if reading.reporter), None)
    readings = tuple(_reading(figure) for reading in read for figure in reading.figures[:MOST_READINGS])
    columns = tuple(column for reading in read for column in reading.readings)
    once = each_once([report for reading in read for report in reading.reports], findings)
    table_reports = cumulated(joined(once), snapshot, findings)
    layout = read[0].columns.layout.key
    examination = replace(
        examination,
        layout=layout,
        programme=plan.programme.code,
        year=plan.year,
        unit=reporter,
        columns=columns,
        readings=readings,
    )
    reports = list[tuple[Report, ReportChange]]()
    for table_report in table_reports:
        report, period = table_report.report, table_report.period
        place = report.about.cells.place("period")
        if period.year != plan.year:
            findings.add(IssueCode.OUTSIDE_PLAN_YEAR, place, period.code, year=str(period.year))
            continue
        if period.begin > day:
            findings.add(IssueCode.FUTURE_PERIOD, place, period.code, period=period, today=day)
        reporter_of_period = Reporter(plan, report.about.unit, period)
        change = change_from(report, reporter_of_period, table_report.form, snapshot, day, findings)
        reports.append((report, change))
    if not reports:
        if not findings.open(tuple(findings.issues)):  # also where a person has left everything out
            findings.add(
                IssueCode.NOTHING_TO_STORE, Place(read[0].figures[0].place.container if read[0].figures else "")
            )
        return examination
    *further, last = (change for _, change in reports)
    return replace(
        examination, form=last.form, period=last.period, proposal=last, further=tuple(further),
        preview=previewed(reports, snapshot, findings),
    )  # fmt: skip


def _reading(figure: ReadFigure) -> Reading:
    amount = None if figure.amount is None else Figure(figure.amount, figure.kind, places=6)
    return Reading(
        place=figure.place,
        written=figure.cell.shown,
        number=figure.number,
        read_as=amount,
        absence=figure.absence,
        estimate=figure.estimate,
        row=figure.row.name,
        column=figure.title,
        role=figure.meaning.role.value if figure.meaning.role else "",
        kept=figure.stored and (figure.amount is not None or figure.absence is not None),
    )
