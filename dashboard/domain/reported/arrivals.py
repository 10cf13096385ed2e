"""From one snapshot to the next: what came between two versions is laid over what is known, and nothing else is read anew."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from dashboard.domain.people.causes import Cause
from dashboard.domain.periods import Period
from dashboard.domain.reported.changes import AnsweredFinding
from dashboard.domain.reported.groupings import (
    ESTIMATED_RESULTS,
    MONEY_BY_REPORTER,
    MONEY_BY_SUBJECT,
    MONEY_BY_SUBMISSION,
    RESULTS_BY_INDICATOR,
    RESULTS_BY_REPORTER,
    RESULTS_BY_SUBJECT,
    RESULTS_BY_SUBMISSION,
    RESULTS_RANKED,
    SENT_BY_PERIOD,
    SENT_BY_UNIT,
    WORDS_BY_UNIT,
    Grouping,
)
from dashboard.domain.reported.history import FindingNote
from dashboard.domain.reported.kept import CAUSES, MONEY, REPORTS, Moved
from dashboard.domain.reported.observations import Disbursement, Observation, Submission
from dashboard.domain.reported.of_reports import OfReports, report_of
from dashboard.domain.reported.snapshot import Snapshot, estimated

F = TypeVar("F", Observation, Disbursement)

_GROUPED: tuple[tuple[str, str, Grouping[Any]], ...] = (  # the groups, and the figures that they group
    ("observations_by_indicator", "known_results", RESULTS_BY_INDICATOR),
    ("observations_by_subject", "known_results", RESULTS_BY_SUBJECT),
    ("estimated_results", "known_results", ESTIMATED_RESULTS),
    ("ranked_by_subject", "known_results", RESULTS_RANKED),
    ("money_by_subject", "known_money", MONEY_BY_SUBJECT),
    ("results_by_reporter", "observations", RESULTS_BY_REPORTER),
    ("money_by_reporter", "disbursements", MONEY_BY_REPORTER),
    ("results_by_submission", "observations", RESULTS_BY_SUBMISSION),
    ("money_by_submission", "disbursements", MONEY_BY_SUBMISSION),
)


@dataclass(frozen=True)
class Arrivals:
    """What came to a plan year by `version`: the newest revision of every report that has another one or another status
    since, the figures of those that count, and what was answered, noted and said of delays.

    `standing` are, of these reports, the revisions that count though a newer one came (`Snapshot.standing`).
    """

    version: int
    recorded_at: datetime | None
    submissions: tuple[Submission, ...] = ()
    observations: tuple[Observation, ...] = ()
    disbursements: tuple[Disbursement, ...] = ()
    answers: tuple[AnsweredFinding, ...] = ()
    notes: tuple[FindingNote, ...] = ()
    causes: tuple[Cause, ...] = ()
    before: Snapshot | None = None  # last year's, at the same version
    standing: tuple[Submission, ...] = ()
    sent: Snapshot | None = None  # counted from sending, at the same version
    reviewed: bool = False


@dataclass(frozen=True)
class _Moved:
    """The figures of one kind that went and that came; those of a report that stays do neither."""

    gone: tuple[Any, ...] = ()
    come: tuple[Any, ...] = ()

    def known(self, gone: Callable[[Any], Any], come: Callable[[Any], Any]) -> "_Moved":
        return _Moved(tuple(map(gone, self.gone)), tuple(map(come, self.come)))

    @property
    def both(self) -> tuple[Any, ...]:
        return (*self.gone, *self.come)


def advanced(earlier: Snapshot, arrived: Arrivals) -> Snapshot:
    """The snapshot at a later version of the same plan, equal to the one that is read whole.

    What was worked out of figures that did not change is taken along.
    """
    if not (arrived.submissions or arrived.answers or arrived.notes or arrived.causes):
        return earlier.at(arrived.version, arrived.recorded_at, arrived.before, arrived.sent, arrived.reviewed)
    known = (earlier.submission_of(s.form, s.unit, s.period) for s in arrived.submissions)
    replaced = frozenset(old.id for old in known if old is not None)
    stood = frozenset(
        one.id for s in arrived.submissions if (one := earlier.standing_by_report.get((s.form, s.unit, s.period)))
    )
    gone, staying = _counting(earlier, arrived)
    cut, ids = OfReports(gone, earlier.in_order), {s.id for s in (*arrived.submissions, *arrived.standing)}
    results = _moved(earlier.observations, arrived.observations, cut, staying)
    money = _moved(earlier.disbursements, arrived.disbursements, cut, staying)
    later = replace(
        earlier,
        version=arrived.version,
        recorded_at=arrived.recorded_at,
        submissions=_in_order(earlier.submissions, replaced, arrived.submissions),
        standing=_in_order(earlier.standing, stood, arrived.standing),
        observations=_laid_over(earlier.observations, cut, results),
        disbursements=_laid_over(earlier.disbursements, cut, money),
        answers=(
            *(a for a in earlier.answers if a.submission not in replaced | stood or a.submission in ids),
            *arrived.answers,
        ),
        notes=(*earlier.notes, *arrived.notes),
        causes=(*earlier.causes, *arrived.causes),
        before=arrived.before,
        sent=arrived.sent,
        reviewed=arrived.reviewed,
    )
    _take_reports_along(earlier, later, replaced, stood, arrived)
    reports = [Moved(REPORTS, s.unit, s.period.last_month) for s in arrived.submissions]
    if staying:  # its figures stay, and are of a report that is not the same any more
        kept = OfReports(frozenset(staying), earlier.in_order)
        for figures in (kept.taken(earlier.observations), kept.taken(earlier.disbursements)):
            reports += [Moved(REPORTS, f.reporter, f.period.last_month) for f in figures]
    reports += (Moved(CAUSES, cause.unit, cause.period.last_month) for cause in arrived.causes)
    _take_along(earlier, later, cut, results, money, reports)
    return later


def _counting(earlier: Snapshot, arrived: Arrivals) -> tuple[frozenset[int], set[int]]:
    """Of the reports that moved the revisions whose figures go, and those whose figures stand as before."""
    standing = {(s.form, s.unit, s.period): s for s in arrived.standing}
    gone, staying = set[int](), set[int]()
    for s in arrived.submissions:
        report = (s.form, s.unit, s.period)
        before = earlier.counted_of(*report)
        now = s if earlier.counting.counts(s.status) else standing.get(report)
        if before is not None:
            (staying if now is not None and now.id == before.id else gone).add(before.id)
    return frozenset(gone), staying


def _in_order(
    known: tuple[Submission, ...], replaced: frozenset[int], come: tuple[Submission, ...]
) -> tuple[Submission, ...]:  # fmt: skip
    """The reports in the order of their arrival, each once."""
    left = _without(known, replaced)
    again = bool(left and come) and min(s.id for s in come) <= left[-1].id
    left += sorted(come, key=lambda s: s.id)
    return tuple(sorted(left, key=lambda s: s.id) if again else left)  # again: a report that counts again


def _without(known: tuple[Submission, ...], replaced: frozenset[int]) -> list[Submission]:
    """The reports that are not replaced; each is looked for where its number stands in the order."""
    ids = sorted(replaced)
    places = [bisect_left(known, id, key=lambda s: s.id) for id in ids]
    if [known[place].id for place in places if place < len(known)] != ids:
        return [s for s in known if s.id not in replaced]  # they do not lie in the order of their numbers
    left = list(known)
    for place in reversed(places):
        del left[place]
    return left


def _moved(had: tuple[F, ...], came: tuple[F, ...], cut: OfReports, staying: set[int]) -> _Moved:
    return _Moved(cut.taken(had), tuple(f for f in came if f.submission not in staying))


def _laid_over(figures: tuple[F, ...], cut: OfReports, moved: _Moved) -> tuple[F, ...]:
    """The figures in the order of their reports' arrival, those of one report as they stand in it."""
    if not moved.gone and not moved.come:
        return figures
    left = cut.left_over(figures)
    again = bool(left and moved.come) and report_of(moved.come[0]) <= report_of(left[-1])
    left += moved.come
    return tuple(sorted(left, key=report_of) if again else left)  # again: a report that counts again


def _take_reports_along(
    earlier: Snapshot, later: Snapshot, replaced: frozenset[int], stood: frozenset[int], arrived: Arrivals
) -> None:  # fmt: skip
    had, has, come = earlier.__dict__, later.__dict__, arrived.submissions
    gone = tuple(earlier.submission_by_id[id] for id in replaced)

    def left(sent: tuple[Submission, ...]) -> tuple[Submission, ...]:
        return tuple(s for s in sent if s.id not in replaced)

    has["submission_by_report"] = earlier.submission_by_report | {(s.form, s.unit, s.period): s for s in come}
    come_by_id = {s.id: s for s in (*come, *arrived.standing)}
    by_id = earlier.submission_by_id | come_by_id
    for id in (replaced | stood) - come_by_id.keys():
        del by_id[id]
    has["submission_by_id"] = by_id
    for name, grouping in (
        ("sent_by_unit", SENT_BY_UNIT),
        ("sent_for_period", SENT_BY_PERIOD),
        ("words_by_unit", WORDS_BY_UNIT),
    ):
        if name in had:
            has[name] = grouping.after(had[name], gone, come, left)


def _take_along(
    earlier: Snapshot, later: Snapshot, cut: OfReports, results: _Moved, money: _Moved, reports: Iterable[Moved]
) -> None:  # fmt: skip
    """Give `later` what was worked out of `earlier`, as far as it holds or is mended by what moved."""
    had, has = earlier.__dict__, later.__dict__
    has["in_order"], has["read_as"] = earlier.in_order, earlier.read_as
    then, now = earlier.known_figures, later.known_figures
    if not earlier.observations and not earlier.disbursements:
        had.update(known_results=(), known_money=())  # a first report's figures are not read twice for what they mean
    known_results, known_money = results.known(then.result, now.result), money.known(then.money, now.money)
    moved = {
        "observations": results, "disbursements": money, "known_results": known_results, "known_money": known_money,
    }  # fmt: skip
    for name in ("known_results", "known_money"):
        if name in had:
            has[name] = _laid_over(had[name], cut, moved[name])
    for name, of, grouping in _GROUPED:
        if name in had:
            in_order = cut.in_order and grouping.order is None
            left = replace(cut, in_order=in_order).left
            has[name] = grouping.after(had[name], moved[of].gone, moved[of].come, left, in_order)
    if "estimated_money" in had:
        left_pairs = (pair for pair in had["estimated_money"] if pair[0].submission not in cut.reports)
        has["estimated_money"] = (*left_pairs, *estimated(zip(money.come, known_money.come, strict=True)))
    reports = tuple(reports)
    topics = {o.indicator for o in (*results.both, *known_results.both)} | {move.topic for move in reports}
    topics |= {MONEY} if money.both else set()
    has["moved_at"] = earlier.moved_at | dict.fromkeys(topics, later.version)
    if "kept" in had:  # else nothing was worked out that could hold
        has["kept"] = had["kept"].after(
            (*_moves(known_results, results, "indicator"), *_moves(known_money, money, None), *reports)
        )


def _moves(known: _Moved, told: _Moved, topic: str | None) -> Iterator[Moved]:
    """What moved, as it was told and as it can be meant, of its subject and of who reported it; each once."""
    moved: dict[
        tuple[str, str, int], Period
    ] = {}  # the period by identity: there are few of them, and very many figures
    for meant, said in zip(known.both, told.both, strict=True):
        for figure in (said,) if meant is said else (meant, said):
            of, period = getattr(figure, topic) if topic else MONEY, figure.period
            number = id(period)
            moved[of, figure.subject, number] = period
            moved[of, figure.reporter, number] = period
    for of, unit, month in {(of, unit, period.last_month) for (of, unit, _), period in moved.items()}:
        yield Moved(of, unit, month)
