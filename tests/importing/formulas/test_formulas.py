"""Formulas without values: computed as LibreOffice does, or left alone; never a guess, a loop or a crash."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.cell import coordinate_to_tuple

from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook, read
from dashboard.importing.formulas.book import computed
from dashboard.importing.formulas.terms import steps
from tests.importing.transcribed import transcribed
from tests.shared import DOMAIN

LAYOUTS = DOMAIN / "layouts"


def sheet(name, cells):
    """A sheet of cells by place: a text that starts with = is a formula without its value."""
    made = {}
    for spot, value in cells.items():
        row, column = coordinate_to_tuple(spot)
        made[row, column] = value if isinstance(value, FileCell) else a_cell(row, column, value)
    return Sheet(name, made)


def a_cell(row, column, value):
    if isinstance(value, bool):
        return FileCell(row, column, CellKind.TRUTH, value)
    if isinstance(value, str):
        if value.startswith("="):
            return FileCell(row, column, CellKind.UNCOMPUTED, value, formula=value)
        return FileCell(row, column, CellKind.ERROR if value.startswith("#") else CellKind.TEXT, value)
    return FileCell(row, column, CellKind.NUMBER, Decimal(str(value)))


def result(formula, cells=None, **others):
    """The cell Z9 with the formula, computed; None where it has come out blank."""
    own = sheet("Biểu 1", {**(cells or {}), "Z9": formula})
    workbook = computed(Workbook((own, *(sheet(name, c) for name, c in others.items()))))
    return workbook.sheets[0].at(9, 26)


CELLS = {
    "A1": 12,
    "A2": 3,
    "A3": "-",
    "A4": "chữ",
    "A5": "15.555,25",
    "A6": 0,
    "A7": True,
    "A8": "#REF!",
    "B1": Decimal("0.5"),
}
COMPUTED = {
    "=A1+A2": 15, "=A1-A2*2": 6, "=(A1-A2)*2": 18, "=A1/A2": 4, "=-A1": -12, "=--A1": 12, "=+A1": 12, "=-A1+A2": -9, "=A1*-A2": -36,
    "=50%": Decimal("0.5"), "=A1*50%": 6, "=200%%": Decimal("0.02"), "=1.5E2": 150, "=.5+1.": Decimal("1.5"), "= A1 + A2 ": 15, "=$A$1+A$2": 15,
    "=SUM(A1:A4)": 15, "=SUM(A1,A2,5)": 20, "=SUM(A:A)": "#REF!", "=SUM(A1:A7)": 15, "=sum(a1:a2)": 15, "=SUM(C1:C9)": 0, "=SUM(TRUE,1)": 2,
    "=SUM(A1:A2,B1)": Decimal("15.5"), "=SUM(A2:A1)": 15, "=SUM(A4)": 0, "=SUM(\"chữ\")": "#VALUE!",
    "=IF(A1>A2,1,2)": 1, "=IF(A1<A2,1,2)": 2, "=IF(A6=0,\"không\",A1/A6)": "không", "=IF(A6,1,2)": 2, "=IF(A1=12,,5)": 0,
    "=IF(A1>99,1)": False, "=IF(A4=\"CHỮ\",1,2)": 1, "=IF(C1=0,1,2)": 1, "=IF(C1=\"\",1,2)": 1, "=IF(IF(A6=0,1,0)=1,7,8)": 7,
    "=A1>=12": True, "=A1<>12": False, "=A4>A1": True, "=A7>A4": True, "=1/3*3=1": True, "=\"a\"=\"A\"": True,
    "=A1/A6": "#DIV/0!", "=A3+1": "#VALUE!", "=A4*2": "#VALUE!", "=A8+1": "#REF!", "=IF(A8,1,2)": "#REF!", "=1E300*1E300": "#NUM!",
    "=C1": 0, "=A4": "chữ", "=A7": True, "=A7+1": 2, "=\"5\"+1": 6, "=\"a\"\"b\"": 'a"b',
    "=ROUND(A1/7,2)": Decimal("1.71"), "=ROUND(2.5,0)": 3, "=ROUND(-2.5,0)": -3, "=ROUND(1234,-2)": 1200, "=AVERAGE(A1:A2)": Decimal("7.5"),
    "=AVERAGE(C1:C2)": "#DIV/0!", "=MIN(A1:A2)": 3, "=MAX(A1,99)": 99, "=MAX(C1:C2)": 0, "=COUNT(A1:A8)": 3, "=ABS(-A1)": 12,
    "=IFERROR(A1/A6,0)": 0, "=IFERROR(A1/A2,0)": 4, "=Khác!A1": 7, "='Khác'!$A$1*2": 14, "=SUM(Khác!A1:A2)": 8, "='Biểu 1'!A1": 12,
}  # fmt: skip
LEFT = (
    "=A1^2", "=A1&A2", "=VLOOKUP(A1,A1:B9,2)", "=TODAY()", "=[1]Khác!A1", "='[tệp.xlsx]Khác'!A1", "=Lạ!A1", "=A1:A2+1", "=A5+1",
    "=SUM(A1", "=A1+", "=(A1", "=A1)", "=,", "=SUM(,)A1", "=", "=1 2", "=A1 A2", "=Z9", "=Z9+1", "=SUM(Z1:Z20)", "={1,2}", "=#REF!+1",
    "=IF(A1)", "=IF(1,2,3,4)", "=ROUND(1)", "=ten_vung", "=XFE1", "=A1048577", "=DDE(\"cmd\",\"x\")", "=A1!B2", "=LOG10(5)", "=SUM()+", "=()",
)  # fmt: skip


@pytest.mark.parametrize(("formula", "value"), COMPUTED.items())
def test_is_computed(formula, value):
    cell = result(formula, CELLS, Khác={"A1": 7, "A2": 1})
    assert cell.formula == formula
    if isinstance(value, str) and value.startswith("#"):
        assert (cell.kind, cell.value) == (CellKind.ERROR, value)
    else:
        assert type(cell.value) is type(value) or isinstance(cell.value, Decimal)
        assert cell.value == value


@pytest.mark.parametrize("formula", LEFT)
def test_is_left_without_a_value(formula):
    assert result(formula, CELLS).kind is CellKind.UNCOMPUTED


@pytest.mark.parametrize("formula", ['=""', '=IF(A6=0,"",A1/A6)', '="  "'])
def test_nothing_shown_is_no_cell(formula):
    assert result(formula, CELLS) is None


def test_formulas_need_each_other_in_any_order():
    workbook = computed(
        Workbook((sheet("A", {"A1": "=A2+B!A1", "A2": "=A3*2", "A3": 5}), sheet("B", {"A1": "=A!A2+1"})))
    )
    assert workbook.sheets[0].at(1, 1).value == 21


def test_a_circle_and_what_needs_it_stay_without_a_value_but_not_what_does_not():
    made = computed(
        Workbook(
            (sheet("A", {"A1": "=A2", "A2": "=A3+1", "A3": "=A1", "A4": "=A1+1", "A5": "=1+1", "A6": "=IF(1,5,A1)"}),)
        )
    )
    kinds = {spot: made.sheets[0].at(row, 1).kind for row, spot in enumerate(["A1", "A2", "A3", "A4", "A5", "A6"], 1)}
    assert [spot for spot, kind in kinds.items() if kind is CellKind.NUMBER] == ["A5", "A6"]


def test_values_that_are_there_are_trusted():
    cell = FileCell(1, 1, CellKind.NUMBER, Decimal(99), formula="=1+1")
    workbook = Workbook((sheet("A", {"A1": cell, "A2": "=A1"}),))
    assert computed(workbook).sheets[0].at(1, 1) == cell
    assert computed(workbook).sheets[0].at(2, 1).value == 99


def test_a_workbook_without_open_formulas_is_the_same():
    workbook = Workbook((sheet("A", {"A1": 1}),))
    assert computed(workbook) is workbook


def test_the_percent_format_of_the_cell_stays():
    share = a_cell(2, 1, "=A1/4")._replace(percent=True)
    made = computed(Workbook((sheet("A", {"A1": 1, "A2": share}),)))
    assert made.sheets[0].at(2, 1).shown == "25%"


def test_a_long_chain_and_deep_brackets_need_no_recursion():
    chain = {f"A{row}": f"=A{row + 1}+1" for row in range(1, 20_000)} | {"A20000": 1}
    assert computed(Workbook((sheet("A", chain),))).sheets[0].at(1, 1).value == 20_000
    assert result("=" + "(" * 4_000 + "1" + ")" * 4_000).value == 1
    assert result("=" + "-" * 8_000 + "1").value == 1
    assert result("=" + "1+" * 5_000 + "1").kind is CellKind.UNCOMPUTED  # longer than a spreadsheet's formula


def test_too_much_work_is_left_alone():
    cells = {f"A{row}": row for row in range(1, 2_001)} | {f"B{row}": "=SUM(A:A)" for row in range(1, 2_001)}
    kinds = [
        cell.kind
        for (_, column), cell in computed(Workbook((sheet("A", cells),))).sheets[0].cells.items()
        if column == 2
    ]
    assert CellKind.UNCOMPUTED in kinds
    assert CellKind.NUMBER in kinds


def test_growing_numbers_end_as_an_error():
    cells = {"A1": 10} | {f"A{row}": f"=A{row - 1}*A{row - 1}" for row in range(2, 60)}
    made = computed(Workbook((sheet("A", cells),)))
    assert made.sheets[0].at(59, 1).value == "#NUM!"


@pytest.mark.skipif(not LAYOUTS.is_dir(), reason="the example layouts are not here")
@pytest.mark.parametrize("layout", ["a", "b", "c"])
def test_the_example_layouts_come_out_as_libreoffice_computes_them(layout):
    (path,) = LAYOUTS.glob(f"{layout}_*.xlsx")
    (made,) = computed(read(path.read_bytes())).sheets
    expected = {coordinate_to_tuple(spot): value for spot, value in transcribed(layout).items()}
    assert made.cells.keys() == expected.keys()
    for where, value in expected.items():
        cell = made.cells[where]
        if isinstance(value, Decimal):
            assert cell.kind is CellKind.NUMBER
            assert abs(cell.value - value) <= abs(value) * Decimal("1E-14"), where  # LibreOffice counts in binary
        else:
            assert str(cell.value) == value


# -- any expression --------------------------------------------------------------------------------------------------------

numbers = st.decimals(0, 10**6, places=2).map(lambda d: (f"{d:f}", d))


def joined(parts):
    (one, left), sign, (other, right) = parts
    value = left + right if sign == "+" else left - right if sign == "-" else left * right
    return f"({one}{sign}{other})", value


def chosen(parts):
    (one, left), (other, right) = parts
    return f"IF({one}>{other},{one},{other})", max(left, right)


trees = st.recursive(
    numbers,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*"), inner).map(joined),
        inner.map(lambda one: (f"-{one[0]}", -one[1])),
        inner.map(lambda one: (f"{one[0]}%", one[1] / 100) if not one[0].startswith("-") else one),
        st.lists(inner, min_size=1, max_size=4).map(
            lambda many: (f"SUM({','.join(one for one, _ in many)})", sum(value for _, value in many))
        ),
        st.tuples(inner, inner).map(chosen),
    ),
    max_leaves=8,
)


@given(trees)
def test_any_expression_is_computed_as_decimal_does(tree):
    text, value = tree
    cell = result("=" + text)
    assert cell.kind is CellKind.NUMBER
    assert abs(cell.value - value) <= abs(value) * Decimal("1E-14") + Decimal("1E-9")


@given(st.text(alphabet="A1$:!'\"(),+-*/%<>=&^ SUMIF.Eể", max_size=60))
def test_no_formula_breaks_the_reader(text):
    steps("=" + text)
    assert result("=" + text, CELLS) is None or True


def test_formulas_over_a_mended_cell_are_computed_again_and_those_over_them():
    from dashboard.domain.issues import Place
    from dashboard.importing.formulas.book import reopened

    number = lambda row, value, formula="": FileCell(row, 1, CellKind.NUMBER, Decimal(value), formula=formula)  # noqa: E731
    sheet = Sheet("S", {(1, 1): number(1, 10), (2, 1): number(2, 2, "=A1*2"), (3, 1): number(3, 3, "=SUM(A2:A2)"),
                        (4, 1): number(4, 7, "=A9+7")})  # fmt: skip
    (found,) = computed(reopened(Workbook((sheet,)), [Place("S", "A1")])).sheets
    assert [found.at(row, 1).value for row in (1, 2, 3, 4)] == [10, 20, 20, 7]
