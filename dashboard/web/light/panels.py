"""What several light pages have: a verdict, a table under its title, bullets, the curve of money, commune × dimension."""

from dataclasses import replace

from dashboard.charts.svg.bars import bullet_bar
from dashboard.charts.svg.cells import heat_cells
from dashboard.charts.svg.lines import money_lines
from dashboard.text import Words
from dashboard.views.address import Address, Param
from dashboard.views.bullets import Bullet
from dashboard.views.causes import Causes
from dashboard.views.curve import Curve, curve_table
from dashboard.views.heat import Heat, heat_table
from dashboard.views.marks import GLYPHS
from dashboard.views.pages import Page
from dashboard.views.table import Table
from dashboard.web.light.parts import Pen, section


def verdict(heading: str, rest: str, why: tuple[str, ...], pen: Pen, level: int = 1) -> str:
    """The finding, what follows it, and behind «Vì sao?» the rule that spoke."""
    return f"<h{level}>{pen.text(heading)}</h{level}>{pen.note(rest)}{pen.why(why)}"


def titled(table: Table, title: str, pen: Pen, *before: str, after: str = "") -> str:
    """A panel of one table with notes around it; nothing for a table without rows."""
    return section(pen.title(title), *before, pen.table(table, title), after, table=table) if table else ""


def delay(shown: Causes, pen: Pen) -> str:
    """Why something is late, and who has not said so; nothing where nobody asks and nobody says anything."""
    if not shown:
        return ""
    table = pen.table(shown.table, shown.title) if shown.table else ""
    return section(pen.title(shown.title), table, pen.note(shown.silent))


def bullets(rows: tuple[Bullet, ...], page: Page, param: Param, pen: Pen) -> str:
    """Name, value and bar of each, its verdict in a word, and behind «Vì sao?» its sentence and its rule."""
    drawn = []
    for row in rows[: pen.room.rows]:
        name = pen.link(row.short_name, Address(page, {param: row.key}).href)
        value = f'<b class="{row.tone.value}">{pen.text(row.value.text)}</b>'
        drawn.append(
            f'<li><div class="row"><span><i class="{row.tone.value}">{GLYPHS[row.tone]}</i> {name}</span>{value}</div>'
            f"{bullet_bar(row)}<small>{pen.text(_beside(row, pen.words))}</small>{pen.why((row.sentence, row.why))}</li>"
        )
    return f'<ul class="bullets">{"".join(drawn)}</ul>{pen.of_all(len(rows))}' if drawn else ""


def key_of_bars(words: Words) -> str:
    """What the marks of a bar mean."""
    return words(
        "Light track ends at the year's target · tick: plan by now · "
        "● on track ▲ slightly behind ◆ behind, not achieved ○ not judged"
    )


def _beside(row: Bullet, words: Words) -> str:
    """«Chậm · Kế hoạch đến nay: 105 lao động · Cùng kỳ năm trước: 71 lao động»."""
    said = ((words("Planned by now"), row.path), (words("Same period last year"), row.last_year.text))
    return " · ".join([row.word, *(f"{label}: {text}" for label, text in said if text)])


def money_curve(curve: Curve | None, title: str, pen: Pen) -> str:
    """Money month by month with the table behind it, or why there is none."""
    words = pen.words
    if curve is None:
        return pen.note(words("The plan gives no amount, so there is nothing to measure disbursement against."))
    default = words("Dashed grey: the path is a default, nobody has approved one.") if curve.by_default else ""
    return money_lines(curve, title, words) + pen.note(default) + pen.behind(curve_table(curve, words), title)


def heat_panel(heat: Heat, title: str, pen: Pen) -> str:
    """Commune × dimension with the table behind it, or that the plan compares none."""
    words = pen.words
    if not heat.units:
        none = words(
            "Communes are compared by shares that they report and the whole plan has a target of; this plan has none."
        )
        return section(pen.title(title), pen.note(none))
    heat = _within(heat, pen.room.rows)
    count = words(
        "{count} of {all} communes, worst first; all of them on the page «Xã, thị trấn»",
        count=len(heat.units),
        all=heat.of,
    )
    key = words(
        "Percentage points short of the {against} · dashed –: not reported · grey ×: not applicable · dotted …: not due"
        " · ∅: nothing happened · communes in the order of their worst gap",
        against=heat.against,
    )
    return section(
        pen.title(title),
        heat_cells(heat, title),
        pen.note(key),
        pen.note(count if heat.of > len(heat.units) else ""),
        pen.behind(heat_table(heat, words), title),
    )


def _within(heat: Heat, rows: int) -> Heat:
    """The worst communes, as many as there is room for."""
    units = heat.units[:rows]
    return replace(heat, units=units, cells=tuple(cell for cell in heat.cells if cell.unit in units))
