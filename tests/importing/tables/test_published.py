"""The layouts that offices send and the tables that are published, read whole and compared with what stands in them."""

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.domain.issues import Severity
from dashboard.domain.plan.plan import NOT_SPLIT
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.domain.reported.observations import Source
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.files.workbook import read
from tests.importing.tables.build import csv_sheet, examined_table, songma
from tests.shared import DOMAIN

TRANSCRIBED = Path(__file__).parents[1] / "transcribed"
pytestmark = pytest.mark.skipif(not DOMAIN.exists(), reason="the example layouts stand outside the project")
MILLION = 1_000_000


def examined_layout(name: str, **over) -> Examination:
    (path,) = (DOMAIN / "layouts").glob(f"{name}_*.xlsx")
    return examined_table(*read(path.read_bytes()).sheets, **over)


def transcription(name: str) -> dict[str, str]:
    """Every filled cell as LibreOffice shows it, by its spot."""
    with (TRANSCRIBED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(line for line in file if not line.startswith("#")))
    return {row[0]: row[1] for row in rows[1:]}


def asked(examination: Examination) -> list[str]:
    return [issue.id for issue in examination.issues if issue.severity is not Severity.NOTE]


LAYOUTS = {  # name -> first and last row and column of the figures, the spots that hold words, and what is asked
    "a": ("D12", "Q25", set(), []),
    "b": ("D11", "G29", {"E24"}, ["cumulative_or_estimate@PL02!G9"]),
    "c": ("C10", "P29", set(), ["which_unit@Sheet1!B26"]),
}
HINTS = {"a": None, "b": Hints(unit="126-LDTBXH"), "c": Hints(unit="126-LDTBXH")}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_figure_of_a_layout_is_read_as_it_stands(name):
    first, last, words, _ = LAYOUTS[name]
    examination = examined_layout(name, hints=HINTS[name])
    readings = {r.place.spot: r for r in examination.readings}
    expected = {spot: text for spot, text in transcription(name).items() if _within(spot, first, last)}
    assert len(expected) > 40
    for spot, text in expected.items():
        number = _number(text)
        if number is None:
            assert spot in words or readings[spot].absence, spot
        else:
            assert abs(readings[spot].number - number) < Decimal("0.0000001"), spot
    assert set(readings) == set(expected)


def _within(spot: str, first: str, last: str) -> bool:
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

    (a, top), (b, bottom), (c, row) = map(coordinate_from_string, (first, last, spot))
    left, right, column = map(column_index_from_string, (a, b, c))
    return top <= row <= bottom and left <= column <= right


def _number(text: str) -> Decimal | None:
    """A transcription's own spelling: plain decimals for numbers, the office's words for texts."""
    try:
        return Decimal(text)
    except ArithmeticError:
        for word in ("khoảng", "trên", "dưới", "ít nhất"):
            text = text.removeprefix(word).strip()
        found = spelling(text)
        return found.value if found else None


@pytest.mark.parametrize("name", LAYOUTS)
def test_at_most_one_cell_in_a_hundred_of_a_layout_is_asked_about(name):
    questions = LAYOUTS[name][3]
    examination = examined_layout(name, hints=HINTS[name])
    cells = [q for q in asked(examination) if "which_period" not in q]
    assert cells == questions
    assert len(cells) <= max(1, len(examination.readings) // 100)


def test_disbursement_goes_to_its_lines_and_nothing_is_counted_twice():
    change = examined_layout("a").proposal
    money = {(d.project, d.fund, d.budget_year): d.cumulative_vnd for d in change.disbursements}
    assert money[("DA2", NOT_SPLIT, 2024)] == 3_120_750_000
    assert money[("DA4.3", "NSTW", 2024)] == 640_125_000
    assert sum(vnd for (_, _, year), vnd in money.items() if year == 2024) == 7_198_375_000
    assert sum(vnd for (_, _, year), vnd in money.items() if year == NOT_SPLIT) == 2_556_750_000
    assert {d.subject for d in change.disbursements} == {"126"}
    assert {d.source for d in change.disbursements} == {Source.CONSOLIDATED}
    assert change.period.code == "2024-10"


def test_shares_of_a_row_follow_the_convention_that_the_plan_settles():
    by_spot = {r.place.spot: r for r in examined_layout("b", hints=HINTS["b"]).readings}
    assert by_spot["G26"].read_as.value == Decimal("0.79")
    assert by_spot["G27"].read_as.value == Decimal("0.491")
    assert by_spot["G14"].read_as.value == Decimal("0.121")


def test_deprivations_are_shares_of_the_poor_households_of_each_commune():
    from dashboard.domain.issues import Answer, AnswerKind
    from dashboard.domain.periods import Period

    said = {"which_unit@Sheet1!B26": Answer("which_unit@Sheet1!B26", AnswerKind.CHOICE, "04213")}
    hints = Hints(unit="126-LDTBXH", period=Period.parse("2024"))
    examination = examined_layout("c", hints=hints, answers=said)
    assert examination.open_issues == ()
    observations = {(o.indicator, o.subject): o for o in examination.proposal.observations}
    assert len(observations) == 12 * 20
    assert (observations[("TH-HN-01", "04174")].numerator, observations[("TH-HN-01", "04174")].denominator) == (
        321,
        342,
    )
    assert observations[("TH-HN-12", "126")].numerator == 2473
    assert {o.source for o in observations.values()} == {Source.REVIEW_SOFTWARE}


# -- the published tables --------------------------------------------------------------------------------------------------


def daknong() -> object:
    """Đắk Nông's units as the tables write them, each once, in the spelling of its own name."""
    unit = lambda code, name, parent, level, aliases=(): Unit(  # noqa: E731
        code, name, name.split()[0].lower(), level, parent, aliases=aliases
    )
    names: dict[str, tuple[str, str | None]] = {}
    for path in DOMAIN.glob("layout_form*_daknong.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                if row[0] != "TT":
                    parent = row[0].rpartition(".")[0]
                    names[row[0]] = (" ".join(row[1].split()), parent)
    units = [unit("67", "Tỉnh Đắk Nông", None, UnitLevel.PROVINCE)]
    for number, (name, parent) in names.items():
        level = UnitLevel.COMMUNE if parent else UnitLevel.DISTRICT
        units.append(unit(f"U{number}", name, f"U{parent}" if parent else "67", level))
    return replace(songma(), root="67", units=tuple(units))


@pytest.mark.parametrize("form", [2, 4])
def test_every_figure_of_a_published_table_is_read(form):
    from dashboard.domain.periods import Period

    (path,) = DOMAIN.glob(f"layout_form{form}_*.csv")
    table = csv_sheet(path)
    examination = examined_table(table, plan=daknong(), hints=Hints(unit="67", period=Period.parse("2024")))
    first = 4 if form == 2 else 3
    expected = {c: cell.value for c, cell in table.cells.items() if c[0] > 1 and c[1] >= first}
    readings = {r.place.position: r.number for r in examination.readings}
    assert readings == {where: Decimal(value) for where, value in expected.items()}
    assert asked(examination) == []
    assert len(examination.proposal.observations) >= len(expected) * 0.8


def test_the_flow_of_households_that_does_not_add_up_is_noted_not_blocked():
    from dashboard.domain.periods import Period

    (path,) = DOMAIN.glob("layout_form2_*.csv")
    examination = examined_table(csv_sheet(path), plan=daknong(), hints=Hints(unit="67", period=Period.parse("2024")))
    wrong = [issue for issue in examination.issues if issue.code == "identity_fails"]
    rows = {row: [int(v) for v in values] for row, values in _flow_rows(path)}
    expected = [row for row, v in rows.items() if v[8] != v[0] - v[1] - v[2] - v[3] + v[4] + v[5] + v[6] + v[7]]
    assert [issue.place.position[0] for issue in wrong] == expected
    assert len(expected) == 7
    assert examination.open_issues == ()


def _flow_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.reader(file), start=1):
            if number > 1:
                yield number, row[3:]
