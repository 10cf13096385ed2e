"""Forms 2 and 3 of the review: where poor and near-poor households came from and went, households and persons in two rows."""

from dashboard.domain.plan.indicators import ReviewRole
from dashboard.domain.reported.observations import Source
from dashboard.importing.layouts.foreign import COMMON, RATES, Axis, Concept, TableLayout

_ROLES = (
    ReviewRole.FLOW_START,
    ReviewRole.FLOW_TO_NEAR_POOR,
    ReviewRole.FLOW_OUT,
    ReviewRole.FLOW_OTHER_FALL,
    ReviewRole.FLOW_FROM_NEAR_POOR,
    ReviewRole.FLOW_RELAPSED,
    ReviewRole.FLOW_NEW,
    ReviewRole.FLOW_OTHER_RISE,
    ReviewRole.FLOW_END,
)
_OUT = (r"vượt chuẩn( hộ)? cận nghèo", r"^(\S+ › )*giảm khác|giảm do nguyên nhân khác")
_IN = (r"phát sinh", r"tăng khác|tăng do nguyên nhân khác")
COLUMNS = (
    r"đầu kỳ|số hộ nghèo đầu",
    r"(trở )?thành (hộ )?cận nghèo",
    *_OUT,
    r"cận nghèo (trở )?thành( hộ)? nghèo",
    r"tái nghèo",
    *_IN,
    r"cuối kỳ|số hộ nghèo cuối",
)
NEAR_POOR_COLUMNS = (
    r"đầu kỳ|số hộ cận nghèo đầu",
    r"^(\S+ › )*\W*(\d+\W+)?(trở )?thành (hộ )?nghèo",
    *_OUT,
    r"(?<!cận )nghèo (trở )?thành( hộ)? cận nghèo",
    r"tái (cận )?nghèo",
    *_IN,
    r"cuối kỳ|số hộ cận nghèo cuối",
)
NAMES = (
    "hộ nghèo đầu kỳ",
    "hộ nghèo trở thành hộ cận nghèo",
    "hộ nghèo vượt chuẩn cận nghèo",
    "hộ nghèo giảm do nguyên nhân khác",
    "hộ cận nghèo trở thành hộ nghèo",
    "hộ tái nghèo",
    "hộ nghèo phát sinh mới",
    "hộ nghèo tăng do nguyên nhân khác",
    "hộ nghèo cuối kỳ",
)
NEAR_POOR_NAMES = (
    "hộ cận nghèo đầu kỳ",
    "hộ cận nghèo trở thành hộ nghèo",
    "hộ cận nghèo vượt chuẩn cận nghèo",
    "hộ cận nghèo giảm do nguyên nhân khác",
    "hộ nghèo trở thành hộ cận nghèo",
    "hộ tái cận nghèo",
    "hộ cận nghèo phát sinh mới",
    "hộ cận nghèo tăng do nguyên nhân khác",
    "hộ cận nghèo cuối kỳ",
)


def _concept(number: int, name: str, group: str) -> Concept:
    role = _ROLES[number - 1]
    people = Concept(f"DB-{group}-{number}-NK", (f"nhân khẩu {name}",), role=role, group=group, unit="người")
    named = (name,) if group == "HN" else ()  # "hộ nghèo trở thành hộ cận nghèo" is a column of both forms
    code = f"DB-{group}-{number}"
    return Concept(code, named, number=str(number), of_persons=people, role=role, group=group, unit="hộ")


def _layout(
    key: str, group: str, columns: tuple[str, ...], names: tuple[str, ...], needs: tuple[int, ...]
) -> TableLayout:
    return TableLayout(
        key=key,
        form=f"BIEU-DIENBIEN-{group}",
        rows=(Axis.UNIT,),
        needs=tuple(columns[number - 1] for number in needs),
        facets=(*COMMON, RATES),
        concepts=tuple(
            (pattern, _concept(number, name, group))
            for number, (pattern, name) in enumerate(zip(columns, names, strict=True), start=1)
        ),
        identities=("9=1-2-3-4+5+6+7+8",),
        source=Source.REVIEW_SOFTWARE,
    )


LAYOUT = _layout("flow_table", "HN", COLUMNS, NAMES, (1, 6, 9))
NEAR_POOR = _layout("flow_table_hcn", "HCN", NEAR_POOR_COLUMNS, NEAR_POOR_NAMES, (1, 2, 5, 9))
