"""Editing a plan on a page: the edited cells become a plan workbook, which goes the way of every other file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.domain.comparing.plan_changes import PlanVerdicts, verdicts_changed
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import PlanChange
from dashboard.domain.reported.days import office_day
from dashboard.domain.verdicts.standing_targets import OfferedBaseline
from dashboard.exports.plan_differences import TextDifference, row_names, text_differences
from dashboard.exports.plan_texts import Texts, edited_workbook, field_texts, name_of, row_texts, spelled
from dashboard.importing.examination import Examination
from dashboard.importing.findings import Answers
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.layouts.target_sheets import MONTHS
from dashboard.importing.sheets.codecs import written
from dashboard.text import words_in
from dashboard.usecases.importing import examine_upload
from dashboard.usecases.office import Office

__all__ = [
    "EditedFile",
    "Edits",
    "PlanPreview",
    "approved",
    "confirmed_baseline",
    "edited_file",
    "examine_edits",
    "paths_followed",
    "plan_preview",
    "rebased",
    "row_names",
    "settled_anew",
    "standing_fields",
    "standing_texts",
]  # fmt: skip

_SIGNED = {
    "settled": ("settled_by", "settled_on"),
    "baseline": ("baseline_by", "baseline_on"),
}  # who answers for a cell


@dataclass(frozen=True)
class Edits:
    """What was typed: whole sheets by the key of their table, and fields of the first sheet; the rest is the plan's own."""

    tables: Mapping[str, Sequence[Texts]] = field(default_factory=dict)
    fields: Texts = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.tables or self.fields)


@dataclass(frozen=True)
class EditedFile:
    """A plan workbook made from typed cells, as it is examined and kept."""

    name: str
    content: bytes


def standing_texts(plan: Plan, table: str) -> list[Texts]:
    """The rows of a sheet (by its table's key) as a person types them: 15.555,25 · 26,68 · 30/9/2024."""
    return row_texts(plan, plan_sheets.TABLE_BY_KEY[table])


def standing_fields(plan: Plan) -> Texts:
    return field_texts(plan)


def edited_file(plan: Plan, edits: Edits, day: date) -> EditedFile:
    """`plan` with what was typed, under the name by which the store keeps it."""
    name = words_in("vi")("Plan edited on the page on {day}", day=f"{day:%d-%m-%Y}")
    return EditedFile(f"{name}.xlsx", edited_workbook(plan, edits.tables, edits.fields))


def examine_edits(office: Office, plan: Plan, edits: Edits, answers: Answers | None = None) -> Examination:
    """What the typed cells say and would change; stored by `commit_import` like any file."""
    made = edited_file(plan, edits, office_day(office.clock()))
    return examine_upload(office, made.name, made.content, None, answers)


def approved(plan: Plan, rows: Sequence[Texts], by: str, on: str) -> list[Texts]:
    """Rows of paths in which those that differ from the plan's bear the name and day of who approves them now."""
    table = plan_sheets.MILESTONES
    stand = {name_of(table, row): row for row in row_texts(plan, table)}
    return [
        row if _same_path(row, stand.get(name_of(table, row))) else row | {"approved_by": by, "approved_on": on}
        for row in rows
    ]


def settled_anew(plan: Plan, rows: Sequence[Texts]) -> list[Texts]:
    """Rows of targets; where a sentence is read in another way than before, the name of who settled it is cleared.

    Blank, it is filled in with the sender's when the plan is stored. Likewise of a baseline that is not the one confirmed.
    """
    table = plan_sheets.TARGETS
    stand = {name_of(table, row): row for row in row_texts(plan, table)}
    return [row | _unsigned(row, stand.get(name_of(table, row))) for row in rows]


def paths_followed(plan: Plan, tables: Mapping[str, Sequence[Texts]]) -> dict[str, Sequence[Texts]]:
    """The edited sheets, without the planned paths of targets and projects that were taken out: they go with them."""
    path, edited = plan_sheets.MILESTONES, dict(tables)
    gone: set[str] = set()
    for table, stood in ((plan_sheets.TARGETS, plan.targets), (plan_sheets.PROJECTS, plan.projects)):
        if table.key in tables:
            name = table.columns[0].key
            gone |= {getattr(part, name) for part in stood} - {row.get(name, "") for row in tables[table.key]}
    if gone:
        rows = edited.get(path.key) or row_texts(plan, path)
        edited[path.key] = [row for row in rows if row["key"] not in gone]
    return edited


def _unsigned(row: Texts, stands: Texts | None) -> Texts:
    """The names and days that were given for another reading, or for another baseline, blank."""
    if stands is None:
        return {}
    old = (
        signs
        for cell, signs in _SIGNED.items()
        if row[cell] != stands[cell] and all(row[key] == stands[key] for key in signs)
    )
    return dict.fromkeys((key for signs in old for key in signs), "")


def confirmed_baseline(
    rows: Sequence[Texts], id: str, offered: OfferedBaseline, plan: Plan, by: str, on: date
) -> list[Texts]:
    """Rows of targets in which the target `id` begins at what was offered, with where that stands and who confirmed it."""
    table, words = plan_sheets.TARGETS, words_in("vi")
    target = next(t for t in plan.targets if t.id == id)
    measure = plan.indicator_by_code[target.indicator].measure
    kind = words("preliminary") if offered.figure.preliminary else words("official")
    source = words(
        "figure at the end of {year}, store version {version}, {kind}",
        year=str(offered.year), version=str(offered.version), kind=kind,
    )  # fmt: skip
    cells = {"baseline": offered.value, "baseline_source": source, "baseline_by": by, "baseline_on": on}
    texts = {
        key: spelled(table.column(key), written(table.column(key), value, measure)) for key, value in cells.items()
    }
    return [row | texts if row["id"] == id else row for row in rows]


def _same_path(row: Texts, stands: Texts | None) -> bool:
    return stands is not None and all(row.get(month, "").strip() == stands[month] for month in MONTHS)


@dataclass(frozen=True)
class PlanPreview:
    """What a new version of a plan would change: its cells, and the verdicts that follow at `period`."""

    period: Period
    differences: tuple[TextDifference, ...]
    verdicts: PlanVerdicts


def plan_preview(office: Office, change: PlanChange) -> PlanPreview | None:
    """None for the first plan of a year: there is nothing that it changes."""
    standing = office.snapshot(change.plan.programme.code, change.plan.year)
    if standing is None:
        return None
    period = office.default_period(standing.plan)
    verdicts = verdicts_changed(standing, change.plan, period)
    return PlanPreview(period, text_differences(standing.plan, change.plan), verdicts)


def rebased(table: str, base: Sequence[Texts], typed: Sequence[Texts], newest: Sequence[Texts]) -> list[Texts]:
    """What was typed over `base`, done again over `newest`: cells, rows that came and rows that went, and nothing else."""
    by_name = plan_sheets.TABLE_BY_KEY[table]
    old = {name_of(by_name, row): row for row in base}
    now = {name_of(by_name, row): row for row in typed}
    rows = []
    for row in newest:
        name = name_of(by_name, row)
        if name in old and name not in now:
            continue  # taken out by hand
        before, after = old.get(name, {}), now.get(name, {})
        rows.append(row | {key: text for key, text in after.items() if text != before.get(key, "")})
    stand = {name_of(by_name, row) for row in newest}
    return rows + [row for name, row in now.items() if name not in stand and row != old.get(name)]
