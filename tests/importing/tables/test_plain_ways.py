"""Long tables take shorter ways through their plain rows: what is found, asked, read and kept is what the long way finds."""

from decimal import Decimal
from itertools import product
from random import Random

import pytest

from dashboard.domain.periods import Period
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.files.workbook import FileCell, Sheet
from dashboard.importing.tables import figures, keys, names_again, reports
from tests.importing.tables.build import examined_table, sheet, songma

COMMUNES = [unit.name for unit in songma().units if unit.group == "XA"][:6]
INDICATORS = ("Tạo việc làm", "Đào tạo nghề", "Lao động được đào tạo nghề")
UNITS = ("Xã Lạ", "", "Tổng cộng", "04171", "  bó sinh", "XÃ NẬM TY", None)
NAMES = ("Chỉ tiêu lạ", "", "Trong đó: nữ", "VL-KETNOI", None)
PERIODS = ("9/2024", "Quý 3/2024", "tháng 13/2024", "15/8/2024", "2024-05", "năm 2023", None)
NUMBERS = ("I", "a", "-", "1.1", "Tổng", None)
FIGURES = ("-", "x", "1.234", "12,5", "không", "+6", "12 người", "abc", "ước 5", " 7 ", 0, Decimal("-0"), Decimal("2.5"),
           Decimal("1e13"), -3, None, Decimal("0.123456789"))  # fmt: skip
TITLES = {
    "long": ("TT", "Xã", "Chỉ tiêu", "Tháng", "Lũy kế từ đầu năm"),
    "no indicator's numbers": ("Xã", "Chỉ tiêu", "Tháng", "Lũy kế từ đầu năm"),
    "month beside": ("TT", "Xã", "Chỉ tiêu", "Tháng", "Lũy kế từ đầu năm", "Thực hiện trong tháng"),
    "estimate beside": ("TT", "Xã", "Chỉ tiêu", "Tháng", "Thực hiện", "Ước thực hiện", "Kế hoạch năm 2024"),
}


def rows(random: Random, titles: tuple[str, ...], seldom: float) -> list[list[object]]:
    """A row for each month, indicator and commune; one cell in so many says something else."""
    made: list[list[object]] = []
    for number, (month, name, unit) in enumerate(product((7, 8, 9), INDICATORS, COMMUNES), start=1):
        row: list[object] = [unit, name, f"Tháng {month}/2024"]
        row += [100 * month + random.randrange(90) for _ in titles[titles.index("Tháng") + 1 :]]
        odd = (UNITS, NAMES, PERIODS, *[FIGURES] * (len(row) - 3))
        row = [random.choice(some) if random.random() < seldom else value for value, some in zip(row, odd, strict=True)]
        if titles[0] == "TT":
            row.insert(0, random.choice(NUMBERS) if random.random() < seldom else number)
        made.append(row)
    return made


def table(seed: int, kind: str) -> Sheet:
    random = Random(seed)
    titles = TITLES[kind]
    heads = (("UBND HUYỆN SÔNG MÃ",), ("KẾT QUẢ NĂM 2024",), titles)
    made = sheet([*heads, *rows(random, titles, random.choice([0, 0.01, 0.05, 0.2]))])
    for where, one in list(made.cells.items()):
        if where[0] > 3 and random.random() < 0.01:
            made.cells[where] = one._replace(**random.choice([{"percent": True}, {"struck": True}, {"scale": 1000}]))
    return made


def the_long_way(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(keys, "named_again", lambda table, *_: [None] * len(table.lines))
    patch.setattr(figures._FigureReader, "_only_counted", lambda _: [])
    told = reports._Maker._told
    patch.setattr(reports._Maker, "_told", lambda *given: reports.gathered(told(*given)))


def examined(page: Sheet) -> Examination:
    return examined_table(page, hints=Hints(unit="126"))


@pytest.mark.parametrize("kind", TITLES)
@pytest.mark.parametrize("seed", range(12))
def test_both_ways_say_the_same(seed: int, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short = examined(table(seed, kind))
    with monkeypatch.context() as patch:
        the_long_way(patch)
        long = examined(table(seed, kind))
    assert repr(short) == repr(long)


def test_a_plain_row_takes_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are looked up where a row names them first, and not in each row."""
    looked_up = list[FileCell]()
    meaning_of = keys.Keys._meaning_of

    def counted(self: keys.Keys, axis: keys.Axis, of: FileCell, line: keys.TableLine) -> keys.Meaning | None:
        looked_up.append(of)
        return meaning_of(self, axis, of, line)

    monkeypatch.setattr(keys.Keys, "_meaning_of", counted)
    found = examined(sheet([("UBND HUYỆN SÔNG MÃ",), TITLES["long"], *rows(Random(1), TITLES["long"], 0)]))
    assert len(found.readings) == len(COMMUNES) * len(INDICATORS) * 3
    assert len(looked_up) < len(found.readings)


def test_minus_nought_is_not_nought() -> None:
    """They are equal, and are written differently: one is not remembered for the other."""
    amounts = figures._Amounts()
    assert [str(amounts[Decimal(text)]) for text in ("-0", "0", "-0")] == ["-0.000000", "0.000000", "-0.000000"]


def test_what_rows_say_together_is_what_their_cells_say_over_each_other() -> None:
    unit, name = keys.Meaning(subject="04171"), keys.Meaning(indicators=("DT-NGHE",))
    for period in (keys.Meaning(), keys.Meaning(period=Period.parse("2024-09"))):
        assert names_again.joined(unit, name, period) == period.over(name.over(unit))


def test_a_row_without_a_name_is_asked_about() -> None:
    found = examined(sheet([("TT", "Xã", "Tạo việc làm"), (1, "Bó Sinh", 5), (2, "Bó Sinh", 6), (3, None, 7)]))
    assert "row_left_out" in [issue.code.value for issue in found.issues]
