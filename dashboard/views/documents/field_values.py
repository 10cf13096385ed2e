"""What the fields of an office's own document are filled in with: the figures that pages show, by Vietnamese names.

Names are small letters without marks, as an office types them into Word. Numbers come as they are written on pages; `plain` gives
them without separators, for the cells of a workbook. What has no figure says why, as on the pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.people.causes import Late
from dashboard.domain.reporting.delays import causes_known, late_things
from dashboard.domain.reporting.proposals import words_of_units
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.causes import thing_cell
from dashboard.views.cell import Cell, absent_cell, money_cell, number_cell, share_cell
from dashboard.views.completeness import unit_names
from dashboard.views.documents.target_annex import AnnexTarget, target_annex
from dashboard.views.figures import absence_text, amount_cell
from dashboard.views.overview import Overview, overview
from dashboard.views.plan_words import sample_note

Values = Mapping[str, str]


@dataclass(frozen=True)
class FieldValues:
    """Single values by name, lists of rows by name; `empty`: names of single values of which there is no figure now."""

    values: Values
    lists: Mapping[str, Sequence[Values]]
    empty: frozenset[str]


def field_values(standing: Standing, words: Words, plain: bool = False) -> FieldValues:
    """Everything that a document of an office may name."""
    cells = {**_office(standing, words), **_money(standing.total, words)}
    cells |= {
        f"{t.target.id}.{name}": cell
        for t, row in _targets(standing, words)
        for name, cell in _of_target(t, row, words).items()
    }
    cells |= {f"{p.project.code}.{name}": cell for p in standing.projects for name, cell in _money(p, words).items()}
    lists: dict[str, list[dict[str, Cell]]] = {
        "chi_tieu": [_of_target(t, row, words) for t, row in _targets(standing, words)],
        "du_an": [_project(standing, p, n, words) for n, p in enumerate(standing.projects, start=1)],
        "xa": [_commune(standing, n, words) for n in range(len(standing.needing_support))],
        "nguyen_nhan": _causes(standing, words),
        "kho_khan": _difficulties(standing, words),
        "kien_nghi": _proposals(standing, words),
        "don_vi_thieu": [
            {"ten": Cell(standing.snapshot.plan.unit_by_code[code].name)}
            for code in standing.reporting.coverage.missing
        ],
    }
    return FieldValues(
        {name: _written(cell, plain) for name, cell in cells.items()},
        {
            name: [{key: _written(cell, plain) for key, cell in row.items()} for row in rows]
            for name, rows in lists.items()
        },
        frozenset(name for name, cell in cells.items() if cell.absent),
    )


def _written(cell: Cell, plain: bool) -> str:
    return cell.number.plain if plain and cell.number else cell.text


def _office(standing: Standing, words: Words) -> dict[str, Cell]:
    plan, view = standing.snapshot.plan, overview(standing, words)
    coverage = standing.reporting.coverage
    return {
        "co_quan": Cell(plan.programme.office),
        "chuong_trinh": Cell(words.name_of(plan.programme.name, plan.programme.name_en)),
        "ke_hoach": Cell(plan.title),
        "nam": Cell(str(plan.year)),
        "ky": Cell(words.period(standing.period)),
        "den_ngay": Cell(words.date(standing.period.end)),
        "tinh_hinh": Cell(view.headline),
        "phien_ban": Cell(str(standing.snapshot.version)),
        "so_chi_tieu": number_cell(len(standing.targets), words),
        "so_chi_tieu_dung_tien_do": number_cell(sum(t.state.good for t in standing.targets), words),
        "don_vi_phai_bao_cao": number_cell(len(coverage.expected), words),
        "don_vi_da_bao_cao": number_cell(len(coverage.reported), words),
        "so_xa_can_ho_tro": number_cell(len(standing.needing_support), words),
        "minh_hoa": Cell(sample_note(plan, words)),
        **_cards(view),
    }


def _cards(view: Overview) -> dict[str, Cell]:
    """The first target's newest figure, as the card of Tổng quan has it."""
    return {"chi_tieu_dau": Cell(view.cards.first_target.value)}


def _money(p: ProjectStanding, words: Words) -> dict[str, Cell]:
    """Triệu đồng."""
    nothing = absence_text(Absence.NOT_APPLICABLE if p.state is State.NOT_APPLICABLE else p.absence, words)
    unknown = nothing if p.state is State.NOT_APPLICABLE else words("amount unknown")
    return {
        "von_giao": money_cell(p.allocated_vnd, words, missing=unknown),
        "giai_ngan": money_cell(p.disbursed_vnd, words, missing=nothing),
        "giai_ngan_trong_thang": money_cell(p.flows.in_month_vnd, words, missing=nothing),
        "ty_le_giai_ngan": share_cell(p.rate_year, words, missing=nothing),
        "ke_hoach_den_ky": money_cell(p.expected_now_vnd, words, missing="–"),
        "thieu_so_voi_ke_hoach": money_cell(p.missing_vnd, words, missing="–"),
        "giai_ngan_von_chuyen_nguon": money_cell(p.earlier_vnd, words, missing=nothing),
        "du_bao_du": money_cell(int(p.unspent.value) if p.unspent else None, words, missing="–"),
        "danh_gia_giai_ngan": Cell(words.term(p.state)),
    }


def _targets(standing: Standing, words: Words) -> list[tuple[TargetStanding, AnnexTarget]]:
    return list(zip(standing.targets, target_annex(standing, words), strict=True))


def _of_target(t: TargetStanding, row: AnnexTarget, words: Words) -> dict[str, Cell]:
    def amount(value: Decimal | None) -> Cell:
        return absent_cell() if value is None else amount_cell(t.indicator, value, words, places=2)

    result = amount(t.actual)
    return {
        "tt": Cell(row.number),
        "ma": Cell(t.target.id),
        "ten": Cell(row.name),
        "don_vi_tinh": Cell(row.unit),
        "muc_tieu": Cell(row.target),
        "dau_ky": amount(t.baseline),
        "ket_qua": absent_cell(str(row.result)) if result.absent else result,
        "tu_so": number_cell(row.numerator, words, 2),
        "mau_so": number_cell(row.denominator, words, 2),
        "ke_hoach": amount(t.path),
        "so_tuan_cham": number_cell(t.weeks_late, words),
        "danh_gia": Cell(row.verdict),
        "chu_tri": Cell(row.leads),
        "nhan_xet": Cell(row.note),
    }


def _project(standing: Standing, p: ProjectStanding, number: int, words: Words) -> dict[str, Cell]:
    project = p.project
    return {
        "tt": Cell(str(number)),
        "ma": Cell(project.code),
        "ten": Cell(words.name_of(project.name, project.name_en)),
        "chu_tri": Cell(unit_names(standing.snapshot.plan, p.leads, words, most=3)),
        "nhan_xet": Cell(words.sentence(p.sentence)),
        **_money(p, words),
    }


def _commune(standing: Standing, place: int, words: Words) -> dict[str, Cell]:
    """A commune that needs support, the furthest first."""
    gap, plan = standing.needing_support[place], standing.snapshot.plan
    indicator = plan.indicator_by_code[gap.indicator]
    return {
        "tt": Cell(str(place + 1)),
        "ten": Cell(plan.unit_by_code[gap.unit].name),
        "chi_tieu": Cell(words.name_of(indicator.name, indicator.name_en)),
        "thieu": number_cell(None if gap.gap is None else gap.gap * 100, words, 1, words.points_unit),
    }


def _causes(standing: Standing, words: Words) -> list[dict[str, Cell]]:
    plan, rows = standing.snapshot.plan, []
    for late, of in late_things(standing):
        for cause in causes_known(standing.snapshot, Late(late), of, standing.period)[:1]:
            unit = plan.unit_by_code.get(cause.unit)
            rows.append(
                {
                    "viec": Cell(str(thing_cell(plan, late, of, words))),
                    "don_vi": Cell(unit.name if unit else cause.unit),
                    "nguyen_nhan": Cell(cause.cause),
                    "bien_phap": Cell(cause.remedy),
                    "thoi_han": Cell(words.date(cause.remedy_by) if cause.remedy_by else ""),
                }
            )
    return rows


def _difficulties(standing: Standing, words: Words) -> list[dict[str, Cell]]:
    """What units say of difficulties and their causes in their newest reports."""
    plan = standing.snapshot.plan
    return [
        {
            "don_vi": Cell(
                plan.unit_by_code[one.sent.unit].name if one.sent.unit in plan.unit_by_code else one.sent.unit
            ),
            "ky": Cell(words.short_period(one.sent.period)),
            "noi_dung": Cell(one.words.difficulties),
            "nguyen_nhan": Cell(one.words.causes),
        }
        for one in words_of_units(standing.snapshot, standing.period)
        if one.later is None and (one.words.difficulties or one.words.causes)
    ]


def _proposals(standing: Standing, words: Words) -> list[dict[str, Cell]]:
    plan = standing.snapshot.plan
    return [
        {
            "don_vi": Cell(
                plan.unit_by_code[one.sent.unit].name if one.sent.unit in plan.unit_by_code else one.sent.unit
            ),
            "ky": Cell(words.short_period(one.sent.period)),
            "noi_dung": Cell(one.words.recommendations),
        }
        for one in words_of_units(standing.snapshot, standing.period)
        if one.asks
    ]
