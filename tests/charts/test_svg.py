"""Plain SVG charts: a gap is a gap, an absence is no zero, and no text becomes markup."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from dashboard.charts.svg.bars import bullet_bar
from dashboard.charts.svg.cells import heat_cells
from dashboard.charts.svg.lines import money_lines
from dashboard.charts.svg.units import unit_lines
from dashboard.domain.absence import Absence
from dashboard.text import words_in
from dashboard.views.bullets import Bullet
from dashboard.views.cell import Cell
from dashboard.views.curve import Curve, CurvePoint
from dashboard.views.heat import Heat, HeatCell
from dashboard.views.marks import Tone
from dashboard.views.table import Table
from dashboard.views.target_detail import TargetDetail, UnitFigure

HOSTILE = '"><script>alert(1)</script>&'


def bullet(actual: float | None) -> Bullet:
    return Bullet(
        "C1",
        HOSTILE,
        HOSTILE,
        Cell(HOSTILE),
        "",
        "",
        Tone.BAD,
        HOSTILE,
        actual,
        0.8,
        1.0,
        False,
        Cell(),
        "",
        "",
        "",
        "",
    )


def curve(paid: list[float | None]) -> Curve:
    points = tuple(CurvePoint(n, amount, 10.0 * n, f"T{n}") for n, amount in enumerate(paid, 1))
    return Curve(
        points, len(paid), 120.0, "Vốn giao\n120", paid[-1], "Đã giải ngân T5\n30 (25%)", 50.0, "Kế hoạch T5\n50 (42%)", None, "",
        "", False, len(paid),
    )  # fmt: skip


def drawn(markup: str) -> ElementTree.Element:
    """Parsed: what is not well formed does not get here."""
    return ElementTree.fromstring(f"<div>{markup}</div>")


def test_a_month_without_a_report_parts_the_line_and_has_no_dot() -> None:
    picture = drawn(money_lines(curve([5.0, 12.0, None, 25.0, 30.0]), "title", words_in("vi")))
    paid = [line for line in picture.iter("polyline") if line.get("stroke") == "var(--gn-good)"]
    assert [len((line.get("points") or "").split()) for line in paid] == [2, 2]
    assert len(list(picture.iter("circle"))) == 4
    assert "".join(next(picture.iter("li")).itertext()).strip() == "Đã giải ngân T5: 30 (25%)"


def test_a_bar_without_a_figure_is_an_empty_dashed_track() -> None:
    (track,) = drawn(bullet_bar(bullet(None))).iter("rect")
    assert (track.get("fill"), track.get("stroke-dasharray")) == ("none", "4 3")


def test_a_figure_of_nothing_is_a_bar_of_no_width() -> None:
    bars = [rect for rect in drawn(bullet_bar(bullet(0.0))).iter("rect") if rect.get("fill") == "var(--gn-bad)"]
    assert [bar.get("width") for bar in bars] == ["0"]


@pytest.mark.parametrize("absence", Absence)
def test_every_absence_has_a_look_that_is_no_gaps(absence: Absence) -> None:
    cells = (
        HeatCell("A", "D", 0.0, None, Cell("đạt"), "met", "1"),
        HeatCell("B", "D", None, absence, Cell("–"), HOSTILE, "2"),
    )
    met, missing = drawn(heat_cells(Heat(cells, ("A", "B"), ("D",), "x", 2), HOSTILE)).iter("rect")
    assert met.get("fill") == "var(--gn-heat-0)"
    assert not (missing.get("fill") or "").startswith("var(--gn-heat")


def test_names_never_become_markup() -> None:
    for markup in (bullet_bar(bullet(0.5)), bullet_bar(bullet(None))):
        assert "<script" not in markup
        assert [title.text for title in drawn(markup).iter("title")] == [f"{HOSTILE}: {HOSTILE}"]


def unit(name: str, start: float | None, now: float | None) -> UnitFigure:
    text = Cell("chưa có số liệu", absent=True) if now is None else Cell(f"{now:g}%")
    absence = Absence.NOT_REPORTED if now is None else None
    return UnitFigure(Cell(name), start, now, "", text, Cell(), Cell(), absence, Cell(), Cell(), Cell(), name)


def detail(*units: UnitFigure) -> TargetDetail:
    empty = Table(())
    return TargetDetail(
        "C1", "", "", "", "", (), "", Tone.WARN, "▲", "", "", (), (), 50.0, "≥ 50%", True, units, (), (), empty, (), ()
    )


def test_a_unit_goes_from_its_first_figure_to_its_newest_and_one_without_a_figure_is_named() -> None:
    units = (unit("Xã A", 20.0, 30.0), unit("Xã B", None, 40.0), unit("Xã C", None, None))
    picture = drawn(unit_lines(detail(*units), units, "title"))
    first, newest, alone = picture.iter("circle")
    ways = [line for line in picture.iter("line") if line.get("stroke") == "var(--gn-none)"]
    assert [(line.get("x1"), line.get("x2")) for line in ways] == [(first.get("cx"), newest.get("cx"))]
    assert float(newest.get("cx") or 0) < float(alone.get("cx") or 0), "40% lies beyond 30%"
    texts = [text.text for text in picture.iter("text")]
    assert texts == ["Xã A", "30%", "Xã B", "40%", "Xã C", "chưa có số liệu"]


def test_a_units_mark_has_its_own_verdicts_colour_and_shape() -> None:
    """The whole is slightly behind; this unit is behind."""
    units = (replace(unit("Xã A", 20.0, 30.0), tone=Tone.BAD),)
    picture = drawn(unit_lines(detail(*units), units, "title"))
    assert [mark.get("fill") for mark in picture.iter("polygon")] == ["var(--gn-bad)"]
    assert "var(--gn-warn)" not in unit_lines(detail(*units), units, "title")


def test_the_targets_tick_stands_for_shares_only_and_names_stay_text() -> None:
    units = (unit(HOSTILE, -2.0, 30.0),)
    share = unit_lines(detail(*units), units, HOSTILE)
    count = unit_lines(replace(detail(*units), percent=False), units, HOSTILE)
    assert "<script" not in share and drawn(share) is not None
    assert (share.count("stroke-dasharray"), count.count("stroke-dasharray")) == (1, 0)
