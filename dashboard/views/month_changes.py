"""«So với tháng trước»: what a month brought, as tables: verdicts that turned, the largest moves, money, reports, causes."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.comparing.months import Months, Move, Paid, months
from dashboard.domain.comparing.versions import VerdictChange
from dashboard.domain.people.named import Persons
from dashboard.domain.plan.plan import ALL_PROJECTS, Plan
from dashboard.domain.plan.shapes import UnitMap
from dashboard.domain.reported.observations import Submission
from dashboard.domain.verdicts.parts import Gap, State
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.causes import cause_table, thing_cell
from dashboard.views.cell import Cell, absent_cell, money_cell
from dashboard.views.figures import absence_text, amount_cell, difference_text, reached_cell
from dashboard.views.form_names import form_name
from dashboard.views.linked import received_cell, to_project, to_target, unit_cell
from dashboard.views.marks import glyph
from dashboard.views.table import Table, figures, texts
from dashboard.views.unit_map import map_source

_LARGEST = 10  # moves that are shown


@dataclass(frozen=True)
class MonthChanges:
    """Each table may be without rows; `map` is "" where no map came since the month before ended."""

    heading: str
    compared: str
    turned: Table
    communes: Table
    moves: Table
    money: Table
    reports: Table
    reports_title: str
    causes: Table
    map: str


def month_changes(after: Standing, before: Standing, stands: UnitMap | None, words: Words) -> MonthChanges:
    """The month of `after` against that of `before`, both as known at one version."""
    found = months(before, after)
    plan = after.snapshot.plan
    coverage = after.reporting.coverage
    return MonthChanges(
        heading=_heading(found, words),
        compared=words(
            "{month} against {before}, both as known now.", month=words.period(after.period), before=words.period(before.period)
        ),
        turned=_turned(found, words),
        communes=_communes(found, words),
        moves=_moves(found.moves[:_LARGEST], words),
        money=_money(found.paid, words),
        reports=_reports(plan, found.reports, words),
        reports_title=words(
            "Reports of {month}: {came} of {of} units", month=words.short_period(after.period),
            came=len(coverage.reported), of=len(coverage.expected),
        ),
        causes=cause_table(found.causes, plan, words, False, [thing_cell(plan, c.late, c.of, words) for c in found.causes]),
        map=_map(stands, before, plan, words),
    )  # fmt: skip


def _heading(found: Months, words: Words) -> str:
    """«Tháng 9/2024 so với T8: 3 đánh giá đổi (1 tốt lên, 2 xấu đi); giải ngân thêm 1,8 tỷ; 20/23 đơn vị đã báo cáo»."""
    parts = [_turns(found, words)]
    paid = found.paid[0].by_vnd if found.paid else None
    if paid:
        parts.append(words("{amount} more disbursed", amount=words.billions(paid)))
    if (coverage := found.after.reporting.coverage).expected:
        parts.append(
            words("{came} of {of} units have reported", came=len(coverage.reported), of=len(coverage.expected))
        )
    since = words(
        "{month} against {before}",
        month=words.period(found.after.period),
        before=words.short_period(found.before.period),
    )
    return f"{since[:1].upper()}{since[1:]}: {'; '.join(parts)}"


def _turns(found: Months, words: Words) -> str:
    if not found.turned:
        return words("no verdict is another one")
    count = len(found.turned)
    text = words("{count} verdicts are other ones", count=count)
    sides = [
        words("{count} better", count=found.better) if found.better else "",
        words("{count} worse", count=found.worse) if found.worse else "",
    ]
    said = ", ".join(filter(None, sides))
    return f"{text} ({said})" if said else text


def _turned(found: Months, words: Words) -> Table:
    rows = found.turned
    return Table.of(
        texts(words("Target or project"), [_name(found.after.snapshot.plan, row, words) for row in rows]),
        texts(words.short_period(found.before.period), [_state(row.before, found.before, words) for row in rows]),
        texts(words.short_period(found.after.period), [_state(row.after, found.after, words) for row in rows]),
        texts(words("Direction of the change"), [_way(row, words) for row in rows], optional=True),
        texts(words("In words"), [words.sentence(row.sentence_after or row.sentence_before) for row in rows]),
    )


def support_text(plan: Plan, gap: Gap | None, words: Words) -> str:
    """Whether a commune needs support, and for which indicator."""
    if gap is None:
        return words("○ no support needed")
    indicator = plan.indicator_by_code[gap.indicator]
    name = words.name_of(indicator.label, indicator.name_en)
    return words("◆ needs support: {name}, {gap} short", name=name, gap=words.points(gap.gap or Decimal(0)))


def _communes(found: Months, words: Words) -> Table:
    """Communes that came to need support, and those that no longer do, with the gap that says so."""
    plan, rows = found.after.snapshot.plan, found.communes
    return Table.of(
        texts(words("Unit"), [unit_cell(plan, row.unit) for row in rows]),
        texts(words.short_period(found.before.period), [support_text(plan, row.before, words) for row in rows]),
        texts(words.short_period(found.after.period), [support_text(plan, row.after, words) for row in rows]),
        texts(words("Direction of the change"), [words("▼ worse") if row.worse else words("▲ better") for row in rows]),
    )


def _way(change: VerdictChange, words: Words) -> str:
    if change.worse is None:
        return ""
    return words("▼ worse") if change.worse else words("▲ better")


def _state(state: State | None, at: Standing, words: Words) -> str:
    return (
        words("not in the plan") if state is None else f"{glyph(state, not at.period.months_left)} {words.term(state)}"
    )


def _name(plan: Plan, change: VerdictChange, words: Words) -> Cell:
    if change.key == ALL_PROJECTS:
        return Cell(words("Whole programme"))
    target = next((t for t in plan.targets if t.id == change.key), None)
    if target is not None:
        indicator = plan.indicator_by_code[target.indicator]
        return to_target(words.name_of(indicator.label, indicator.name_en), change.key)
    project = plan.project_by_code.get(change.key)
    named = f"{change.key} · {words.name_of(project.label, project.name_en)}" if project else change.key
    return to_project(named, change.key)


def _moves(rows: tuple[Move, ...], words: Words) -> Table:
    def figure(move: Move, now: bool) -> Cell:
        t = move.after if now else move.before
        if t.actual is None:
            return absent_cell()
        cell, told = reached_cell(move.after, t.actual, words), t.figure_period
        return cell if told is None or told.end >= t.period.end else cell.noted(f" · {words.short_period(told)}")

    return Table.of(
        texts(words("Indicator"), [to_target(words.name_of(m.after.indicator.label, m.after.indicator.name_en), m.after.target.id)
                                   for m in rows]),
        figures(words("Month before"), [figure(move, False) for move in rows]),
        figures(words("Now"), [figure(move, True) for move in rows]),
        texts(words("Change"), [Cell(difference_text(m.after.indicator, m.by, words), float(m.part)) for m in rows]),
        figures(words("Planned by now"), [_path(move, words) for move in rows], optional=True),
    )  # fmt: skip


def _path(move: Move, words: Words) -> Cell:
    path = move.after.path
    return absent_cell() if path is None else amount_cell(move.after.indicator, path, words)


def _money(rows: tuple[Paid, ...], words: Words) -> Table:
    shown = [row for row in rows if row.by_vnd]
    return Table.of(
        texts(words("Project"), [_project(row, words) for row in shown]),
        figures(words("Month before"), [_paid(row, False, words) for row in shown]),
        figures(words("Now"), [_paid(row, True, words) for row in shown]),
        figures(words("Paid since"), [money_cell(row.by_vnd, words, signed=True) for row in shown]),
        looks=["total" if row.after.project.code == ALL_PROJECTS else "" for row in shown],
    )


def _project(row: Paid, words: Words) -> Cell:
    project = row.after.project
    if project.code == ALL_PROJECTS:
        return Cell(words("Whole programme"))
    return to_project(f"{project.code} · {words.name_of(project.label, project.name_en)}", project.code)


def _paid(row: Paid, now: bool, words: Words) -> Cell:
    p = row.after if now else row.before
    return money_cell(p.disbursed_vnd, words, missing=absence_text(p.absence, words))


def _reports(plan: Plan, rows: tuple[Submission, ...], words: Words) -> Table:
    persons, names = Persons(plan), {form: form_name(plan, form, words) for form in {sent.form for sent in rows}}
    return Table.of(
        texts(words("Unit"), [unit_cell(plan, sent.unit) for sent in rows]),
        texts(words("Form"), [names[sent.form] for sent in rows]),
        texts(words("State"), [words.term(sent.status) for sent in rows]),
        texts(words("Sent by"), [words.person(persons.of(sent.unit, sent.actor)) for sent in rows]),
        texts(words("When"), [received_cell(sent, words) for sent in rows]),
    )


def _map(stands: UnitMap | None, before: Standing, plan: Plan, words: Words) -> str:
    """The map, where it came after the month before had ended."""
    if stands is None or not stands.shapes or stands.recorded_at.date() <= before.period.end:
        return ""
    return words("A new map: {source}", source=map_source(stands, words, plan))
