"""What is never asked about, what always is, and that any figure written the office's ways reads back the same or is asked about."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.plan.indicators import Measure
from dashboard.importing.files.workbook import Sheet
from dashboard.importing.findings import Findings
from dashboard.importing.sheets.declared import Column, Kind
from dashboard.importing.sheets.rows import Row
from docs.readings import COUNTED, SHOWN, Written, reading
from tests.importing.cell_text.spellings import ALWAYS_ASKED, NEVER_ASKED, NOT_READ


def written(text: str) -> Written:
    percent = text.startswith("%#")
    return Written(text.removeprefix("%").removeprefix("#"), number=percent or text.startswith("#"), percent=percent)


def text_of(cell: Written) -> str:
    return ("%#" if cell.percent else "#" if cell.number else "") + cell.text


def said(kind: str, value: object) -> object:
    """A reading as the lists write it."""
    match value:
        case Decimal():
            return Decimal(value)
        case date():
            return value.isoformat()
        case tuple() if kind == "title":
            return "; ".join(f"{found.period} {found.strength}" for found in value)
        case tuple():
            return value[0]
        case _:
            return getattr(value, "code", None) or str(value)


def cases(table):
    return [
        pytest.param(kind, text, result, id=f"{kind}: {text}")
        for kind, rows in table.items()
        for text, result in rows.items()
    ]


@pytest.mark.parametrize(("kind", "text", "result"), cases(NEVER_ASKED))
def test_is_never_asked_about(kind, text, result):
    found = reading(kind, written(text))
    assert found.issues == ()
    expected = Decimal(result) if isinstance(found.value, Decimal) else result
    assert said(kind, found.value) == expected


@pytest.mark.parametrize(("kind", "text", "codes"), cases(ALWAYS_ASKED))
def test_is_always_asked_about(kind, text, codes):
    found = reading(kind, written(text))
    (question,) = found.issues
    assert tuple(choice.code for choice in question.choices) == codes
    assert found.value is None


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NOT_READ.items() for text in texts])
def test_is_not_read(kind, text):
    assert reading(kind, written(text)).refused


@pytest.mark.parametrize(
    "text", ["150 (ước)", "150(ước)", "ước 150", "150 (ƯTH)", "ước đạt 150", "ước thực hiện: 1.200"]
)
def test_an_estimate_is_kept_apart(text):
    assert reading("number", written(text)).estimate


@pytest.mark.parametrize(("kind", "cell"), [(kind, cell) for kind, cells in SHOWN.items() for cell in cells])
def test_every_spelling_of_the_handbook_has_its_reading_here(kind, cell):
    known = {**NEVER_ASKED.get(kind, {}), **ALWAYS_ASKED.get(kind, {}), **dict.fromkeys(NOT_READ.get(kind, ()))}
    assert text_of(cell) in known


# -- any figure ------------------------------------------------------------------------------------------------------------

SPACE, NBSP, THIN = " ", "\u00a0", "\u202f"
figures = st.decimals(-(10**9), 10**9, places=4).map(lambda d: d.normalize()).map(lambda d: Decimal(f"{d:f}"))


def grouped(value: Decimal, group: str, mark: str) -> str:
    whole, _, part = f"{abs(value):f}".partition(".")
    return f"{int(whole):,}".replace(",", group) + (mark + part if part else "")


def signed(value: Decimal, text: str, style: str) -> str:
    if value >= 0:
        return text
    return f"({text})" if style == "()" else style + text


def three_after_a_comma(text: str) -> bool:
    """The one spelling of a number that means two things: 1,234."""
    digits = "".join(c for c in text if c.isdigit() or c in ".,")
    whole, comma, part = digits.partition(",")
    return bool(comma) and len(part) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0" and "." not in digits


written_numbers = st.tuples(
    figures,
    st.sampled_from([(".", ","), (SPACE, ","), (NBSP, ","), (THIN, ","), ("", ","), (",", ".")]),
    st.sampled_from(["-", "−", "–", "- ", "()"]),
    st.sampled_from(["{}", " {} ", "{} người", "{} (ước)", "ước {}", "ước đạt {}", "{} (ƯTH)", "{}*"]),
)


@given(written_numbers)
def test_any_number_reads_back_or_is_asked_about(parts):
    value, (group, mark), minus, around = parts
    text = around.format(signed(value, grouped(value, group, mark), minus))
    found = reading("number", Written(text))
    if three_after_a_comma(text):
        assert found.asked
        assert value in {Decimal(choice.code) for issue in found.issues for choice in issue.choices}
    elif mark == "." and value.as_tuple().exponent == -3 and 1 <= abs(value) < 1000:
        assert (found.value, found.issues) == (value * 1000, ())  # 2.000 is two thousand, always
    else:
        assert (found.value, found.issues) == (value, ())
    assert found.estimate == ("ư" in text.casefold() and "người" not in text)


@given(st.decimals(0, 100, places=2), st.sampled_from(["{}%", "{} %", "{} phần trăm"]), st.sampled_from(",."))
def test_any_percentage_reads_back(value, around, mark):
    found = reading("share", Written(around.format(f"{value:f}".replace(".", mark))))
    assert (found.value, found.issues) == (value / 100, ())


UNITS = {"đồng": 1, "đ": 1, "nghìn đồng": 1_000, "ngàn đồng": 1_000, "triệu đồng": 10**6, "tr.đ": 10**6, "triệu": 10**6, "": 10**6, "tỷ": 10**9,
         "tỉ đồng": 10**9}  # fmt: skip


@given(st.integers(0, 10**12), st.sampled_from(list(UNITS)), st.sampled_from([(".", ","), (SPACE, ",")]))
def test_any_money_reads_back_or_is_asked_about(amount, unit, marks):
    value = Decimal(amount) / UNITS[unit]
    text = f"{grouped(value, *marks)} {unit}".strip()
    found = reading("money", Written(text))
    odd = UNITS[unit] == 10**9 and value >= 1000 and marks[0] == "."
    if three_after_a_comma(text) or odd:
        assert found.asked
    else:
        assert (found.value, found.issues) == (amount, ())


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "ngày %d tháng %m năm %Y", "%Y-%m-%d"]),
)
def test_any_day_reads_back(day, pattern):
    found = reading("date", Written(day.strftime(pattern)))
    assert (found.value, found.issues) == (day, ())


@given(st.text(max_size=60), st.sampled_from(list(SHOWN)))
def test_no_text_breaks_any_reader(text, kind):
    reading(kind, Written(text))


def test_a_chosen_reading_is_taken_for_the_figure():
    """The answer that a person gives is what is read from then on."""
    found = reading("number", Written("1,234"))
    (question,) = found.issues
    for choice in question.choices:
        assert answered(question.id, choice.code) == Decimal(choice.code)


def answered(issue: str, code: str) -> Decimal | None:
    findings = Findings({issue: Answer(issue, AnswerKind.CHOICE, code)})
    row = Row(Sheet("", {(1, 1): Written("1,234").cell}), {"value": Column("value", "", Kind.AMOUNT)}, {"value": (1, 1)},
              findings, counted=COUNTED)  # fmt: skip
    return row.amount("value", Measure.COUNT)
