"""The chart and the colour of a link's picture: of the target, project or commune that it names, else of the year's money."""

from dataclasses import replace

from dashboard.charts.bullet import bullets
from dashboard.charts.heatmap import heatmap
from dashboard.charts.months import months
from dashboard.charts.scurve import scurve
from dashboard.charts.theme import Spec
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.bullets import target_bullets
from dashboard.views.curve import curve
from dashboard.views.heat import heat
from dashboard.views.marks import Tone, tone
from dashboard.views.pages import Page
from dashboard.views.target_detail import target_detail

_HIGH, _TYPE, _ROW = 118, 11, 48  # px, before the picture is drawn at twice the size
_FEW = 3  # bullets


def tone_of(standing: Standing, page: str, code: str) -> Tone:
    """The colour of the verdict that the sentence of the link gives; of a commune whether it is one that needs support."""
    over = not standing.period.months_left
    if page == Page.COMMUNES:
        return Tone.BAD if any(gap.unit == code for gap in standing.needing_support) else Tone.NONE
    if page == Page.TARGETS:
        target = next((t for t in standing.targets if t.target.id == code), None)
        return tone(target.state, target.is_final) if target else Tone.NONE
    project = next((p for p in standing.projects if p.project.code == code), standing.total)
    return tone(project.state, over)


def chart_of(standing: Standing, page: str, code: str, words: Words) -> Spec | None:
    """The chart, in half the pixels of the picture; None where there is nothing to draw."""
    if page == Page.TARGETS:
        detail = target_detail(standing, code, words)
        drawn = any(p.actual is not None or p.path is not None for p in detail.months)
        return months(detail, words, _HIGH, _TYPE) if drawn else None
    if page == Page.COMMUNES:
        return _row_of(standing, code, words)
    project = next((p for p in standing.projects if p.project.code == code), standing.total)
    money = curve(project, standing.period, words)
    if money is not None:
        return scurve(replace(money, rest_text=""), words, _HIGH, _TYPE)  # no room for it between two labels
    rows = () if page == Page.DISBURSEMENT else target_bullets(standing, words)[:_FEW]
    return bullets(rows, words) if rows else None


def _row_of(standing: Standing, code: str, words: Words) -> Spec | None:
    """The row of a commune among the compared ones."""
    whole = heat(standing, words)
    cells = tuple(cell for cell in whole.cells if cell.code == code)
    if not cells:
        return None
    return heatmap(replace(whole, cells=cells, units=(cells[0].unit,)), words, _ROW, _TYPE)
