"""One fact, one value, of money: a project's amount, verdict, weeks and place are the same wherever they are told."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.verdicts.severity import severity_of_money, weeks_of_money
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.usecases.previewing import preview_of
from dashboard.views.address import Address
from dashboard.views.card_trends import trends
from dashboard.views.marks import glyph
from dashboard.views.matters import matters_view
from dashboard.views.money.multiples import multiples, multiples_title
from dashboard.views.pages import Page
from dashboard.views.slides import show
from dashboard.views.status_json import status_json
from tests.pages.demo_facts import KY, VI, Demo, code_in, h1, of_first_page, printed
from tests.pages.seen import table_named
from tests.pages.told_numbers import differing, says
from tests.sample_store import PROGRAMME


def test_a_project_has_one_amount_and_one_verdict_everywhere(demo: Demo) -> None:
    assert differing(_projects(demo)) == []


def test_what_part_of_its_money_a_project_has_paid_is_rounded_alike_everywhere(demo: Demo) -> None:
    bullets = {b.key: b for s in show(demo.standing, demo.calendar, VI).slides for b in s.bullets}
    told = [p for p in demo.standing.projects if p.rate_year is not None and p.project.code in bullets]
    assert len(told) > 5
    for p in told:
        rate, row = VI.share(p.rate_year), bullets[p.project.code]  # type: ignore[arg-type]
        assert row.value.text.endswith(f"· {rate}") and row.short_value.endswith(f"· {rate}"), p.project.code
        assert rate in VI.sentence(p.sentence), p.project.code


def _projects(demo: Demo) -> Iterator[str]:
    first = of_first_page(demo, "projects", "da", "Thực hiện / mục tiêu")
    verdicts = of_first_page(demo, "projects", "da", "Đánh giá")
    rows = table_named(demo.page("giai_ngan"), "du-an")
    codes = [code_in(href, "da") for href in rows.links["Dự án"]]
    status = {one["project"]: one for one in status_json(demo.standing, VI)["projects"]}
    for p in demo.standing.projects:
        code = p.project.code
        if p.disbursed_vnd is None or not p.allocated_vnd:
            continue
        millions, sign = Decimal(p.disbursed_vnd) / 1_000_000, glyph(p.state, False)
        said = {
            "Tổng quan": first[code],
            "table": rows.frame.loc[codes.index(code)].to_csv(),
            "heading": h1(demo.page("giai_ngan", da=code)),
            "light": demo.light(Page.DISBURSEMENT, da=code),
            "JSON": str(Decimal(status[code]["disbursed_vnd"]) / 1_000_000).replace(".", ","),
            "preview": preview_of(demo.office, Address(Page.DISBURSEMENT, {"ky": KY, "da": code})).sentence,
        }
        yield from (says(f"{code} {place}", text, millions) for place, text in said.items())
        yield "" if verdicts[code] == VI.term(p.state) else f"{code}: {verdicts[code]}"
        yield "" if said["heading"].startswith(f"# {sign} ") else f"{code}: {said['heading']}"
        yield "" if status[code]["status"] == p.state.value else f"{code}: {status[code]['status']}"
        yield "" if VI.term(p.state) in said["table"] or sign in said["table"] else f"{code}: {said['table']}"


def test_money_is_as_many_weeks_late_everywhere(demo: Demo) -> None:
    told = {row.key: row.weeks for row in matters_view(demo.standing, demo.calendar, VI, 99).rows}
    status = {one["key"]: one for one in status_json(demo.standing, VI, demo.calendar)["matters"]}
    late = [p for p in demo.standing.projects if f"project:{p.project.code}" in told]
    assert len(late) > 2
    for p in late:
        weeks, key = weeks_of_money(p, demo.standing.period), f"project:{p.project.code}"
        assert told[key] == (f"chậm {weeks} tuần" if weeks else "")
        assert status[key]["weeks_late"] == weeks


def test_the_whole_programme_has_one_rate(demo: Demo) -> None:
    rate = (demo.standing.total.rate_year or Decimal(0)) * 100
    cards = {m.label: m.value for m in demo.page("tong_quan").main.metric}
    slide = next(s for s in show(demo.standing, demo.calendar, VI).slides if s.kind == "money")
    said = {
        "card": cards["Đã giải ngân"],
        "headline": h1(demo.page("tong_quan")),
        "Giải ngân": h1(demo.page("giai_ngan")),
        "light": demo.light(Page.DISBURSEMENT),
        "slide": slide.figures[0].value,
        "JSON": printed(status_json(demo.standing, VI)["totals"]["rate_year"], True),
    }
    assert differing(says(place, text, rate) for place, text in said.items()) == []


def test_money_is_behind_by_the_same_everywhere(demo: Demo) -> None:
    """In points of its rate: the headline, the card, the sentences of Giải ngân, of the light page, of slides and of the JSON."""
    total, status = demo.standing.total, status_json(demo.standing, VI)
    assert total.missing_vnd and total.allocated_vnd
    exact = Decimal(total.missing_vnd) / total.allocated_vnd * 100
    card = next(m for m in demo.page("tong_quan").main.metric if m.label == "Đã giải ngân")
    whole = next(s for s in show(demo.standing, demo.calendar, VI).slides if s.kind == "whole")
    said = {
        "headline": h1(demo.page("tong_quan")),
        "Giải ngân": h1(demo.page("giai_ngan")),
        "light first": demo.light(Page.OVERVIEW),
        "light money": demo.light(Page.DISBURSEMENT),
        "slide": whole.title,
        "JSON": status["totals"]["sentence"],
        "card": card.delta,
    }
    said |= {f"{p.project.code} alone": h1(demo.page("giai_ngan", da=p.project.code)) for p in _late(demo)}
    gaps = {f"{p.project.code} alone": _behind_by(p) for p in _late(demo)}
    for place, text in said.items():
        points = re.findall(r"chậm(?: nhẹ)? ([\d,]+) điểm %", text)
        assert points, place
        assert any(says(place, one, gaps.get(place, exact)) == "" for one in points), f"{place}: {text}"


def _late(demo: Demo) -> list[ProjectStanding]:
    return [p for p in demo.standing.projects if p.state in ("behind", "slightly_behind") and not p.carried_only]


def _behind_by(p: ProjectStanding) -> Decimal:
    assert p.missing_vnd and p.allocated_vnd
    return Decimal(p.missing_vnd) / p.allocated_vnd * 100


def test_whoever_is_furthest_behind_is_so_everywhere(demo: Demo) -> None:
    """More weeks first: the rows, their heading, the slide, what is to be decided, the curves and the table of Giải ngân."""
    late = [p.project.code for p in sorted(_late(demo), key=lambda p: severity_of_money(p, demo.standing.period))]
    behind = [code for code in late if demo.standing_of(code).state == "behind"]
    first = table_named(demo.page("tong_quan", "targets", "projects"), "hinh-projects")
    rows = [code_in(href, "da") for href in first.links["Nội dung"]]
    assert rows[: len(late)] == late
    slide = next(s for s in show(demo.standing, demo.calendar, VI).slides if s.kind == "projects")
    assert slide.title.startswith(", ".join(behind[:3]))
    assert [line.split()[0] for line in slide.lines] == late[: len(slide.lines)]
    told = [row.key.partition(":")[2] for row in matters_view(demo.standing, demo.calendar, VI, 99).rows]
    assert [code for code in told if code in behind] == behind
    found = table_named(demo.page("giai_ngan"), "du-an")
    below = [code_in(href, "da") for href in found.links["Dự án"] if href]
    assert [code for code in below if code in late] == late[::-1], "the table ends with the worst"
    assert [m.key for m in multiples(demo.standing, VI)][: len(late)] == late
    assert f"{late[0]}," in multiples_title(demo.standing, VI)


def test_the_months_of_a_card_are_what_each_month_said(demo: Demo) -> None:
    """The small line of what is left over is the forecast that Tổng quan gave of each of those months."""
    shown = trends(demo.standing, demo.calendar, VI)
    left = shown["left_over"].places
    given, most = demo.standing.total.allocated_vnd, Decimal(0)
    then: dict[int, Decimal] = {}
    for month in range(3, 10):
        total = demo.office.standing(PROGRAMME, 2024, Period.of_month(2024, month)).total
        assert given and total.unspent
        then[month] = total.unspent.value
        most = max(most, then[month])
    assert [left[month - 1] for month in then] == pytest.approx([float(value / most) for value in then.values()])
    assert left[:2] == (None, None) and left[9:] == (None, None, None)
    paid = shown["disbursed"].places
    assert paid[8] == pytest.approx(float(demo.standing.total.rate_year or 0))
    came = shown["reported"].places[8]
    coverage = demo.standing.reporting.coverage
    assert came == pytest.approx(len(coverage.reported) / len(coverage.expected))


def test_every_card_says_how_far_it_moved_and_why(demo: Demo) -> None:
    for metric in demo.page("tong_quan").main.metric:
        since = "T6" if metric.label == "Tỷ lệ hộ nghèo" else "T8"  # the review before is of June
        assert f"so với {since}" in str(metric.proto) or f"bằng {since}" in str(metric.proto), metric.label
        assert metric.proto.help.startswith("**Vì sao?**"), metric.label
