"""Receipts found again by their numbers: songma-gnbv/BC-THANG/2024-09/04183/2 of a report, songma-gnbv/2024/5 of a plan."""

from dataclasses import replace

from dashboard.domain.issues import IssueCode
from dashboard.domain.people.named import Persons, signer
from dashboard.domain.periods import Period
from dashboard.domain.reported.history import Revision
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import on_time
from dashboard.exports.receipt_pdf import receipt_pdf
from dashboard.text import Words
from dashboard.usecases.office import NothingKnown, Office
from dashboard.views.corrections import corrected_when_sent
from dashboard.views.owed_lines import still_owed
from dashboard.views.receipt import ReceiptView, ReportReceived
from dashboard.views.submissions import obligation_for

LONGEST_NUMBER = 120


def receipt_of(office: Office, number: str, programme: str | None = None) -> ReceiptView:
    """What the store knows of a receipt. NothingKnown for a number that it never gave.

    A number of before did not name its programme: `programme` is looked at first then, and `also` has the whole numbers of what
    others have under it.
    """
    number = " ".join(number.split())[:LONGEST_NUMBER]
    codes = sorted(office.codes(), key=lambda code: code != programme)
    named = [code for code in codes if number.startswith(f"{code}/")]
    whole = (
        _of_report(office, code, number.removeprefix(f"{code}/")) or _of_plan(office, code, number) for code in named
    )
    if (receipt := next((seen for seen in whole if seen), None)) is not None:
        return receipt
    found = [seen for code in codes if (seen := _of_report(office, code, number))]
    if not found:
        raise NothingKnown(number)
    return replace(found[0], also=tuple(seen.number for seen in found[1:]))


def receipt_file(seen: ReceiptView, url: str, words: Words) -> bytes:
    """The receipt as a PDF of one A4 page, or more where many cells were mended."""
    return receipt_pdf(seen, url, words)


def _of_report(office: Office, code: str, number: str) -> ReceiptView | None:
    parts = number.rsplit("/", 3)
    if len(parts) != 4 or not parts[3].isdecimal():
        return None
    form, month, unit, revision = parts
    try:
        period = Period.parse(month)
    except ValueError:
        return None
    known = office.revisions(code, period.year, form, unit, period)
    seen = next((r for r in known if r.submission.revision == int(revision)), None)
    then = office.snapshot(code, period.year, seen.version) if seen else None
    return _view(seen, then.as_sent, f"{code}/{number}") if seen and then else None


def _view(seen: Revision, then: Snapshot, number: str) -> ReceiptView:
    sent, plan = seen.submission, then.plan
    kept = [answered for answered in then.answers if answered.submission == sent.id]
    corrected = corrected_when_sent(kept)
    return ReceiptView(
        number=number,
        office=plan.programme.office,
        title=plan.title,
        sample=plan.sample,
        assumed_day=plan.assumed_today,
        received_at=sent.received_at,
        version=seen.version,
        sender=Persons(plan).of(sent.unit, sent.actor),
        file_name=sent.file_name,
        sha256=sent.sha256,
        answers=sum(answered.code != IssueCode.CORRECTED_CELL.value for answered in kept),
        corrected=corrected,
        report=_report(seen, then, sent),
    )


def _report(seen: Revision, then: Snapshot, sent: Submission) -> ReportReceived:
    plan = then.plan
    owed = obligation_for(plan, sent.form, sent.unit, sent.period)
    unit = plan.unit_by_code.get(sent.unit)
    return ReportReceived(
        form=sent.form,
        form_name=owed.name if owed else "",
        unit=sent.unit,
        unit_name=unit.name if unit else sent.unit,
        period=sent.period,
        revision=sent.revision,
        status=sent.status,
        reason=sent.reason,
        newest=seen.newest,
        figures=sum(o.submission == sent.id for o in then.observations),
        amounts=sum(d.submission == sent.id for d in then.disbursements),
        nil=sent.nil,
        late=not on_time(plan, sent, owed) if owed else None,
        due_before=owed.due_before if owed else None,
        still_owed=still_owed(then, sent),
    )


def _of_plan(office: Office, code: str, number: str) -> ReceiptView | None:
    """A plan's receipt names its programme, its year, and the store version in which it came."""
    year, _, version = number.removeprefix(f"{code}/").partition("/")
    if not (year.isdecimal() and version.isdecimal()) or len(year) != 4:
        return None
    came = next((v for v in office.versions() if str(v.version) == version and number in v.what.split(", ")), None)
    then = office.snapshot(code, int(year), came.version) if came else None
    if came is None or then is None:
        return None
    plan = then.plan
    kept = [answered for answered in then.answers if answered.submission is None]
    return ReceiptView(
        number, plan.programme.office, plan.title, plan.sample, plan.assumed_today, came.recorded_at, came.version,
        signer(plan, came.actor), corrected=corrected_when_sent(kept),
        answers=sum(answered.code != IssueCode.CORRECTED_CELL.value for answered in kept),
    )  # fmt: skip
