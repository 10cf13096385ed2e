"""Form 2 of the review: where poor households came from and went, in two rows per commune, households and persons."""

from dashboard.domain.observations import Source
from dashboard.importing.layouts.foreign import COMMON, Axis, Concept, TableLayout

COLUMNS = (
    r"đầu kỳ|số hộ nghèo đầu",
    r"(trở )?thành (hộ )?cận nghèo",
    r"vượt chuẩn( hộ)? cận nghèo",
    r"^(\S+ › )*giảm khác|giảm do nguyên nhân khác",
    r"cận nghèo (trở )?thành( hộ)? nghèo",
    r"tái nghèo",
    r"phát sinh",
    r"tăng khác|tăng do nguyên nhân khác",
    r"cuối kỳ|số hộ nghèo cuối",
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


def _concept(number: int, name: str) -> Concept:
    people = Concept(f"DB-HN-{number}-NK", (f"nhân khẩu {name}",))
    return Concept(f"DB-HN-{number}", (name,), of_persons=people)


LAYOUT = TableLayout(
    key="flow_table",
    form="BIEU-DIENBIEN-HN",
    rows=(Axis.UNIT,),
    needs=(COLUMNS[0], COLUMNS[5], COLUMNS[8]),
    facets=COMMON,
    concepts=tuple(
        (pattern, _concept(number, name))
        for number, (pattern, name) in enumerate(zip(COLUMNS, NAMES, strict=True), start=1)
    ),
    identities=("9=1-2-3-4+5+6+7+8",),
    source=Source.REVIEW_SOFTWARE,
)
