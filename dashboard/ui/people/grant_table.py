"""The roles of an account as one table: a row for each unit, a box for each role."""

from dataclasses import dataclass

import streamlit as st

from dashboard.domain.people.roles import AccountRole, Grant
from dashboard.text import Words
from dashboard.ui.account import unit_name
from dashboard.ui.escape import md
from dashboard.ui.picked import picked

_OWN, _OTHER = "own", "other"
_WIDTHS = [3, *([1.4] * len(AccountRole))]


@dataclass(frozen=True)
class GrantRow:
    """A row as it was drawn. `unit` None: the one that is chosen in the form's own field, or among `offered` in the row's."""

    key: str
    unit: str | None
    offered: tuple[str, ...] = ()


def draw_grants(
    key: str, unit: str | None, grants: frozenset[Grant], units: tuple[str, ...], words: Words
) -> tuple[GrantRow, ...]:
    """Draws the table: the account's own unit, every other for which it has a role, and one more to choose."""
    st.markdown(words("**Roles**, for a unit and what lies below it"))
    others = sorted({grant.unit for grant in grants} - {unit})
    more = tuple(code for code in units if code not in others)
    rows = (
        GrantRow(f"{key}.{_OWN}", None),
        *(GrantRow(f"{key}.{other or 'office'}", other) for other in others),
        *((GrantRow(f"{key}.{_OTHER}", None, more),) if more else ()),
    )
    for row in rows:
        has = unit if row.key.endswith(f".{_OWN}") else row.unit
        _draw_row(row, {g.role for g in grants if has is not None and g.unit == has}, words)
    return rows


def _draw_row(row: GrantRow, has: set[AccountRole], words: Words) -> None:
    where, *boxes = st.columns(_WIDTHS, vertical_alignment="center")
    if row.offered:
        where.selectbox(
            words("One more unit"), row.offered, index=None, key=f"{row.key}.which", label_visibility="collapsed",
            format_func=lambda code: named(code, words), placeholder=words("one more unit"),
        )  # fmt: skip
    else:
        where.markdown(md(words("the unit above") if row.unit is None else named(row.unit, words)))
    for box, role in zip(boxes, AccountRole, strict=True):
        box.checkbox(words.term(role), value=role in has, key=f"{row.key}.{role}")


def granted(rows: tuple[GrantRow, ...], unit: str) -> frozenset[Grant] | None:
    """What is ticked, for an account of `unit`; None where a role is ticked beside no unit."""
    found: set[Grant] = set()
    for row in rows:
        roles = [role for role in AccountRole if st.session_state.get(f"{row.key}.{role}") is True]
        of = picked(f"{row.key}.which", row.offered) if row.offered else unit if row.unit is None else row.unit
        if roles and of is None:
            return None
        found |= {Grant(role, of) for role in roles if of is not None}
    return frozenset(found)


def named(code: str, words: Words) -> str:
    """A unit's name with its code; "" is the whole office."""
    return f"{unit_name(code)} ({code})" if code else words("the whole office")
