"""Units and whom to call in them."""

from collections.abc import Mapping

from dashboard.domain.people.contacts import Contact
from dashboard.domain.plan.plan import Plan
from dashboard.text import Words
from dashboard.views.cell import absent_cell, moment_cell
from dashboard.views.linked import unit_cell
from dashboard.views.table import Table, texts


def contact_table(plan: Plan, contacts: Mapping[str, Contact], words: Words) -> Table:
    """A row for each unit of the plan that still stands, whether anybody is named or not."""
    units = [unit for unit in plan.units if unit.valid_to is None]
    known = [contacts.get(unit.official_code, Contact(unit.official_code)) for unit in units]
    return Table.of(
        texts(words("Unit"), [unit_cell(plan, unit.code, full=True) for unit in units]),
        texts(words("Code"), [unit.official_code for unit in units]),
        texts(words("Officer"), [one.officer for one in known]),
        texts(words("Telephone"), [one.telephone for one in known]),
        texts(words("E-mail"), [one.email for one in known]),
        texts(
            words("Changed"),
            [moment_cell(c.changed_at, words) if c.changed_at else absent_cell() for c in known],
            optional=True,
        ),
    )
