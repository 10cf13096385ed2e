"""How a target's value is meant: its basis, its direction, the tier that set it, and what stands beside it."""

import re
from collections.abc import Mapping

from dashboard.domain.plan.indicators import Direction, Measure
from dashboard.domain.plan.targets import Basis, CountOf, Operator, Tier
from dashboard.importing.cell_text.target_words import target_words
from dashboard.importing.plan_documents.mentions import Mention
from dashboard.importing.plan_documents.names_of_targets import FAR_VERB, TargetName
from dashboard.importing.plan_documents.pieces import Piece
from dashboard.importing.plan_documents.proposals import PlanChoice, PlanQuestion

_FALLING = re.compile(
    r"\b(?:hộ nghèo|cận nghèo|tái nghèo|phát sinh|suy dinh dưỡng|thiếu hụt|thất nghiệp|tử vong|tảo hôn|bỏ học|nhà tạm|dột nát|mù chữ)\b"
)
_RISING = re.compile(r"\b(?:được|có|đạt|sử dụng|thoát|tiếp cận|tham gia|đi học|thuộc|hỗ trợ|biết|giảm nghèo)\b")
_AMOUNT = re.compile(r"^(?:số|tổng số|thu nhập|năng suất|sản lượng|giá trị|diện tích|doanh thu|quy mô|tổng)\b")
GIVEN = re.compile(r"\b(tỉnh|trung ương|huyện|xã) giao\b")
_STRIVES = re.compile(r"\b(?:huyện|xã|phường|tỉnh|địa phương|đơn vị) (?:đăng ký |xây dựng |đề ra )?phấn đấu\b")
TIERS = {"tỉnh": Tier.PROVINCE, "huyện": Tier.DISTRICT, "xã": Tier.COMMUNE}


def value_fields(m: Mention, change: str, named: TargetName, questions: list[PlanQuestion]) -> dict[str, str] | None:
    """Value, unit, measure, basis and direction, with a question where two readings are honest; None where none is."""
    if m.ambiguous:
        ways = (m.numbers, m.numbers.replace(",", "."))
        choices = (PlanChoice("decimal", {"value": f"{ways[0]}0"}), PlanChoice("thousands", {"value": ways[1]}))
        questions.append(PlanQuestion("number", choices, {"written": m.numbers}))
        words, operator = m.numbers, Operator.EQUAL
        falls = False
    else:
        words, read = m.words(change)
        if read is None:
            return None
        operator, falls = read.operator, read.sign < 0
        if read.or_level and not m.level and m.percent:
            level = {"basis": Basis.LEVEL.value, "value": words.removeprefix("giảm ").removeprefix("tăng ")}
            choices = (PlanChoice("level", level), PlanChoice("change_points", {"basis": Basis.CHANGE_POINTS.value}))
            questions.append(PlanQuestion("basis", choices))
    unit = "%" if m.percent else (m.unit or (m.money.value if m.money else "")) + m.per
    measure = (
        Measure.PERCENTAGE if m.percent else Measure.RATIO if m.per else Measure.MONEY if m.money else Measure.COUNT
    )
    fields = {"name": named.name, "unit_of_measure": unit, "measure": measure.value, "value": words}
    if basis := _basis(m, change, named, questions):
        fields["basis"] = basis.value
    fields["direction"] = _direction(m, change, named, operator, falls).value
    for key, value in (("dimension", named.dimension), ("population", named.population), ("subject", named.area)):
        if value:
            fields[key] = value
    return fields


def _basis(m: Mention, change: str, named: TargetName, questions: list[PlanQuestion]) -> Basis | None:
    if any(q.code == "basis" for q in questions):
        return None
    moved = m.change or ("" if m.level else change)
    low = named.name.casefold()
    if m.percent and moved:
        if m.points:
            return Basis.CHANGE_POINTS
        if _AMOUNT.match(low):
            return Basis.RELATIVE_CHANGE
        choices = tuple(PlanChoice(b.value, {"basis": b.value}) for b in (Basis.CHANGE_POINTS, Basis.RELATIVE_CHANGE))
        questions.append(PlanQuestion("basis", choices))
        return None
    if m.percent:
        return Basis.SHARE_OF_NEED if "có nhu cầu" in low else Basis.LEVEL
    return Basis.CHANGE_COUNT if moved and not m.per else Basis.LEVEL if m.per else Basis.COUNT


def _direction(m: Mention, change: str, named: TargetName, operator: Operator, falls: bool) -> Direction:
    low = named.name.casefold()
    if falls or change == "giảm" or named.verb in ("giảm", "hạ", "kéo giảm") or "xuống" in m.lead:
        return Direction.FALLS
    if m.unit and m.level and "còn" in m.lead.split() and _FALLING.search(low) and not _RISING.search(low):
        return Direction.FALLS
    if named.verb == "duy trì" or "duy trì" in m.lead or "giữ" in m.lead:
        return Direction.HOLDS if not _FALLING.search(low) else Direction.FALLS
    if operator in (Operator.BELOW, Operator.AT_MOST):
        return Direction.FALLS
    if (
        m.percent
        and re.search(r"^tỷ lệ (?:hộ (?:nghèo|cận nghèo)|tái nghèo|trẻ em[^,]*suy dinh dưỡng|thất nghiệp)", low)
        and not _RISING.search(low[8:])
    ):
        return Direction.FALLS
    return Direction.RISES


def sign_of(words: str) -> str:
    return next((verb for verb in ("giảm", "tăng") if words.startswith(verb)), "")


def beside_fields(piece: Piece, fields: dict[str, str], questions: list[PlanQuestion]) -> dict[str, str]:
    """«(giảm 7,88%) tương đương với 915 hộ», and where it comes from."""
    stated: dict[str, str] = {}
    for role, m in piece.beside:
        if m.ambiguous or m.value is None:
            continue
        if role == "change" and m.percent and piece.main and piece.main.percent:
            if not sign_of(fields["value"]) and m.change:
                stated["stated_change"] = f"{'-' if m.change == 'giảm' else ''}{m.numbers}"
        elif (
            role == "count"
            and m.unit
            and piece.main
            and piece.main.percent
            and "stated_count" not in stated
            and m.value == m.value.to_integral_value()
        ):
            stated["stated_count"] = m.numbers
            if piece.main and piece.main.percent:
                says = re.search(
                    r"giảm|tăng",
                    piece.low[m.begin - 12 if m.begin > 12 else 0 : m.start].split("(")[-1].rpartition(")")[2],
                )
                if says or sign_of(fields["value"]):
                    stated["count_of"] = CountOf.CHANGE.value
                else:
                    choices = (
                        PlanChoice("change", {"count_of": CountOf.CHANGE.value}),
                        PlanChoice("level", {"count_of": CountOf.LEVEL.value}),
                    )
                    questions.append(PlanQuestion("count_of", choices, {"count": f"{m.numbers} {m.unit}"}))
        elif role in ("start", "compared") and piece.main and m.percent == piece.main.percent:
            stated["baseline"] = m.numbers
    return stated


def tier_of(low: str, sentence: str) -> Tier | None:
    outside = re.sub(r"\([^)]*\)", "", low)
    if found := GIVEN.search(outside):
        return TIERS.get(found[1])
    return Tier.OWN if _STRIVES.search(outside) and GIVEN.search(sentence) else None


def far_verb(before: str) -> str:
    found = list(FAR_VERB.finditer(before))
    if not found:
        return ""
    verb = found[-1][1]
    return "tăng" if verb == "tăng" else "giảm"


def ask_change(verb: str, fields: dict[str, str], questions: list[PlanQuestion]) -> None:
    """«Tăng 5 mô hình, 3 hợp tác xã»: so many more of the second too, or so many in all."""
    direction = Direction.FALLS if verb == "giảm" else Direction.RISES
    moved = {"basis": Basis.CHANGE_COUNT.value, "value": f"{verb} {fields['value']}", "direction": direction.value}
    counted = {"basis": Basis.COUNT.value}
    fields.pop("basis", None)
    questions.append(PlanQuestion("basis", (PlanChoice("change_count", moved), PlanChoice("count", counted))))


def is_part(fields: dict[str, str], whole: Mapping[str, str]) -> bool:
    """A part of a count, or a share of those of whom another share is told: never more than the whole."""
    if whole["measure"] == Measure.COUNT.value:
        return True
    if fields["measure"] != Measure.PERCENTAGE.value or whole["measure"] != Measure.PERCENTAGE.value:
        return False
    part, all_of = (target_words(one["value"], "") for one in (fields, whole))
    known = part is not None and all_of is not None and part.low is not None and all_of.low is not None
    return known and not part.sign and not all_of.sign and part.low <= all_of.low  # type: ignore[union-attr,operator]
