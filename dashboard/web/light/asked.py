"""What a light address asks for: the same view as the full page's frame finds, with what could not be followed, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.domain.reported.days import judging_day, office_day
from dashboard.domain.reported.snapshot import ProgrammeYear, Snapshot
from dashboard.text import words_in
from dashboard.ui import load
from dashboard.ui.shell import Shown, choice_names
from dashboard.usecases.requested_view import BORDERS, RequestedView, Unfollowed, followed, requested_view
from dashboard.views.address import COMMON, TODAYS_BORDERS, Address, Param, asked_code
from dashboard.views.commune_profile import unit_choices
from dashboard.views.money.one_project import project_names
from dashboard.views.pages import Page
from dashboard.views.plan_words import areas_of
from dashboard.views.target_detail import target_choices


@dataclass(frozen=True)
class Asked:
    """`code` is of the target, project or unit that is shown, "" for the whole or where there is none; `named`: by the address.

    `past`: the version that was asked for, None where the newest is meant; `shown` always names its version.
    """

    page: Page
    shown: Shown
    code: str
    said: tuple[str, ...]
    past: int | None
    day: date  # on which reports are judged to be due
    named: bool
    chose_period: bool
    more: Mapping[str, str] = field(default_factory=dict)  # what else the page understands, as it was asked for

    @property
    def carried(self) -> dict[str, str]:
        """The codes of plan, period, borders, version and language, as links to other views have them."""
        borders = next(code for code, meant in BORDERS.items() if meant is self.shown.boundaries)
        codes = {
            Param.PLAN: f"{self.shown.programme}-{self.shown.year}",
            Param.PERIOD: self.shown.period.code,
            Param.BORDERS: TODAYS_BORDERS if borders else "",
            Param.VERSION: "" if self.past is None else str(self.past),
            Param.LANGUAGE: "" if self.shown.words.language == "vi" else self.shown.words.language,
        }
        return {name: code for name, code in codes.items() if code}

    @property
    def where(self) -> Address:
        """The address of the full page that shows the same."""
        own = self.page.own[0] if self.page.own else None
        return Address(self.page, self.carried).with_(**self.more).with_(**({own: self.code} if own else {}))


class PlansAt:
    """The caches of the pages at one newest version, which nobody's session has to remember."""

    def __init__(self, newest: int) -> None:
        self._newest = newest

    def programmes(self, version: int | None = None) -> tuple[ProgrammeYear, ...]:
        return load.programmes(version or self._newest) if version or self._newest else ()

    def snapshot(self, programme: str, year: int, version: int | None = None) -> Snapshot | None:
        return load.snapshot(programme, year, version or self._newest)


def codes_of(page: Page, where: Address) -> dict[str, str]:
    """Of an address what the light page goes by, cut to what any code of ours needs."""
    read = {param.value: asked_code(where.codes.get(param, "")) for param in (*COMMON, *page.own)}
    return {name: code for name, code in read.items() if code}


def asked(page: Page, codes: dict[str, str], newest: int) -> Asked | None:
    """None while the store is empty."""
    view = requested_view(codes, load.office(), PlansAt(newest))
    if view.plan is None or view.period is None:
        return None
    words = words_in(view.language)
    version = view.version or newest
    shown = Shown(view.plan.programme.code, view.plan.year, view.period, words, version, view.boundaries)
    shown = replace(shown, words=words.among(areas_of(shown.plan)))
    said = [_unfollowed(one, view, shown) for one in view.unfollowed]
    code, names = _own(page, codes, shown)
    wanted = codes.get(page.own[0], "") if page.own else ""
    if wanted and wanted != code:
        said.append(_instead(wanted, names.get(code, ""), shown))
    named, period = wanted == code != "", Param.PERIOD in codes
    more = {param.value: codes[param] for param in page.own[1:] if param in codes}
    return Asked(page, shown, code, tuple(said), view.version, _day(shown, view.version), named, period, more)


def _own(page: Page, codes: dict[str, str], shown: Shown) -> tuple[str, dict[str, str]]:
    """The code under the page's own parameter or the usual one, and the names of all."""
    if page is Page.TARGETS:
        names, usual = shown.view_for_all(target_choices), ""
    elif page is Page.DISBURSEMENT:
        names, usual = shown.view_for_all(project_names), ""
    elif page is Page.COMMUNES:
        names, usual = shown.view_for_all(unit_choices), ""
    else:
        return "", {}
    return followed(codes.get(page.own[0], ""), names, usual), names


def _unfollowed(one: Unfollowed, view: RequestedView, shown: Shown) -> str:
    words = shown.words
    if one.param is Param.VERSION:
        return words("The store has no version or day «{text}»: this is what it knows now.", text=one.text)
    return _instead(one.text, choice_names(view, words)[one.param][one.instead], shown)


def _instead(text: str, name: str, shown: Shown) -> str:
    words = shown.words
    return words(
        "The link asks for «{text}», which is not here. Shown instead: {name}.", text=text, name=name or words("none")
    )


def _day(shown: Shown, past: int | None) -> date:
    """Today, or the day of a past version."""
    snapshot = shown.standing.snapshot
    if past is not None and snapshot.recorded_at is not None:
        return judging_day(snapshot.plan, office_day(snapshot.recorded_at))
    return load.office().today(snapshot.plan)
