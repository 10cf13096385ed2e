"""What a link says of itself where it is pasted: a title, a sentence, and a picture of both."""

from dataclasses import dataclass
from functools import lru_cache

from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.snapshot import ProgrammeYear
from dashboard.domain.reporting.calendar import periods
from dashboard.domain.verdicts.standing import Standing
from dashboard.exports.preview_card import preview_card
from dashboard.text import LANGUAGES, Words, words_in
from dashboard.usecases.office import NothingKnown, Office, day_named
from dashboard.views.address import Address, Page, Param, period_of, planned
from dashboard.views.commune_profile import unit_heading
from dashboard.views.plan_names import plan_names
from dashboard.views.target_detail import target_detail

_KEPT = 256  # previews of one store version; a meeting's links are a handful


@dataclass(frozen=True)
class Preview:
    """`title` names office and programme, `sentence` is the finding, `note` says where figures are invented."""

    title: str
    sentence: str
    note: str
    language: str


def preview_of(office: Office, where: Address) -> Preview:
    """Of any address, foreign ones included: what cannot be followed is left out."""
    return _preview(office, office.version(), where.page, tuple(sorted(where.codes.items())))


def preview_picture(office: Office, where: Address) -> bytes:
    """The card as a PNG of 1200 × 630."""
    return _picture(preview_of(office, where))


@lru_cache(maxsize=_KEPT)
def _picture(shown: Preview) -> bytes:
    return preview_card(shown.title, shown.sentence, shown.note)


@lru_cache(maxsize=_KEPT)
def _preview(office: Office, newest: int, page: str, codes: tuple[tuple[str, str], ...]) -> Preview:
    """`newest` is only part of the key: a changed store says something new."""
    asked = dict(codes)
    language = asked.get(Param.LANGUAGE, "")
    words = words_in(language if language in LANGUAGES else "vi")
    name = words("Sustainable poverty reduction: progress")
    standing = _standing(office, asked)
    if standing is None:
        return Preview(name, words("Targets, disbursement and reports of the programme."), "", words.language)
    plan = standing.snapshot.plan
    known = ProgrammeYear(plan.programme, plan.year, standing.snapshot.plan_version)
    label = next(iter(plan_names([known]).values()))
    note = words("Sample figures: results are invented") if plan.sample else ""
    return Preview(f"{name} · {label}", _sentence(standing, page, asked, words), note, words.language)


def _standing(office: Office, asked: dict[str, str]) -> Standing | None:
    """As the page would show it; None for an empty store."""
    version = _version(office, asked.get(Param.VERSION, ""))
    known = office.programmes(version)
    named = planned(asked.get(Param.PLAN, ""))
    if not any((one.programme.code, one.year) == named for one in known):
        named = None
    programme, year = named or (None, None)
    day = day_named(asked[Param.VERSION]) if version is not None else None
    try:
        standing = office.standing(programme, year, None, None, version, day=day)
    except NothingKnown:
        return None
    plan = standing.snapshot.plan
    period = period_of(asked.get(Param.PERIOD, ""))
    borders = Boundaries.CURRENT if asked.get(Param.BORDERS) else Boundaries.AS_REPORTED
    if period in periods(plan) or borders is not Boundaries.AS_REPORTED:
        period = period if period in periods(plan) else standing.period
        return office.standing(plan.programme.code, plan.year, period, None, version, borders)
    return standing


def _version(office: Office, text: str) -> int | None:
    try:
        return office.version_named(text) if text else None
    except (ValueError, NothingKnown):
        return None


def _sentence(standing: Standing, page: str, asked: dict[str, str], words: Words) -> str:
    """The finding of the very thing that the link is about."""
    target, unit = asked.get(Param.TARGET, ""), asked.get(Param.UNIT, "")
    if page == Page.TARGETS and any(t.target.id == target for t in standing.targets):
        return target_detail(standing, target, words).sentence
    if page == Page.COMMUNES and unit in standing.snapshot.plan.unit_by_code:
        return unit_heading(standing.snapshot.plan.unit_by_code[unit], standing, words)
    if page == Page.DISBURSEMENT:
        return words.sentence(standing.total.sentence)
    return words.sentence(standing.headline)
