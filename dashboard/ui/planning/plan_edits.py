"""The edits of a plan in a browser session, kept over reruns and page changes, and carried over to a newer plan version."""

from dataclasses import dataclass, field
from typing import cast

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.exports.plan_texts import Texts
from dashboard.importing.layouts import plan_sheets
from dashboard.ui.planning.sections import PLAN_FIELDS
from dashboard.usecases.planning import EditedFile, Edits, PlanPreview, rebased, standing_fields, standing_texts

_KEY = "planning"


@dataclass
class PlanEdits:
    """The texts of a plan under edit: `base` as of `plan_version`, `rows` as edited; both by the table's key.

    `drawn` are the rows that an editor started from: they must not change while somebody types, so each `round` has its own.
    """

    programme: str
    year: int
    plan_version: int
    base: dict[str, list[Texts]]
    rows: dict[str, list[Texts]]
    base_fields: Texts
    fields: Texts
    drawn: dict[str, list[Texts]] = field(default_factory=dict)
    drawn_fields: Texts = field(default_factory=dict)
    section: str = ""
    round: int = 0
    file: EditedFile | None = None  # what is looked over, and would be stored
    saved: PlanPreview | None = None  # what the last storing changed
    notice: str = ""  # what a helper button has to say, once

    @property
    def edits(self) -> Edits:
        tables = {key: rows for key, rows in self.rows.items() if rows != self.base[key]}
        fields = self.fields if self.fields != self.base_fields else {}
        return Edits(tables, fields)

    @property
    def count(self) -> int:
        """The number of rows and fields that differ from the plan's."""
        changed = 0
        for key, rows in self.rows.items():
            old, new = [tuple(r.items()) for r in self.base[key]], [tuple(r.items()) for r in rows]
            changed += max(len(set(new) - set(old)), len(set(old) - set(new)))
        return changed + sum(self.fields[key] != self.base_fields[key] for key in self.fields)

    def redraw(self) -> None:
        """Restarts the editors from the rows as edited."""
        self.round += 1
        self.drawn = {key: [dict(row) for row in rows] for key, rows in self.rows.items()}
        self.drawn_fields = dict(self.fields)


def plan_edits(plan: Plan, version: int) -> tuple[PlanEdits, bool]:
    """The edits of this plan; True where the plan has another version since and they were applied to it again."""
    known = cast("PlanEdits | None", st.session_state.get(_KEY))
    if known is None or (known.programme, known.year) != (plan.programme.code, plan.year):
        known = st.session_state[_KEY] = _untouched(plan, version)
        return known, False
    if known.plan_version == version:
        return known, False
    moved = bool(known.edits)
    _carry_over(known, _untouched(plan, version))
    return known, moved


def redraw_edits() -> None:
    """Of a run that did not draw the editors, which are forgotten by it: they begin again with the rows as edited."""
    known = cast("PlanEdits | None", st.session_state.get(_KEY))
    if known is not None:
        known.redraw()


def reset_edits(plan: Plan, version: int) -> None:
    """Discards the edits, because they are stored or given up."""
    last = cast("PlanEdits | None", st.session_state.get(_KEY))
    fresh = st.session_state[_KEY] = _untouched(plan, version)
    if last is not None:
        fresh.section, fresh.round = last.section, last.round + 1


def _untouched(plan: Plan, version: int) -> PlanEdits:
    base = {key: standing_texts(plan, key) for key in plan_sheets.TABLE_BY_KEY}
    fields = {key: text for key, text in standing_fields(plan).items() if key in PLAN_FIELDS}
    fresh = PlanEdits(plan.programme.code, plan.year, version, base, _copied(base), fields, dict(fields))
    fresh.redraw()
    return fresh


def _copied(rows: dict[str, list[Texts]]) -> dict[str, list[Texts]]:
    return {key: [dict(row) for row in table] for key, table in rows.items()}


def _carry_over(known: PlanEdits, fresh: PlanEdits) -> None:
    """Applies the edits to the newer plan version."""
    for key, rows in known.rows.items():
        if rows != known.base[key]:
            fresh.rows[key] = rebased(key, known.base[key], rows, fresh.base[key])
    changed = {key: text for key, text in known.fields.items() if text != known.base_fields[key]}
    known.base, known.rows = fresh.base, fresh.rows
    known.base_fields, known.fields = fresh.base_fields, fresh.fields | changed
    known.plan_version = fresh.plan_version
    known.redraw()
