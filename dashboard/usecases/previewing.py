"""The preview of a link where it is pasted: title, sentence, and a picture of both."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dashboard.domain.reported.days import office_day
from dashboard.domain.verdicts.standing import Standing
from dashboard.exports.preview_card import preview_card
from dashboard.text import Words, words_in
from dashboard.usecases.office import Office
from dashboard.usecases.requested_view import requested_view
from dashboard.views.address import Address, Param, asked_code
from dashboard.views.commune_profile import choices, unit_heading
from dashboard.views.pages import Page
from dashboard.views.plan_names import plan_names
from dashboard.views.target_detail import target_detail

_KEPT = 256  # previews of one state of the store; a meeting's links are a handful


@dataclass(frozen=True)
class Preview:
    """`title` names site and programme, `sentence` is the finding of the page, `note` marks sample figures."""

    title: str
    sentence: str
    note: str
    language: str


def preview_of(office: Office, where: Address) -> Preview:
    """The preview of any address; parameters with unknown values are ignored."""
    codes = tuple(sorted((name, asked_code(code)) for name, code in where.codes.items()))
    return _preview(office, office.state().mark, office_day(office.clock()), where.page, codes)


def preview_picture(office: Office, where: Address) -> bytes:
    """The preview card as a PNG of 1200 × 630 pixels."""
    return _picture(preview_of(office, where))


@lru_cache(maxsize=_KEPT)
def _picture(shown: Preview) -> bytes:
    return preview_card(shown.title, shown.sentence, shown.note)


@lru_cache(maxsize=_KEPT)
def _preview(office: Office, newest: str, today: date, page: str, codes: tuple[tuple[str, str], ...]) -> Preview:
    """Cached; `newest` and `today` are only part of the key, since the store and the default period change."""
    asked = dict(codes)
    view = requested_view(asked, office, office)
    words = words_in(view.language)
    name = words("Sustainable poverty reduction: progress")
    if view.plan is None or view.period is None:
        return Preview(name, words("Targets, disbursement and reports of the programme."), "", words.language)
    programme, year = view.plan.programme.code, view.plan.year
    standing = office.standing(programme, year, view.period, None, view.version, view.boundaries)
    label = plan_names([view.plan])[view.plan_code]
    note = words("Sample figures: results are invented") if view.plan.sample else ""
    return Preview(f"{name} · {label}", _sentence(standing, page, asked, words), note, words.language)


def _sentence(standing: Standing, page: str, asked: dict[str, str], words: Words) -> str:
    """The finding of the target, unit or project that the link names, else of the programme."""
    target, unit, project = (asked.get(param, "") for param in (Param.TARGET, Param.UNIT, Param.PROJECT))
    if page == Page.TARGETS and any(t.target.id == target for t in standing.targets):
        return target_detail(standing, target, words).sentence
    if page == Page.COMMUNES and unit in choices(standing, words):
        return unit_heading(standing.snapshot.plan.unit_by_code[unit], standing, words)
    if page == Page.DISBURSEMENT:
        project_standing = next((p for p in standing.projects if p.project.code == project), standing.total)
        return words.sentence(project_standing.sentence)
    return words.sentence(standing.headline)
