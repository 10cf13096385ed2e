"""What a request asks for: the same view that the pages find at an address, but strictly: what is not here is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.domain.reported.days import judging_day, office_day
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.text import Words
from dashboard.ui import load
from dashboard.ui.shell import Shown
from dashboard.usecases.requested_view import requested_view
from dashboard.views.address import LONGEST, Param
from dashboard.web.api.problems import Problem
from dashboard.web.light.asked import PlansAt

PAGE, LARGEST_PAGE = 500, 5_000  # items of an answer
PARAMS: Mapping[str, Param] = {
    "plan": Param.PLAN, "period": Param.PERIOD, "at": Param.VERSION, "borders": Param.BORDERS, "lang": Param.LANGUAGE,
}  # fmt: skip
UNIT, INDICATOR, LIMIT, OFFSET = "unit", "indicator", "limit", "offset"


@dataclass(frozen=True)
class Question:
    """One request. `unit` and `indicator` are "" for all; `chose_period`: a period was asked for in so many words."""

    shown: Shown
    unit: str
    indicator: str
    limit: int
    offset: int
    past: int | None  # the version that was asked for; None: the newest
    chose_period: bool

    @cached_property
    def snapshot(self) -> Snapshot:
        return load.snapshot(self.shown.programme, self.shown.year, self.shown.version)

    @cached_property
    def day(self) -> date:
        """On which reports are judged to be due: today, or the day of a past version."""
        known = self.snapshot
        if self.past is not None and known.recorded_at is not None:
            return judging_day(known.plan, office_day(known.recorded_at))
        return load.office().today(known.plan)


def question(asked: Mapping[str, str], allowed: tuple[str, ...], newest: int, words: Words) -> Question:
    """What these parameters ask for at the `newest` version. Problem: 400 for a parameter that is unknown or cannot be read, 404
    for a plan, period, version or unit that is not here.
    """
    for name in asked:
        if name not in (*PARAMS, *allowed, LIMIT, OFFSET):
            raise Problem(400, "There is no parameter «{name}» here.", name=name[:LONGEST])
    codes = {PARAMS[name].value: text.strip() for name, text in asked.items() if name in PARAMS}
    if long := next((name for name, text in asked.items() if len(text) > LONGEST), None):
        raise Problem(400, "«{name}» is too long.", name=long)
    view = requested_view(codes, load.office(), PlansAt(newest))
    if view.unfollowed:
        wrong = view.unfollowed[0]
        named = next(name for name, param in PARAMS.items() if param is wrong.param)
        raise Problem(404, "«{name}»: there is no «{text}» here.", name=named, text=wrong.text)
    if view.plan is None or view.period is None:
        raise Problem(404, "The store has no plan yet.")
    programme, year, version = view.plan.programme.code, view.plan.year, view.version or newest
    shown = Shown(programme, year, view.period, words, version, view.boundaries)
    unit, indicator = asked.get(UNIT, "").strip(), asked.get(INDICATOR, "").strip()
    plan = shown.plan
    if unit and unit not in plan.unit_by_code:
        raise Problem(404, "«{name}»: there is no «{text}» here.", name=UNIT, text=unit)
    if indicator and indicator not in plan.indicator_by_code:
        raise Problem(404, "«{name}»: there is no «{text}» here.", name=INDICATOR, text=indicator)
    limit = _count(asked, LIMIT, PAGE, 1, LARGEST_PAGE)
    offset = _count(asked, OFFSET, 0, 0, 10**9)
    return Question(shown, unit, indicator, limit, offset, view.version, Param.PERIOD in codes)


def _count(asked: Mapping[str, str], name: str, usual: int, least: int, most: int) -> int:
    text = asked.get(name, "").strip()
    if not text:
        return usual
    if not text.isascii() or not text.isdecimal() or not least <= int(text) <= most:
        raise Problem(400, "«{name}» is a whole number from {least} to {most}.", name=name, least=least, most=most)
    return int(text)
