"""The draft of the next plan year, from what the store knows of this one."""

from dashboard.domain.assess import assess
from dashboard.domain.comparing.rolling_over import Draft, last_known_period, rolled_over
from dashboard.exports.draft_plan import draft_workbook
from dashboard.usecases.office import NothingKnown, Office


def next_years_draft(office: Office, programme: str, year: int) -> Draft:
    """What of a plan year goes into the next, at its last known period; NothingKnown without such a plan."""
    snapshot = office.snapshot(programme, year)
    if snapshot is None:
        raise NothingKnown(f"{programme} {year}")
    return rolled_over(assess(snapshot, last_known_period(snapshot)))


def draft_file(office: Office, programme: str, year: int) -> bytes:
    """The draft as a plan workbook (.xlsx) that a person fills in and uploads."""
    return draft_workbook(next_years_draft(office, programme, year))
