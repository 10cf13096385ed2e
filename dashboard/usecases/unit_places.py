"""Where a unit lies among those of all plans that the store knows: what decides whose grants reach it."""

from dashboard.domain.people.rights import Over, over_unit
from dashboard.domain.plan.units import official
from dashboard.usecases.office import Office


def place_of(office: Office, unit: str) -> Over:
    """The official codes of the unit and of those above it, by every programme's newest plan that knows it.

    A unit that no plan knows lies below the whole office alone.
    """
    chain: dict[str, None] = {official(unit): None}
    for programme in office.codes():
        snapshot = office.snapshot(programme)
        if snapshot is not None:
            for code in (u.code for u in snapshot.plan.units if u.official_code == official(unit)):
                chain.update(dict.fromkeys(over_unit(snapshot.plan, code)))
    return tuple(chain)


def is_known(office: Office, unit: str) -> bool:
    """Whether the newest plan of any programme has a unit of this official code."""
    return any(
        known.official_code == unit
        for programme in office.codes()
        if (snapshot := office.snapshot(programme)) is not None
        for known in snapshot.plan.units
    )
