"""What one person has typed into a plan in this session, kept over reruns, other pages, and a store that moves."""

from dataclasses import dataclass, field
from typing import cast

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.exports.plan_texts import Texts
from dashboard.importing.layouts import plan_sheets
from dashboard.ui.planning.sections import RULE_FIELDS
from dashboard.usecases.planning import EditedFile, Edits, PlanPreview, rebased, standing_fields, standing_texts

_KEY = "planning"


@dataclass
class Typed:
    """`base` is the plan's own text as of `plan_version`, `rows` what stands there now; both by the table's key.

    `drawn` is what an editor began with: it must stay the same while somebody types, so each `round` has its own.
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
        """How many rows and fields are other ones than the plan's."""
        changed = 0
        for key, rows in self.rows.items():
            old, new = [tuple(r.items()) for r in self.base[key]], [tuple(r.items()) for r in rows]
            changed += max(len(set(new) - set(old)), len(set(old) - set(new)))
        return changed + sum(self.fields[key] != self.base_fields[key] for key in self.fields)

    def redraw(self) -> None:
        """Let every editor begin with what was typed."""
        self.round += 1
        self.drawn = {key: [dict(row) for row in rows] for key, rows in self.rows.items()}
        self.drawn_fields = dict(self.fields)


def typed_into(plan: Plan, version: int) -> tuple[Typed, bool]:
    """What was typed into this plan; True where the plan has become another version since, and it was done again over it."""
    known = cast("Typed | None", st.session_state.get(_KEY))
    if known is None or (known.programme, known.year) != (plan.programme.code, plan.year):
        known = st.session_state[_KEY] = _untouched(plan, version)
        return known, False
    if known.plan_version == version:
        return known, False
    moved = bool(known.edits)
    _over(known, _untouched(plan, version))
    return known, moved


def begun_anew(plan: Plan, version: int) -> None:
    """Forget what was typed: it is stored, or given up."""
    last = cast("Typed | None", st.session_state.get(_KEY))
    fresh = st.session_state[_KEY] = _untouched(plan, version)
    if last is not None:
        fresh.section, fresh.round = last.section, last.round + 1


def _untouched(plan: Plan, version: int) -> Typed:
    base = {key: standing_texts(plan, key) for key in plan_sheets.TABLE_BY_KEY}
    fields = {key: text for key, text in standing_fields(plan).items() if key in RULE_FIELDS}
    fresh = Typed(plan.programme.code, plan.year, version, base, _copied(base), fields, dict(fields))
    fresh.redraw()
    return fresh


def _copied(rows: dict[str, list[Texts]]) -> dict[str, list[Texts]]:
    return {key: [dict(row) for row in table] for key, table in rows.items()}


def _over(known: Typed, fresh: Typed) -> None:
    """Put what was typed over the newer plan."""
    for key, rows in known.rows.items():
        if rows != known.base[key]:
            fresh.rows[key] = rebased(key, known.base[key], rows, fresh.base[key])
    changed = {key: text for key, text in known.fields.items() if text != known.base_fields[key]}
    known.base, known.rows = fresh.base, fresh.rows
    known.base_fields, known.fields = fresh.base_fields, fresh.fields | changed
    known.plan_version = fresh.plan_version
    known.redraw()
