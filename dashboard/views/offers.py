"""What is said of a baseline that the store offers: the figure, of which year and kind, and over how many units."""

from dashboard.domain.plan.indicators import Indicator
from dashboard.domain.verdicts.standing_targets import OfferedBaseline
from dashboard.text import Words
from dashboard.views.figures import amount_text


def offer_text(indicator: Indicator, id: str, offered: OfferedBaseline, words: Words) -> str:
    """«S002-01 · Tỷ lệ hộ nghèo: số cuối năm 2023 trong kho là 20,96% (chính thức, 19/19 đơn vị); lấy làm số đầu kỳ?»."""
    kind = words("preliminary") if offered.figure.preliminary else words("official")
    coverage = offered.figure.coverage
    if coverage.expected and coverage.reported:
        kind += ", " + words("{came} of {of} units reported", came=len(coverage.reported), of=len(coverage.expected))
    return words(
        "{target} · {name}: the store has {figure} for the end of {year} ({kind}); is this the baseline?",
        target=id, name=words.name_of(indicator.label, indicator.name_en), year=str(offered.year), kind=kind,
        figure=amount_text(indicator, offered.value, words, unit=True, places=2),
    )  # fmt: skip
