"""What the preview of a report says of an odd figure: in words that a clerk reads, without a score of statistics."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.issues import Place
from dashboard.domain.messages import Figure, FigureKind, Named
from dashboard.domain.periods import Period
from dashboard.domain.quality.outliers import Oddity
from dashboard.text import Words, words_in
from dashboard.views.preview import PreviewLine
from dashboard.views.preview_table import preview_table

VI = words_in("vi")
EN = words_in("en")
OCTOBER = Period.parse("2024-10")
LINE = PreviewLine(
    Named("Lao động có việc làm", "Workers placed"), (), None, None, None, Figure(Decimal(3), FigureKind.MONEY), OCTOBER, None,
    None, None, "", None, (), None, Place("Kết quả", "H4"), (0, Decimal(0)),
)  # fmt: skip


def remark(odd: Oddity, words: Words = VI) -> str:
    column = preview_table((replace(LINE, odd=odd),), OCTOBER, words, 1).columns[5]
    return column.cells[0].text


@pytest.mark.parametrize(
    ("odd", "vi", "en"),
    [
        (Oddity(Decimal("5.7"), count=8), "◆ khác thường: cao hơn hẳn 8 kỳ trước",
         "◆ unusual: far above the 8 periods before"),
        (Oddity(Decimal("-5.7"), count=8), "◆ khác thường: thấp hơn hẳn 8 kỳ trước",
         "◆ unusual: far below the 8 periods before"),
        (Oddity(Decimal("5.7"), count=8, factor=Decimal(6)), "◆ khác thường: gấp 6 lần kỳ trước",
         "◆ unusual: 6 times the last figure"),
    ],
)  # fmt: skip
def test_an_odd_figure_is_said_without_its_score(odd: Oddity, vi: str, en: str) -> None:
    assert (remark(odd), remark(odd, EN)) == (vi, en)
