"""The map: every shape drawn as it was stored, coloured as on the heatmap, absences told apart, a click that leads to the unit."""

import json
from dataclasses import replace

import pytest

from dashboard.charts.choropleth import choropleth, outline
from dashboard.charts.theme import DASHED, HEAT, clickable
from dashboard.domain.absence import Absence
from dashboard.text import words_in
from dashboard.views.unit_map import MapArea

VI = words_in("vi")
SQUARE = (((103.0, 21.0), (103.0, 21.5), (103.5, 21.5), (103.5, 21.0), (103.0, 21.0)),)
SHORT = MapArea(
    "04171", "Xã Bó Sinh", "Bó Sinh", (SQUARE,), 103.25, 21.25, 0.25, 15.5, None, "16", "Nhà tiêu: còn thiếu"
)
SILENT = replace(SHORT, code="04174", label="Pú Bẩu", gap=None, absence=Absence.NOT_REPORTED, text="–")


def rows_of(spec, layer) -> list[dict]:
    return spec["datasets"][layer["data"]["name"]]


def shapes_of(spec) -> list[dict]:
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == "geoshape"]


def test_shapes_are_coloured_by_the_steps_of_the_heatmap():
    spec = choropleth((SHORT, SILENT), VI)
    known, silent = shapes_of(spec)
    assert known["encoding"]["color"]["scale"]["range"] == list(HEAT)
    assert rows_of(spec, known)[0]["geometry"]["coordinates"] == (SQUARE,)
    assert (silent["mark"]["stroke"], silent["mark"]["strokeDash"]) == (DASHED, [3, 3])
    assert [feature["code"] for feature in rows_of(spec, silent)] == ["04174"]


@pytest.mark.parametrize("absence", Absence)
def test_every_absence_has_a_look_of_its_own(absence):
    (_, silent) = shapes_of(choropleth((SHORT, replace(SILENT, absence=absence)), VI))
    others = [
        shapes_of(choropleth((SHORT, replace(SILENT, absence=o)), VI))[1]["mark"] for o in Absence if o is not absence
    ]
    assert silent["mark"] not in others


def test_every_mark_knows_its_unit_so_that_a_click_leads_there():
    spec = clickable(choropleth((SHORT, SILENT), VI), "code")
    for layer in spec["layer"]:
        assert {row["code"] for row in rows_of(spec, layer)} <= {"04171", "04174"}
        assert layer["encoding"]["tooltip"][0]["title"] == "Đơn vị"


def test_the_height_follows_the_width_and_all_layers_share_one_projection():
    spec = choropleth((SHORT, SILENT), VI)
    assert spec["projection"] == {"type": "mercator"}
    (height,) = [param for param in spec["params"] if param["name"] == "height"]
    assert height["expr"].startswith("clamp(width * 1.07")  # half a degree each way, at 21 degrees north


def test_an_outline_has_names_and_no_figures():
    spec = outline((replace(SHORT, gap=None, text="", note="04171"),), VI)
    assert "text:" not in json.dumps(spec)
    assert [layer["encoding"]["text"]["field"] for layer in spec["layer"] if "text" in layer["encoding"]] == ["label"]
