"""The IATI file of where a plan year stands."""

from dashboard.domain.reported.days import judging_day, office_day
from dashboard.domain.verdicts.standing import Standing
from dashboard.exports.iati import iati_xml
from dashboard.text import Words
from dashboard.usecases.office import Office
from dashboard.usecases.settings import Settings


def iati_file(office: Office, standing: Standing, words: Words, organisation: str = "") -> bytes:
    """`organisation`: the reporter's identifier in the register; the installation's setting by default."""
    known = standing.snapshot
    newest = known.recorded_at is None or known.version == office.version()
    day = (
        office.today(known.plan) if newest else judging_day(known.plan, office_day(known.recorded_at or office.clock()))
    )
    return iati_xml(standing, day, organisation or Settings().iati_org, words)
