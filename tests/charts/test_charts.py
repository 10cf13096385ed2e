"""Charts as marks and encodings: a shape and a word with every colour, absences told apart, no forecast too early."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from dashboard.charts.bullet import bullets
from dashboard.charts.dumbbell import dumbbell
from dashboard.charts.heatmap import _two_rows, heatmap
from dashboard.charts.months import months
from dashboard.charts.scurve import scurve
from dashboard.charts.theme import MARK, SHAPE
from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import words_in
from dashboard.views.bullets import project_bullets, target_bullets
from dashboard.views.curve import curve
from dashboard.views.heat import heat
from dashboard.views.marks import Tone
from dashboard.views.target_detail import target_detail
from sample_data.offices.songma import plan as songma
from tests.domain.figures import knowing, observed, paid

VI, EN = words_in("vi"), words_in("en")
PLAN = replace(songma.plan(), rules=replace(songma.plan().rules, least_coverage=Decimal("0.4")))  # DA2 alone is enough
COMMUNES = [u.code for u in PLAN.units if u.group == "XA"]
WATER, TRAINED, UNDERNOURISHED = "NS-NUOC", "DT-NGHE", "YT-SDD5"


def standing(*rows: Observation, money: tuple[Disbursement, ...] = (), period: str = "2024-09") -> Standing:
    return assess(knowing(PLAN, *rows, money=money), Period.parse(period))


def monthly_money(last: int) -> tuple[Disbursement, ...]:
    return tuple(paid("DA2", "126-NNPTNT", f"2024-{m:02d}", m * 200_000_000) for m in range(1, last + 1))


def marks(spec: dict[str, Any]) -> list[str]:
    return [layer["mark"]["type"] for layer in spec["layer"]]


def rows_of(spec: dict[str, Any], layer: dict[str, Any]) -> list[dict[str, Any]]:
    data = layer.get("data") or spec["data"]
    return data["values"] if "values" in data else spec["datasets"][data["name"]]


def test_every_tone_has_its_own_colour_and_judged_tones_their_own_shape() -> None:
    assert len(set(MARK.values())) == len(Tone)
    assert len({SHAPE[t] for t in (Tone.GOOD, Tone.WARN, Tone.BAD)}) == 3


def test_every_measurable_target_of_the_plan_has_its_bullet() -> None:
    rows = target_bullets(standing(), VI)
    assert len(rows) == 13
    assert {row.word for row in rows} == {"Chưa có số liệu", "Chưa đo"}
    assert all(row.actual_at is None for row in rows), "nothing reported is not a bar of zero"


def test_a_reported_zero_is_a_bar_and_not_a_gap() -> None:
    rows = [observed(TRAINED, c, "2024-09", 0) for c in COMMUNES]
    zero = next(row for row in target_bullets(standing(*rows), VI) if row.key == "S002-05")
    assert zero.actual_at == 0
    assert zero.value.text == "0 / 150 lao động"


def test_a_falling_level_stands_on_an_axis_with_its_limit_marked() -> None:
    found = standing(observed(UNDERNOURISHED, "126", "2024-09", "174/1000"))
    bullet = next(row for row in target_bullets(found, VI) if row.key == "S002-09")
    assert bullet.limit
    assert bullet.actual_at is not None
    assert bullet.target_at < bullet.actual_at < 1, "the limit is passed, the bar stays on the track"
    assert bullet.value.text == "17,4% / < 16%"


def test_bullets_draw_track_bar_path_and_labels_and_read_vietnamese() -> None:
    spec = bullets(project_bullets(standing(money=monthly_money(9)), VI), VI)
    assert {"bar", "tick", "point", "text"} <= set(marks(spec))
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert spec["width"] == "container"
    assert bullets((), EN)["config"]["locale"]["number"]["decimal"] == "."


def test_where_a_name_and_its_value_have_no_room_side_by_side_every_row_is_a_line_higher() -> None:
    rows = target_bullets(standing(), EN)
    tall, height = bullets(rows, EN, row=34)["params"]
    assert tall["expr"].endswith("? 20 : 0") and str(34 * len(rows)) in height["expr"]
    asked = [float(part) for part in re.findall(r"\d+\.\d\d", tall["expr"])]
    longest = max(len(row.short_name) + len(row.short_value) for row in rows)
    assert min(asked) > longest * 0.48, "heights of type that the longest row takes"
    names = [
        layer["encoding"]["text"]["field"] for layer in bullets(rows, EN)["layer"] if layer["mark"]["type"] == "text"
    ]
    assert names == ["begins", "goes_on", "v"]
    assert bullets(rows, EN, wraps=False)["params"][0]["expr"].endswith("? 0 : 0"), "the height is given"


@pytest.mark.parametrize(("months_reported", "forecast"), [(2, False), (3, True), (9, True)])
def test_nothing_is_forecast_before_three_months_are_reported(months_reported: int, forecast: bool) -> None:
    period = f"2024-{months_reported:02d}"
    found = standing(money=monthly_money(months_reported), period=period)
    shown = curve(found.total, found.period, VI)
    assert shown is not None
    assert (shown.forecast is not None) is forecast
    dashed = [layer for layer in scurve(shown, VI)["layer"] if layer["mark"].get("strokeDash") == [6, 4]]
    assert bool(dashed) is forecast


def test_a_plan_without_amounts_has_no_curve() -> None:
    bare = replace(PLAN, allocations=())
    found = assess(knowing(bare), Period.parse("2024-09"))
    assert curve(found.total, found.period, VI) is None


def test_four_absences_have_four_looks_in_the_heatmap() -> None:
    gaps = {COMMUNES[0]: Absence.NOT_REPORTED, COMMUNES[1]: Absence.NOT_APPLICABLE, COMMUNES[2]: Absence.NIL}
    rows = [observed(WATER, unit, "2024-09", absence) for unit, absence in gaps.items()]
    rows.append(observed(WATER, COMMUNES[3], "2024-09", "70/100"))
    shown = heat(standing(*rows), VI)
    label = {u.code: u.label for u in PLAN.units}
    dimension = PLAN.indicator_by_code[WATER].dimension
    cells = {c.unit: c for c in shown.cells if c.dimension == dimension}
    assert {cells[label[u]].absence for u in gaps} == set(gaps.values())
    assert len({cells[label[u]].text for u in gaps}) == 3
    spec = heatmap(shown, VI)
    looks = {
        json.dumps({k: layer["mark"].get(k) for k in ("fill", "stroke", "strokeDash")}, sort_keys=True)
        for layer in spec["layer"]
        if layer["mark"]["type"] == "rect"
    }
    assert len(looks) == 1 + len(Absence)


def test_a_month_that_nobody_reported_is_a_gap_in_the_line() -> None:
    rows = [observed(WATER, c, m, "70/100") for c in COMMUNES for m in ("2024-01", "2024-02", "2024-04")]
    detail = target_detail(standing(*rows, period="2024-04"), "S002-13", VI)
    assert [p.actual for p in detail.months][:5] == [70.0, 70.0, None, 70.0, None]
    line = next(layer for layer in months(detail, VI)["layer"] if layer["mark"].get("invalid"))
    assert line["mark"]["invalid"].startswith("break-paths")


def test_units_are_drawn_worst_first_and_the_silent_ones_are_named() -> None:
    rows = [observed(WATER, COMMUNES[0], "2024-09", "90/100"), observed(WATER, COMMUNES[1], "2024-09", "50/100")]
    detail = target_detail(standing(*rows), "S002-13", VI)
    assert [r.now for r in detail.units[:2]] == [50.0, 90.0]
    assert {r.now_text.text for r in detail.units[2:]} == {"chưa có số liệu"}
    spec = dumbbell(detail, VI)
    assert {"rule", "tick", "point", "text"} <= set(marks(spec))


def test_a_count_of_the_district_is_no_target_of_one_commune() -> None:
    rows = [observed(TRAINED, c, "2024-09", 3) for c in COMMUNES]
    detail = target_detail(standing(*rows), "S002-05", VI)
    assert "tick" not in marks(dumbbell(detail, VI))
    assert detail.goal == float(Decimal(150))


def test_no_chart_has_a_layer_without_rows() -> None:
    """The browser would warn of the endless scale of nothing."""
    found = standing(*(observed(TRAINED, c, "2024-02", 3) for c in COMMUNES), period="2024-02")
    money, target = curve(found.total, found.period, VI), target_detail(found, "S002-05", VI)
    assert money is not None
    for spec in (scurve(money, VI), months(target, VI), dumbbell(target, VI)):
        assert all(rows_of(spec, layer) for layer in spec["layer"])


def labels(spec: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Where each direct label of a curve is anchored: text -> (month, value)."""
    found = {}
    for layer in spec["layer"]:
        for row in rows_of(spec, layer):
            if layer["mark"]["type"] == "text" and "s" in row:
                found[row["s"].split("\n")[0]] = (row.get("m", row.get("month")), row["v"])
    return found


@pytest.mark.parametrize(("last", "at_its_point"), [(3, False), (6, False), (7, True), (9, True)])
def test_early_in_the_year_labels_of_the_curve_stand_clear_of_the_axes(last: int, at_its_point: bool) -> None:
    found = standing(money=monthly_money(last), period=f"2024-{last:02d}")
    shown = curve(found.total, found.period, VI)
    assert shown is not None
    for name in (f"Kế hoạch T{last}", f"Đã giải ngân T{last}"):
        month, value = labels(scurve(shown, VI))[name]
        assert (month == last) is at_its_point
        assert at_its_point or value > shown.allocated / 2


@pytest.mark.parametrize("height", [120, 168, 236, 600])
@pytest.mark.parametrize("part", [0.5, 0.8, 0.88, 0.95, 0.999])
def test_labels_at_the_end_of_the_curve_never_stand_on_each_other(height: int, part: float) -> None:
    found = standing(money=monthly_money(9))
    shown = curve(found.total, found.period, VI)
    assert shown is not None
    shown = replace(shown, forecast=shown.allocated * part)
    spec, size = scurve(shown, VI, height), 14
    top = max(shown.allocated, *(p.actual or 0 for p in shown.points)) * 1.13
    spans = []
    for layer in spec["layer"]:
        row = rows_of(spec, layer)[0]
        if layer["mark"]["type"] == "text" and row["m"] >= 12:
            middle = height * (1 - row["v"] / top) + layer["mark"]["dy"]
            half = (row["s"].count("\n") + 1) * size * 1.15 / 2
            spans.append((middle - half, middle + half))
    spans.sort()
    assert len(spans) >= 2 and all(above[1] <= below[0] for above, below in pairwise(spans)), spans


def test_the_plan_of_a_falling_target_is_named_below_its_line() -> None:
    detail = target_detail(standing(observed(UNDERNOURISHED, "126", "2024-09", "174/1000")), "S002-09", VI)
    text = next(
        layer for layer in months(detail, VI)["layer"]
        if layer["mark"]["type"] == "text" and "Kế hoạch" in rows_of(months(detail, VI), layer)[0]["s"]
    )  # fmt: skip
    assert (text["mark"]["align"], text["mark"]["dy"] > 0) == ("right", True)


def test_a_chart_of_one_row_is_as_high_as_its_row() -> None:
    one = target_bullets(standing(), VI)[:1]
    assert bullets(one, VI)["autosize"]["type"] == "fit-x", "Streamlit's own choice shrinks it to nothing"


def test_a_gap_too_small_to_be_written_is_not_a_zero() -> None:
    path = next(t for t in standing().targets if t.indicator.code == WATER).path
    assert path is not None
    nearly = int(path * 1_000_000) - 400
    shown = heat(standing(observed(WATER, COMMUNES[0], "2024-09", f"{nearly}/1000000")), VI)
    assert {c.text.text for c in shown.cells if c.gap} == {"≈ 0"}


def test_narrow_columns_have_their_names_in_two_rows_that_never_touch() -> None:
    rows = _two_rows({"a": ["Việc làm"], "b": ["Nước sinh", "hoạt"], "c": ["Thông tin"], "d": ["Khác"]})
    assert {len(lines) for lines in rows.values()} == {3}
    places = {key: [n for n, line in enumerate(lines) if line.strip("\u2060")] for key, lines in rows.items()}
    assert places == {"a": [2], "b": [0, 1], "c": [2], "d": [1]}


def test_a_kept_template_gives_each_chart_its_own_rows_words_and_size() -> None:
    reported = [observed(TRAINED, c, "2024-09", 3) for c in COMMUNES]
    reported.append(observed(WATER, COMMUNES[3], "2024-09", "70/100"))
    some, others = standing(*reported), standing()
    for make in (
        lambda s, w, size: bullets(target_bullets(s, w), w, size=size),
        lambda s, w, size: heatmap(heat(s, w), w, size=size),
    ):
        first = json.dumps(make(some, VI, 14))
        for other in (make(others, VI, 14), make(some, EN, 14), make(some, VI, 20)):
            assert json.dumps(other) != first
            for layer in other["layer"]:
                layer.clear()  # whoever gets a chart may take it apart
            for rows in other["datasets"].values():
                rows.clear()
        assert json.dumps(make(some, VI, 14)) == first
    assert "Verdict" not in json.dumps(bullets(target_bullets(some, VI), VI))
    assert "Verdict" in json.dumps(bullets(target_bullets(some, EN), EN))


def test_where_only_figures_differ_the_spec_is_the_same_so_that_a_browser_moves_the_marks() -> None:
    reported = [observed(TRAINED, c, "2024-09", 3) for c in COMMUNES]
    one, other = (bullets(target_bullets(s, VI), VI) for s in (standing(*reported), standing()))
    assert one.pop("datasets") != other.pop("datasets") and one == other


def test_the_kept_curve_is_that_of_its_amounts_height_and_language() -> None:
    known, more = (
        curve(now.total, now.period, VI) for now in (standing(money=monthly_money(6)), standing(money=monthly_money(7)))
    )
    assert known is not None and more is not None
    first = scurve(known, VI)
    told = json.dumps(first)
    first["layer"].clear()
    assert json.dumps(scurve(known, VI)) == told
    for other in (scurve(more, VI), scurve(known, EN), scurve(known, VI, height=300), scurve(known, VI, size=20)):
        assert json.dumps(other) != told
