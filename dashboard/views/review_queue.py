"""Thẩm định as values: what waits, what of it is clean, and one report's figures beside earlier ones and the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dashboard.domain.issues import Place
from dashboard.domain.plan.plan import TOTAL, Plan
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.findings import Finding
from dashboard.domain.quality.queue import Waiting
from dashboard.domain.quality.series import last_money, last_result
from dashboard.domain.reported.history import ReportComment, Unlocked
from dashboard.domain.reported.observations import Disbursement, Observation, Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, day_cell, moment_cell, money_cell, number_cell, period_cell
from dashboard.views.corrections import CorrectedCell, correction_text
from dashboard.views.figure_revisions import figure_name, reported_cell
from dashboard.views.figures import target_text
from dashboard.views.form_names import form_name
from dashboard.views.linked import received_cell, to_file, unit_cell
from dashboard.views.overtaken import figure_key
from dashboard.views.quality import problem
from dashboard.views.submissions import period_name
from dashboard.views.table import Table, figures, texts

Reported = Observation | Disbursement


@dataclass(frozen=True)
class ReportFigure:
    """One figure of a report, beside that of the revision before, of the last period, and what the plan wants."""

    figure: Reported
    now: Cell
    before: Cell
    last: Cell
    plan: Cell
    findings: tuple[str, ...] = ()
    corrected: str = ""  # what the file said before its sender corrected it on the page

    @property
    def changed(self) -> bool:
        """Whether the revision before said something else, or nothing."""
        return self.before.text != "" and self.before.text != self.now.text


def headline(queue: tuple[Waiting, ...], words: Words) -> str:
    if not queue:
        return words("Review: no report is waiting")
    clean = sum(one.clean for one in queue)
    return words("Review: {count} reports are waiting, {clean} of them clean", count=len(queue), clean=clean)


def report_title(plan: Plan, sent: Submission, words: Words) -> str:
    """Which report is meant: unit, period, form, revision."""
    unit = plan.unit_by_code[sent.unit].name if sent.unit in plan.unit_by_code else sent.unit
    revision = f" · {words('revision {number}', number=sent.revision)}" if sent.revision > 1 else ""
    return f"{unit} · {period_name(sent.period, words)} · {form_name(plan, sent.form, words)}{revision}"


def queue_table(plan: Plan, queue: tuple[Waiting, ...], words: Words) -> Table:
    """What waits, in the order of the queue."""
    nobody = absent_cell(words("not asked for"))
    return Table.of(
        texts(words("Unit"), [unit_cell(plan, one.sent.unit) for one in queue]),
        texts(words("Period"), [period_cell(one.sent.period, words) for one in queue]),
        texts(words("Report form"), [form_name(plan, one.sent.form, words) for one in queue]),
        figures(words("Revision no."), [number_cell(one.sent.revision, words) for one in queue]),
        texts(words("Received at"), [received_cell(one.sent, words) for one in queue]),
        texts(words("Sent by"), [one.sent.actor for one in queue]),
        texts(words("Send before"), [day_cell(one.due_before, words) if one.due_before else nobody for one in queue]),
        texts(words("In time"), [_timely(one, words) for one in queue]),
        figures(words("To explain"), [number_cell(len(one.open), words) for one in queue]),
        figures(words("Outliers"), [number_cell(one.outliers, words) for one in queue]),
        texts(words("Where it stands"), [words("● clean") if one.clean else words("▲ to be read") for one in queue]),
    )


def _timely(one: Waiting, words: Words) -> Cell:
    if one.on_time is None:
        return absent_cell(words("not asked for"))
    return Cell(words("● in time") if one.on_time else words("▲ late"))


def report_figures(
    snapshot: Snapshot,
    standing: Standing,
    one: Waiting,
    before: Iterable[Reported],
    words: Words,
    corrected: Iterable[CorrectedCell] = (),
) -> tuple[ReportFigure, ...]:
    """Every figure of a waiting report: those with findings first, then corrected and changed ones, in the order of their cells.

    `before` are the figures of the revision before, `standing` is the whole plan's at the period of the report; `corrected` are
    the cells that were corrected when it was sent.
    """
    mended = {cell.place: correction_text(cell, words) for cell in corrected}
    known, sent = snapshot.as_sent, one.sent
    asked = Figures(known, sent.period, frozenset({sent.id}))
    earlier = {figure_key(figure): figure for figure in before}
    found = by_cell(one.findings)
    goals = {t.indicator.code: target_text(t, words) for t in reversed(standing.targets)}
    own: list[Reported] = [o for o in known.observations if o.submission == sent.id]
    own += [d for d in known.disbursements if d.submission == sent.id]
    lines = [
        ReportFigure(
            figure,
            reported_cell(known.plan, figure, words),
            _before(known.plan, earlier.get(figure_key(figure)), bool(earlier), words),
            _last(asked, figure, words),
            _wanted(known.plan, figure, goals, words),
            tuple(problem(f, words) for f in found.get(figure.place, ())),
            mended.get(figure.place, ""),
        )
        for figure in own
    ]
    return tuple(sorted(lines, key=lambda line: (not line.findings, not (line.corrected or line.changed))))


def by_cell(findings: Iterable[Finding]) -> Mapping[Place | None, list[Finding]]:
    found: dict[Place | None, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.place, []).append(finding)
    return found


def _before(plan: Plan, figure: Reported | None, known: bool, words: Words) -> Cell:
    if figure is not None:
        return reported_cell(plan, figure, words)
    return absent_cell(words("nothing yet")) if known else Cell("")


def _last(asked: Figures, figure: Reported, words: Words) -> Cell:
    meant = asked.snapshot.known_figures
    last: Reported | None = None
    match figure:
        case Observation():
            last = last_result(asked, meant.result(figure))
        case Disbursement():
            last = last_money(asked, meant.money(figure))
    if last is None:
        return absent_cell(words("nothing yet"))
    return reported_cell(asked.snapshot.plan, last, words).noted(f" · {words.short_period(last.period)}")


def _wanted(plan: Plan, figure: Reported, goals: Mapping[str, str], words: Words) -> Cell:
    """The target of the whole plan, or what was allocated to the line."""
    if isinstance(figure, Observation):
        goal = goals.get(figure.indicator) if figure.disaggregation == TOTAL else None
        return Cell(goal) if goal else absent_cell(words("no target"))
    lines = [a.amount_vnd for a in plan.allocations if (a.project, a.fund, a.budget_year) == figure.line]
    return money_cell(lines[0] if lines else None, words, missing=words("amount unknown"))


def figures_table(plan: Plan, sent: Submission, lines: tuple[ReportFigure, ...], words: Words) -> Table:
    """The figures of a report as a table; the column of the revision before only where there is one."""
    return Table.of(
        texts(words("Figure"), [figure_name(plan, line.figure, words) for line in lines]),
        texts(words("Unit"), [unit_cell(plan, line.figure.subject) for line in lines]),
        figures(words("This report"), [line.now for line in lines]),
        texts(words("Mended when sent"), [line.corrected for line in lines], optional=True),
        figures(words("Revision before"), [line.before for line in lines], optional=True),
        figures(words("Last period's figure"), [line.last for line in lines]),
        figures(words("The plan wants"), [line.plan for line in lines]),
        texts(words("What was found"), ["; ".join(line.findings) for line in lines], optional=True),
        texts(words("Cell"), [to_file(str(line.figure.place), sent.sha256, str(line.figure.place)) for line in lines]),
    )


def corrected_elsewhere(
    corrected: Iterable[CorrectedCell], lines: tuple[ReportFigure, ...], words: Words
) -> tuple[str, ...]:
    """Corrected cells that are no figure's own: the period, a denominator, what was said in words."""
    own = {line.figure.place for line in lines}
    return tuple(f"{c.place}: {correction_text(c, words)}" for c in corrected if c.place not in own)


def approved_table(
    plan: Plan, approved: tuple[Submission, ...], unlocked: Mapping[int, Unlocked], words: Words
) -> Table:
    """Approved reports, and until when some are unlocked."""
    opened = [unlocked.get(sent.id) for sent in approved]
    return Table.of(
        texts(words("Unit"), [unit_cell(plan, sent.unit) for sent in approved]),
        texts(words("Period"), [period_cell(sent.period, words) for sent in approved]),
        texts(words("Report form"), [form_name(plan, sent.form, words) for sent in approved]),
        figures(words("Revision no."), [number_cell(sent.revision, words) for sent in approved]),
        texts(words("Received at"), [received_cell(sent, words) for sent in approved]),
        texts(words("Unlocked until"), [day_cell(one.until, words) if one else "" for one in opened], optional=True),
        texts(words("Reason"), [one.reason if one else "" for one in opened], optional=True),
    )


def comments_table(comments: tuple[ReportComment, ...], sha256: str, words: Words) -> Table:
    """What reviewers remarked, each with its cell."""
    whole = words("the whole report")
    cells = [to_file(str(c.place), sha256, str(c.place)) if c.place.container else Cell(whole) for c in comments]
    return Table.of(
        texts(words("Cell"), [replace(cell, absent=False) for cell in cells]),
        texts(words("Comment"), [c.text for c in comments]),
        texts(words("Remarked by"), [c.actor for c in comments]),
        texts(words("When"), [moment_cell(c.when, words) for c in comments]),
    )
