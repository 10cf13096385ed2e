"""The preview of a link where it is pasted: title, sentence, and a picture of both."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.domain.reported.snapshot import ProgrammeYear, Snapshot
from dashboard.domain.verdicts.standing import Standing
from dashboard.exports.chart_picture import standalone
from dashboard.exports.preview_card import CHART_WIDTH, preview_card
from dashboard.text import Words, words_in
from dashboard.usecases.office import Office
from dashboard.usecases.picturing import STUDIO, PictureError, can_draw
from dashboard.usecases.preview_charts import chart_of, tone_of
from dashboard.usecases.requested_view import RequestedView, requested_view
from dashboard.views.address import Address, Param, asked_code
from dashboard.views.commune_profile import choices, unit_heading
from dashboard.views.marks import Tone
from dashboard.views.pages import Page
from dashboard.views.plan_names import plan_names
from dashboard.views.plan_words import areas_of
from dashboard.views.target_detail import target_detail

_KEPT = 256  # previews; a meeting's links are a handful


@dataclass(frozen=True)
class Preview:
    """`title` names site and programme, `sentence` is the finding of the page, `note` marks sample figures."""

    title: str
    sentence: str
    note: str
    language: str
    tone: Tone = Tone.NONE  # of the verdict that the sentence gives


def preview_of(office: Office, where: Address) -> Preview:
    """The preview of any address; parameters with unknown values are ignored, and cost nothing but being looked up."""
    return _preview(*_asked_for(office, where))


def preview_picture(office: Office, where: Address) -> bytes:
    """The preview card as a PNG of 1200 × 630 pixels, with the chart of what its sentence speaks of where one can be drawn."""
    asked = _asked_for(office, where)
    try:
        return _with_chart(*asked)
    except PictureError:  # the next one who asks may have more luck
        return picture_of(_preview(*asked))


def _asked_for(office: Office, where: Address) -> tuple[Office, str, RequestedView, str, str]:
    """What previews are kept by: the store and its state, the view, and the page and code whose sentence is said."""
    mark = office.state().mark
    asked = {name: asked_code(code) for name, code in where.codes.items()}
    view = requested_view(asked, office, _KeptPlans(office, mark))
    spoken = _spoken_of(office, mark, view, where.page, asked)
    return (office, mark, replace(view, plans=(), periods=(), unfollowed=()), *spoken)


def plain_preview(language: str) -> Preview:
    """The preview that says nothing of any figure: of an empty store, and where there is no time to look."""
    words = words_in(language)
    name = words("Sustainable poverty reduction: progress")
    return Preview(name, words("Targets, disbursement and reports of the programme."), "", words.language)


@lru_cache(maxsize=_KEPT)
def picture_of(shown: Preview) -> bytes:
    """The card without a chart."""
    return preview_card(shown.title, shown.sentence, shown.note, shown.tone)


@lru_cache(maxsize=_KEPT)
def _with_chart(office: Office, mark: str, view: RequestedView, page: str, code: str) -> bytes:
    """The card with its chart; PictureError where it cannot be drawn now."""
    shown = _preview(office, mark, view, page, code)
    if view.plan is None or view.period is None or not can_draw():
        return picture_of(shown)
    spec = chart_of(_standing(office, view), page, code, words_in(shown.language))
    if spec is None:
        return picture_of(shown)
    chart = STUDIO.picture(standalone(spec, CHART_WIDTH // 2, ground=True), None, "png")
    return preview_card(shown.title, shown.sentence, shown.note, shown.tone, chart)


def _standing(office: Office, view: RequestedView) -> Standing:
    assert view.plan is not None
    assert view.period is not None
    return office.standing(view.plan.programme.code, view.plan.year, view.period, None, view.version, view.boundaries)


@dataclass(frozen=True)
class _KeptPlans:
    """What the store has at one state, read once for all addresses."""

    office: Office
    mark: str

    def programmes(self, version: int | None = None) -> tuple[ProgrammeYear, ...]:
        return _programmes(self.office, self.mark, version)

    def snapshot(self, programme: str, year: int, version: int | None = None) -> Snapshot | None:
        return _snapshot(self.office, self.mark, programme, year, version)


@lru_cache(maxsize=8)
def _programmes(office: Office, _mark: str, version: int | None) -> tuple[ProgrammeYear, ...]:
    return office.programmes(version)


@lru_cache(maxsize=8)
def _snapshot(office: Office, _mark: str, programme: str, year: int, version: int | None) -> Snapshot | None:
    return office.snapshot(programme, year, version)


def _spoken_of(office: Office, mark: str, view: RequestedView, page: str, asked: Mapping[str, str]) -> tuple[str, str]:
    """The page whose sentence is said, and the code of the target, unit or project; "" where the whole is meant."""
    snapshot = view.plan and _snapshot(office, mark, view.plan.programme.code, view.plan.year, view.version)
    if not snapshot:
        return "", ""
    plan = snapshot.plan
    known: dict[str, tuple[Param, Collection[str]]] = {
        Page.TARGETS: (Param.TARGET, {target.id for target in plan.targets}),
        Page.COMMUNES: (Param.UNIT, plan.unit_by_code),
        Page.DISBURSEMENT: (Param.PROJECT, {project.code for project in plan.projects}),
    }
    if page not in known:
        return "", ""
    param, codes = known[page]
    code = asked.get(param, "")
    if code not in codes:
        code = ""
    return (page, code) if code or page == Page.DISBURSEMENT else ("", "")


@lru_cache(maxsize=_KEPT)
def _preview(office: Office, _mark: str, view: RequestedView, page: str, code: str) -> Preview:
    if view.plan is None or view.period is None:
        return plain_preview(view.language)
    words = words_in(view.language)
    standing = _standing(office, view)
    words = words.among(areas_of(standing.snapshot.plan))
    label = plan_names([view.plan])[view.plan_code]
    note = words("Sample figures: results are invented") if view.plan.sample else ""
    title = f"{words('Sustainable poverty reduction: progress')} · {label}"
    return Preview(title, _sentence(standing, page, code, words), note, words.language, tone_of(standing, page, code))


def _sentence(standing: Standing, page: str, code: str, words: Words) -> str:
    """The finding of the target, unit or project that the link names, else of the programme."""
    if page == Page.TARGETS and any(t.target.id == code for t in standing.targets):
        return target_detail(standing, code, words).sentence
    if page == Page.COMMUNES and code in choices(standing, words):
        return unit_heading(standing.snapshot.plan.unit_by_code[code], standing, words)
    if page == Page.DISBURSEMENT:
        project_standing = next((p for p in standing.projects if p.project.code == code), standing.total)
        return words.sentence(project_standing.sentence)
    return words.sentence(standing.headline)
