"""The figures of the method's examples that stand outside quoted sentences, by their section, as the code makes them today."""

from collections.abc import Callable
from decimal import Decimal

from dashboard.domain.bounds import printed
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import Rules
from dashboard.domain.verdicts.progress import gap_limits
from dashboard.text import words_in
from dashboard.text.words import Words
from tests.builders import COMMUNE, DISTRICT, OTHER_COMMUNE, a_share
from tests.domain.deprivation import test_deprivation as review
from tests.domain.figures import observed
from tests.domain.judged import judged, told
from tests.domain.method_examples import CAP, FALLING, FOUR_MONTHS, TRAINED, WATER, Example
from tests.domain.verdicts import test_double_reports as reports
from tests.domain.verdicts import test_further_goals as further
from tests.domain.verdicts import test_gaps as support
from tests.domain.verdicts import test_population as population

D = Decimal


def _in_words(told_by: Callable[[Words], str]) -> Example:
    vi, en = (told_by(words_in(language)) for language in ("vi", "en"))
    return Example(vi, en)


def _share(value: Decimal | None) -> Example:
    assert value is not None
    return _in_words(lambda words: words.share(value))


def _limits(goal: str) -> Example:
    near, far = gap_limits(Rules(), D(goal))

    def told_by(words: Words) -> str:
        joined = "và" if words.language == "vi" else "and"
        return f"{words.number(-near * 100)} {joined} {words.points(-far, 2)}"

    return _in_words(told_by)


def _forecast() -> Example:
    found = judged(TRAINED, 9, *FOUR_MONTHS).target.projection
    assert found is not None
    return Example(
        f"dự báo 31/12 là {found.value} người ({found.low} đến {found.high})",
        f"the forecast at 31/12 is {found.value} people ({found.low} to {found.high})",
    )


def _pace(plan: Plan, month: int, figure: object) -> Decimal | None:
    return judged(plan, month, *told(plan, month, figure)).target.pace


def _progress(figure: object) -> Decimal | None:
    return judged(FALLING, 6, *told(FALLING, 6, figure)).target.progress


def _rolled_up() -> Example:
    rows = [
        observed(WATER.indicators[0].code, *told_by)
        for told_by in (("X1", "2024-09", "40/100"), ("X2", "2024-09", "90/900"))
    ]
    figure = judged(WATER, 9, *rows).target.figure
    assert figure.amount is not None
    return _in_words(
        lambda words: (
            f"{words.number(figure.numerator)}/{words.number(figure.denominator)} = {words.share(figure.amount)}"
        )
    )


def _counted(what: Example, figure: object) -> Example:
    return Example(what.vi.format(figure), what.en.format(figure))


def _of_two_reports() -> Decimal | None:
    """The commune says 50 of June, the district 55 for it."""
    sent_in = [reports.Sent("2024-06", 50), reports.Sent("2024-06", 55, by=DISTRICT)]
    return reports.counts(reports.stored(reports.PLAN, sent_in), "2024-06")[0]


def _of_an_estimate() -> Decimal | None:
    """The half-year's report, asked for before 10/5, says 12 and comes in last; May says 18 and June 20."""
    sent_in = [reports.Sent("2024-05", 18), reports.Sent("2024-06", 20), reports.Sent("2024-H1", 12)]
    return reports.counts(reports.stored(reports.PLAN, sent_in), "2024-06")[0]


def _of_an_area() -> Decimal | None:
    rows = (*told(TRAINED, 9, 90), observed("dao-tao", DISTRICT, "2024-09", 120))
    return judged(TRAINED, 9, *rows).target.actual


def _agrees(typed: str, above: int) -> Example:
    agrees = abs(D(typed) - D(above) / 1000) <= printed(D(typed))
    vi, en = (words_in(language).share(D(typed)) for language in ("vi", "en"))
    return Example(
        f"{vi} của {above}/1.000 là {'khớp' if agrees else 'không'}",
        f"{en} of {above} in 1,000 {'agrees' if agrees else 'does not'}",
    )


def _gaps() -> tuple[Example, ...]:
    """A commune at 60% and one at 85%, of 80%; the first one needs support."""
    plan = support.plan_of(a_share(), rules=Rules())
    found = support.found_in(plan, support.water(COMMUNE, "60/100"), support.water(OTHER_COMMUNE, "85/100"))
    assert [gap.unit for gap in support.needy_of(*found)] == [COMMUNE]
    return tuple(_in_words(lambda words, by=gap.gap: words.points(by)) for gap in found)


def _part_of_a_group() -> Example:
    known = (*population.BOTH, population.trained(population.A, 21, "HN"))
    part = population.groups(population.TRAINING, *known)["HN"].part
    assert part is not None
    return _in_words(lambda words: f"{part.of_group}/{part.of_all} = {words.share(part.share)}")


def _worst_of_a_dimension() -> Example:
    lacking = (("TH-HN-09", "10/100"), ("TH-HN-10", "60/100"))
    found = review.group(*(observed(code, review.A, "2024-09", parts) for code, parts in lacking))
    return _share(next(d for d in found.dimensions if d.worst).worst.rate)


FIGURES: dict[str, tuple[Example, ...]] = {
    "2.1": (_counted(Example("tính {}", "{} counts"), _of_two_reports()),),
    "2.2": (_counted(Example("tính {}", "{} counts"), _of_an_area()),),
    "2.3": (_agrees("0.42", 424), _agrees("0.425", 421)),
    "3.1": (_rolled_up(),),
    "3.2": (_part_of_a_group(),),
    "4.3": (_in_words(lambda words: words.share(further.S004.targets[0].implied_baseline, 2)),),
    "4.2": (_share(_progress("316/1000")),),
    "5.4": (_share(_pace(CAP, 9, 19)),),
    "5.6": (_share(_pace(TRAINED, 9, 84)), _share(_pace(TRAINED, 9, 103))),
    "5.7": (_share(_progress("316/1000")), _share(_pace(FALLING, 6, "316/1000"))),
    "5.8": (_limits("0.1"), _limits("0.01")),
    "5.15": (_forecast(),),
    "5.16": _gaps(),
    "7.1": (_counted(Example("tháng 6 hiện {}", "June shows {}"), _of_an_estimate()),),
    "9": (_rolled_up(), _worst_of_a_dimension()),
    "13": (_share(D("0.3456") / D("0.2668")), _share(D("0.36") / D("0.2668")), _share(_progress("36/100"))),
}
