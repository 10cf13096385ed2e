"""What a plan year is called where one of several is chosen."""

from collections import Counter
from collections.abc import Iterable

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.snapshot import ProgrammeYear
from dashboard.views.address import plan_code

_COMMITTEE = "UBND "  # «Ủy ban nhân dân»: whose plan it is needs no such word in a list of plans


def office_of(plan: Plan) -> str:
    """«Huyện Sông Mã», as it stands alone."""
    name = plan.programme.office.removeprefix(_COMMITTEE)
    return name[:1].upper() + name[1:]


def plan_names(known: Iterable[ProgrammeYear]) -> dict[str, str]:
    """Code of the plan (`kh`) → «huyện Sông Mã 2024»; where two would read alike, the programme's code instead."""
    plans = list(known)
    names = [f"{plan.programme.office.removeprefix(_COMMITTEE)} {plan.year}" for plan in plans]
    times = Counter(names)
    return {
        plan_code(plan.programme.code, plan.year): name if times[name] == 1 else f"{plan.programme.code} {plan.year}"
        for plan, name in zip(plans, names, strict=True)
    }
