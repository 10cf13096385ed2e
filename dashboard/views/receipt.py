"""A receipt: what the store knows of one revision of a report, or of one version of a plan, as lines to be read or printed."""

from dataclasses import dataclass
from datetime import date, datetime

from dashboard.domain.people.persons import Person
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.text import Words
from dashboard.views.corrections import CorrectedCell
from dashboard.views.owed_lines import StillOwed, still_owed_text

RECEIPT_PDF = "bien-nhan.pdf"  # where the server gives a receipt on paper


@dataclass(frozen=True)
class ReportReceived:
    """The report behind a receipt. `late` is None where nobody asked for it; `newest` tells whether a later one came since."""

    form: str
    form_name: str
    unit: str
    unit_name: str
    period: Period
    revision: int
    status: SubmissionStatus
    reason: str
    newest: bool
    figures: int
    amounts: int
    nil: bool
    late: bool | None
    due_before: date | None
    still_owed: tuple[StillOwed, ...] = ()  # reports of the calendar that it is a part of, on a form of its own


@dataclass(frozen=True)
class ReceiptView:
    """What a receipt says; `report` is None for a plan workbook, `sha256` and `file_name` are empty where nothing is kept."""

    number: str
    office: str
    title: str  # of the plan
    sample: bool
    assumed_day: date | None
    received_at: datetime
    version: int
    sender: Person
    file_name: str = ""
    sha256: str = ""
    answers: int = 0
    corrected: tuple[CorrectedCell, ...] = ()
    report: ReportReceived | None = None
    also: tuple[str, ...] = ()  # whole numbers of receipts that an earlier, shorter number may mean too


def receipt_title(seen: ReceiptView, words: Words) -> str:
    return words("Receipt of a report") if seen.report else words("Receipt of a plan workbook")


def receipt_lines(seen: ReceiptView, words: Words) -> tuple[tuple[str, str], ...]:
    """Label and text, in the order of reading; nothing that is not known."""
    lines = [(words("Receipt number"), seen.number), *_report_lines(seen, words)]
    lines += [
        (words("Plan"), seen.title),
        (words("Received at"), words.moment(seen.received_at)),
        (words("Sent by"), words.person(seen.sender)),
        (words("File name"), seen.file_name),
        ("SHA-256", seen.sha256),
        (words("Questions answered"), words.value(seen.answers)),
        (words("Cells mended when sent"), words.value(len(seen.corrected))),
        (words("Store version"), words.value(seen.version)),
    ]
    return tuple((label, text) for label, text in lines if text)


def _report_lines(seen: ReceiptView, words: Words) -> list[tuple[str, str]]:
    report = seen.report
    if report is None:
        return []
    return [
        (words("Reporting unit"), f"{report.unit_name} ({report.unit})"),
        (words("Report form"), f"{report.form_name} ({report.form})" if report.form_name else report.form),
        (words("Reporting period"), words.period(report.period)),
        (words("Revision no."), words.value(report.revision)),
        (words("Where it stands"), standing_text(report, seen.sender, words)),
        (words("Deadline"), deadline_text(seen, words)),
        (words("Figures and amounts"), words("{figures} figures, {amounts} amounts of money",
                                             figures=report.figures, amounts=report.amounts)),
        (words("Report of the calendar"), "; ".join(still_owed_text(owed, words) for owed in report.still_owed)),
        (words("Nothing to report"), words("yes") if report.nil else ""),
    ]  # fmt: skip


def standing_text(report: ReportReceived, sender: Person, words: Words) -> str:
    """The status, its reason for those who may read it, and whether a later revision has replaced this one."""
    if not report.newest:
        return words("replaced by a later revision")
    status = words.term(report.status)
    reason = words.remark(report.reason, sender)
    return f"{status}: {reason}" if reason else status


def deadline_text(seen: ReceiptView, words: Words) -> str:
    """Whether the report came in time, and by which day that is judged."""
    report = seen.report
    if report is None or report.late is None or report.due_before is None:
        return ""
    if report.late:
        return words("Late: it was due before {date}.", date=report.due_before)
    return words("On time: it is due before {date}.", date=report.due_before)


def sample_text(seen: ReceiptView, words: Words) -> str:
    """The word that figures are invented; empty for a real store."""
    if not seen.sample:
        return ""
    return words("Sample figures: results, path and calendar are invented; the plan's figures are real.")
