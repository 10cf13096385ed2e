"""The sample office, loaded as its clerks would have sent it: every file through the importer, on the day it arrived."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from dashboard.domain.issues import Place, UnreadableWorkbook
from dashboard.domain.people.roles import operator
from dashboard.domain.reported.changes import CellComment
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.importing.examination import Hints
from dashboard.importing.findings import Answers
from dashboard.usecases.answers import answers_in
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.review_desk import told_of_reports
from dashboard.usecases.reviewing import AsSeen, approve_reports, return_report, unlock_report
from dashboard.usecases.sample_accounts import make_sample_accounts
from dashboard.usecases.withdrawing import withdraw_submission

SAMPLES = Path(__file__).parents[2] / "sample_data"
MODEL = "S002"  # loaded first: the programme that pages open with


class RealDataPresent(Exception):  # noqa: N818 - a state of the store, not a fault
    """The store holds a plan that is no sample: the demo does not mix into it."""


@dataclass(frozen=True)
class ManifestLine:
    """One line of a sample office's manifest."""

    file: str
    action: str
    received_at: datetime
    actor: str
    reason: str
    until: str = ""  # of an unlocking
    cell: str = ""  # that a reviewer's comment is on
    comment: str = ""

    @property
    def of_review(self) -> bool:
        return self.action in _REVIEW


# every plan comes before the first report: the store's clock must not run backwards, or no past day could be asked for
PLAN = ManifestLine("plan.xlsx", "import", datetime(2024, 1, 2, 1, 0, tzinfo=UTC), "minh-hoa", "")
MAP = replace(PLAN, file="ranh-gioi-minh-hoa.geojson")  # where an office has one


@dataclass(frozen=True)
class LoadedFile:
    """How far the sample office is loaded, and the file that has just been stored: for the progress line."""

    done: int
    of: int
    file: str


def load_demo(office: Office, samples: Path = SAMPLES) -> Iterator[LoadedFile]:
    """Load every sample office; arrivals that the store already has are passed over. RealDataPresent where it must not."""
    if any(not known.sample for known in office.programmes()):
        raise RealDataPresent
    folders = sorted(
        (f for f in samples.iterdir() if (f / "plan.xlsx").exists()), key=lambda f: (f.name != MODEL, f.name)
    )
    work = [(folder, PLAN) for folder in folders if not _dates_its_plan(folder)]
    work += [(folder, MAP) for folder in folders if (folder / MAP.file).exists()]
    later = [
        (folder, line) for folder in folders
        for line in (*_listed(folder, "manifest.csv"), *_listed(folder, "review.csv"))
    ]  # fmt: skip
    work += sorted(later, key=lambda entry: entry[1].received_at)
    came = PLAN.received_at
    for done, (folder, arrival) in enumerate(work, 1):
        came = _arrived_at(arrival, folder, came, office.clock())
        _arrive(replace(office, clock=partial(_at, came)), folder, arrival)
        yield LoadedFile(done, len(work), arrival.file)
    _make_accounts(office)


@cache
def _dates_its_plan(folder: Path) -> bool:
    """Whether the manifest itself says when the plan came: of an office that begins after the others have reported."""
    return any(line.file == PLAN.file for line in _listed(folder, "manifest.csv"))


def _arrived_at(arrival: ManifestLine, folder: Path, before: datetime, now: datetime) -> datetime:
    """When the manifest says that a file came; of an office whose year is not over yet, no later than now.

    What it sends is examined on the manifest's day, which may lie ahead; but a version from a day to come would make the store
    look like one on a machine whose clock is wrong, and a first real change would stand before it.
    """
    if not _dates_its_plan(folder):
        return arrival.received_at
    return max(before, min(arrival.received_at, now))


def _make_accounts(office: Office) -> None:
    snapshot = office.snapshot(office.codes()[0])
    assert snapshot is not None  # it was loaded before
    make_sample_accounts(office, snapshot.plan)


def _at(moment: datetime) -> datetime:
    return moment


def _listed(folder: Path, name: str) -> list[ManifestLine]:
    """What the manifest, or the list of the reviewer's steps, says, in its order."""
    manifest = folder / name
    arrivals = []
    if manifest.exists():
        with manifest.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                moment = datetime.fromisoformat(row["received_at"]).astimezone(UTC)
                more = [row.get(name) or "" for name in ("until", "cell", "comment")]
                arrivals.append(ManifestLine(row["file"], row["action"], moment, row["actor"], row["reason"], *more))
    return arrivals


def _arrive(office: Office, folder: Path, arrival: ManifestLine) -> None:
    if arrival.of_review:
        _review(office, folder, arrival)
        return
    content = (folder / arrival.file).read_bytes()
    if arrival.action == "withdraw":
        _withdraw(office, folder, arrival, content)
        return
    hints = _plan_of(office, folder) if arrival is MAP else None
    then = replace(office, clock=partial(_at, arrival.received_at))  # the day on which its period was over
    examined = examine_upload(then, arrival.file, content, hints, _answers(folder))
    if examined.already_received or (examined.earlier is not None and examined.change_set is None):
        return
    if examined.refusal is not None:
        raise UnreadableWorkbook(examined.refusal.reason, **examined.refusal.params)
    commit_import(office, examined, operator(_sender(office, folder, arrival.actor)))


def _plan_of(office: Office, folder: Path) -> Hints:
    """A map does not say to which plan it belongs: to the one beside it."""
    came = office.reception(sha256((folder / PLAN.file).read_bytes()).hexdigest())
    assert came is not None
    return Hints(came.plans[-1].programme, year=came.plans[-1].year)


def _withdraw(office: Office, folder: Path, arrival: ManifestLine, content: bytes) -> None:
    """Take back the report that the file became, unless that was done before."""
    reception = office.reception(sha256(content).hexdigest())
    report = reception.report if reception else None
    if report is not None and report.counts:
        sent = report.submission
        withdraw_submission(
            office,
            report.programme,
            sent.unit,
            sent.period,
            arrival.reason,
            operator(_sender(office, folder, arrival.actor)),
            sent.form,
        )


def _sender(office: Office, folder: Path, written: str) -> str:
    """Who sends a file of the sample, as a person is called: the manifest names the unit alone («xa.04180», «phong.ldtbxh»)."""
    code = written.partition(".")[2].upper()
    if not code:
        return written
    hints = _plan_of(office, folder)
    known = office.snapshot(hints.programme, hints.year) if hints.programme else None
    units = known.plan.units if known else ()
    unit = next((u for u in units if u.official_code == code or u.code.endswith(f"-{code}")), None)
    return f"Cán bộ {unit.name} (mẫu)" if unit else written


_REVIEW = ("return", "approve", "unlock")


def _review(office: Office, folder: Path, step: ManifestLine) -> None:
    """What the office's reviewer did, unless it is done already: to one file's report, or to all of a month's that wait."""
    files = sorted((folder / step.file).glob("*.xlsx")) if (folder / step.file).is_dir() else [folder / step.file]
    received = [office.reception(sha256(file.read_bytes()).hexdigest()) for file in files]
    reports = [report for one in received if one is not None for report in one.reports if report.counts]
    if not reports:
        return
    seen = AsSeen(reports[0].programme, reports[0].year, office.state())
    actor = operator(step.actor)
    waiting = [report.submission for report in reports if report.submission.status.waits]
    if step.action == "unlock":
        sent = reports[0].submission
        if (
            sent.status is SubmissionStatus.APPROVED
            and sent.id not in told_of_reports(office, seen.programme, seen.year).unlocked
        ):
            unlock_report(office, seen, sent, step.reason, date.fromisoformat(step.until), actor)
    elif waiting and step.action == "approve":
        approve_reports(office, seen, waiting, actor)
    elif waiting:
        sheet, _, spot = step.cell.rpartition("!")
        said = (CellComment(Place(sheet, spot), step.comment),) if step.comment else ()
        return_report(office, seen, waiting[0], step.reason, actor, said)


def _answers(folder: Path) -> Answers:
    file = folder / "answers.json"
    return answers_in(file.read_text(encoding="utf-8")) if file.exists() else {}
