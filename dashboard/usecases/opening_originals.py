"""Who may open an uploaded file as it was sent: whoever may read the originals of every unit that it speaks for."""

from dashboard.domain.people.rights import OFFICE, Action, Over, demand, entitled, over_unit
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.history import Reception
from dashboard.usecases.office import Office
from dashboard.usecases.originals import original
from dashboard.usecases.refusals import refusals_told


def over_file(office: Office, seen: Reception) -> tuple[Over, ...]:
    """Whose file it is: the units of its reports, of a plan's file the unit whose plan it is; the whole office without either."""
    chains: dict[Over, None] = {}
    for report in seen.reports:
        then = office.snapshot(report.programme, report.year) or office.snapshot(report.programme)
        chains[over_unit(then.plan, report.submission.unit) if then else OFFICE] = None
    for sent in seen.plans:
        then = office.snapshot(sent.programme, sent.year)
        chains[over_unit(then.plan, then.plan.root) if then else OFFICE] = None
    return tuple(chains) or (OFFICE,)


def may_open(office: Office, seen: Reception, actor: Actor) -> bool:
    """Whether a page offers it; `open_original` asks again."""
    return all(entitled(actor, Action.READ_ORIGINAL, over) for over in over_file(office, seen))


@refusals_told
def open_original(office: Office, sha256: str, actor: Actor) -> tuple[Reception, bytes]:
    """A file and its bytes as they were received, by its whole SHA-256. NothingKnown, Forbidden."""
    seen = original(office, sha256)
    for over in over_file(office, seen):
        demand(actor, Action.READ_ORIGINAL, over)
    return seen, office.file(seen.sha256)
