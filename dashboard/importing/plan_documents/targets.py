"""Targets in sentences: which pieces state one, how each is read, and why others do not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.domain.plan.indicators import Direction, Measure
from dashboard.domain.plan.targets import Basis, CountOf, Operator, Tier
from dashboard.importing.plan_documents.clauses import Clause, Sentence, lowered, sentences_of
from dashboard.importing.plan_documents.mentions import Mention
from dashboard.importing.plan_documents.names_of_targets import FAR_VERB, TargetName, name_around
from dashboard.importing.plan_documents.pieces import Piece, pieces_of
from dashboard.importing.plan_documents.plan_head import PlanHead
from dashboard.importing.plan_documents.proposals import (
    LeftOut,
    LeftWhy,
    PlanChoice,
    PlanQuestion,
    Proposal,
    ProposalKind,
)
from dashboard.importing.plan_documents.sections import Section, section_of, sections_above
from dashboard.importing.plan_documents.years_and_levels import said_of_another, year_of

_SILENT = (Section.BASIS, Section.FOOT)
_NONE_OF_OURS = {Section.PAST: LeftWhy.PAST, Section.NORMS: LeftWhy.NORM, Section.GROUPS: LeftWhy.NOT_UNDERSTOOD}
_MEANT = re.compile(
    r"\b(?:phấn đấu|đặt mục tiêu|mục tiêu|chỉ tiêu|đảm bảo|bảo đảm|hoàn thành|giảm tỷ lệ|nâng tỷ lệ|tăng tỷ lệ|duy trì tỷ lệ|đạt tỷ lệ|xuống còn)\b"
)
_DONE = re.compile(
    r"\bđã (?:\S+ ){0,2}?(?:đạt|giảm|tăng|có|hỗ trợ|giải ngân|thực hiện|tổ chức|hoàn thành|xây dựng|đào tạo|giải quyết|cấp|triển khai|xóa|phân bổ|"
    r"được|tạo|mở|công nhận|huy động|bố trí|giao|ban hành|vượt)\b|\bước (?:thực hiện|đạt)\b|\b(?:hiện nay|(?<!thực )hiện có|(?<!thực )hiện còn|tính đến|đến nay|hiện tại)\b"
    r"|\b(?:cùng kỳ|năm trước|năm qua|thời gian qua)\b"
)
_FACT = re.compile(
    r"\b(?:toàn (?:tỉnh|huyện|xã)|trên địa bàn|huyện|xã|tỉnh)(?:[^,;.]{0,30}?) (?:có|gồm) (?:tổng số )?$|\bvới tổng số\b|^\(?gồm\b|\bthuộc \d*$"
)
_NORM = re.compile(
    r"\b(?:mức hỗ trợ|định mức|mức vay|mức chi|mức đóng|hỗ trợ (?:tối đa|không quá|bằng|từ)|đối ứng (?:tối thiểu|không)|(?:tối đa|không quá|tối thiểu) "
    r"[\d.,]+ ?%? (?:tổng|kinh phí|chi phí|mức|so)|lãi suất|diện tích tối thiểu|giá trị)\b"
)
_DUTY = re.compile(
    r"^(?:và\s+|trong đó\s+|tiếp tục\s+|chủ động\s+)?(?:tổ chức|mở|xây dựng|hỗ trợ|giúp đỡ|thực hiện|triển khai|đào tạo|tập huấn|thành lập|hình thành|nhân rộng|"
    r"giải quyết|tạo|cấp|đầu tư|sửa chữa|làm mới|trồng|lắp đặt|biên soạn|phát hành|đưa|kiểm tra|giám sát|giới thiệu|vận động|tư vấn|kết nối|khám|trao|"
    r"tuyên truyền|sản xuất|bồi dưỡng|công nhận|xóa|phát triển|duy trì|phối hợp|nâng cấp|chỉ đạo)\b"
)
_FALLING = re.compile(
    r"\b(?:hộ nghèo|cận nghèo|tái nghèo|phát sinh|suy dinh dưỡng|thiếu hụt|thất nghiệp|tử vong|tảo hôn|bỏ học|nhà tạm|dột nát|mù chữ)\b"
)
_RISING = re.compile(r"\b(?:được|có|đạt|sử dụng|thoát|tiếp cận|tham gia|đi học|thuộc|hỗ trợ|biết|giảm nghèo)\b")
_RATE = re.compile(r"\b(?:tỷ lệ|tỷ suất)\b")
_AMOUNT = re.compile(r"^(?:số|tổng số|thu nhập|năng suất|sản lượng|giá trị|diện tích|doanh thu|quy mô|tổng)\b")
_GIVEN = re.compile(r"\b(tỉnh|trung ương|huyện|xã) giao\b")
_STRIVES = re.compile(r"\b(?:huyện|xã|phường|tỉnh|địa phương|đơn vị) (?:đăng ký |xây dựng |đề ra )?phấn đấu\b")
_TIERS = {"tỉnh": Tier.PROVINCE, "huyện": Tier.DISTRICT, "xã": Tier.COMMUNE}
_QUALITATIVE = re.compile(
    r"\b(?:cơ bản (?:không còn|xóa|hoàn thành|đáp ứng|thoát|đạt)|không còn|không để|xóa (?:hết|bỏ|nhà|100)|chấm dứt|hoàn thành việc|hoàn thành mục tiêu)\b"
)
_WANTED = re.compile(
    r"\bphấn đấu\b[^,;:\"“”]{0,40}?\b(?:không còn|xóa (?:hết|nhà|xong)|thoát khỏi|cơ bản (?:xóa|hoàn thành))\b"
)
_FOR_EACH = re.compile(r"\bmỗi (?:xã|phường|thôn|bản|huyện|hộ|đơn vị|thị trấn|chi hội|địa phương|năm có|cơ quan)\b")
_NO_MORE = re.compile(r"\bkhông (?:còn|có|để)\b(?! nhu cầu)")
_TIMES = ("lần", "buổi", "lượt", "cuộc")
_COUNTABLE = re.compile(r"^(?:phấn đấu\s+)?(?:hình thành|thành lập|xây dựng|hỗ trợ|phát triển|nhân rộng|tổ chức)[^,;.]{0,30}?\b(?:các|một số|những) (?:htx|hợp tác xã|mô hình|tổ hợp tác|"
                        r"dn|doanh nghiệp|dự án|lớp|câu lạc bộ|chuỗi)")  # fmt: skip
_FEWER = re.compile(r"^(?:phấn đấu\s+)?(giảm|tăng)(?: dần)? (?:số (?:lượng )?)(hộ|người|xã|thôn|bản|lao động|trẻ em)\b")


@dataclass
class _Earlier:
    """The target before, which «trong đó» is a part of, and whose verb and year hold on."""

    proposal: Proposal | None = None
    change: str = ""
    name: str = ""
    why: LeftWhy | None = None
    dimension: str = ""
    duty: bool = False


class TargetRules:
    """Goes over the clauses of one document in their order."""

    def __init__(self, head: PlanHead) -> None:
        self._head = head
        self.proposals: list[Proposal] = []
        self.left: list[LeftOut] = []

    def read(self, clause: Clause) -> None:
        """Adds the targets that a clause states, and what it says with numbers without stating one."""
        section = section_of(clause)
        if section in _SILENT:
            return
        before = len(self.proposals)
        earlier = _Earlier()
        whole = ""
        bare: list[Sentence] = []
        for sentence in sentences_of(clause):
            if sentence.whole != whole:
                whole = sentence.whole
                earlier = _Earlier(earlier.proposal, name=earlier.name)
            pieces = pieces_of(sentence.text)
            if pieces[0].main is None:
                bare.append(sentence)
                earlier.why = said_of_another(pieces[0].low, clause, self._head) or earlier.why
                continue
            for piece in pieces:
                self._piece(piece, sentence, section, earlier)
        self._without_numbers(clause, section, bare, len(self.proposals) > before)

    def _piece(self, piece: Piece, sentence: Sentence, section: Section, earlier: _Earlier) -> None:
        m = piece.main
        assert m is not None
        why = self._why_not(piece, sentence, section, earlier)
        if why is not None:
            if why not in (LeftWhy.NOT_UNDERSTOOD, LeftWhy.OTHER_LEVEL) and not piece.subset:
                earlier.why = why
            if not (m.money and not m.per):  # money is another rule's
                self._leave(sentence, why)
            return
        made = list(self._made(piece, m, sentence, section, earlier))
        if not made:
            self._leave(sentence, LeftWhy.NOT_UNDERSTOOD)
        self.proposals += made

    def _why_not(self, piece: Piece, sentence: Sentence, section: Section, earlier: _Earlier) -> LeftWhy | None:
        """What keeps a quantity from being a target; None where nothing does."""
        m, low, clause = piece.main, piece.low, sentence.clause
        assert m is not None
        above = sections_above(clause)
        for section_above in (section, *above):
            if section_above in _NONE_OF_OURS and not (section_above is Section.GROUPS and _MEANT.search(low)):
                return _NONE_OF_OURS[section_above]
            if section_above is Section.GOALS:
                break
        another = said_of_another(low, clause, self._head)
        if another is not None:
            return another
        if earlier.why in (LeftWhy.OTHER_YEAR, LeftWhy.OTHER_LEVEL, LeftWhy.PAST) and not _own_year(low):
            return earlier.why
        if _DONE.search(low[: m.end]) and not (section is Section.GOALS and _MEANT.search(low[: m.begin])):
            return LeftWhy.PAST
        if _FACT.search(low[: m.start]) and section is not Section.GOALS:
            return LeftWhy.PAST
        counted_money = m.money and not m.per and section is Section.GOALS and Section.PROJECT not in above
        if (m.money and not counted_money and not _is_income(low)) or _NORM.search(low):
            return LeftWhy.NORM if (m.money and m.per) or _NORM.search(low) else LeftWhy.NOT_UNDERSTOOD
        return None

    def _made(
        self, piece: Piece, m: Mention, sentence: Sentence, section: Section, earlier: _Earlier
    ) -> Iterator[Proposal]:
        if m.bare or (m.money and not m.per and section is not Section.GOALS) or (m.per and m.unit in _TIMES):
            return
        low = piece.low
        if _FOR_EACH.search(low[: m.begin]):
            return
        if _NO_MORE.search(low[: m.start]):  # «không còn xã dưới 13 tiêu chí»: the number tells which ones
            yield _state(self._key(), piece.text, sentence, low)
            return
        change = m.change or ("" if m.level else far_verb(low[: m.begin]))
        named = _named(piece, m)
        sure = (
            section is Section.GOALS or bool(_MEANT.search(low)) or bool(change) or piece.subset or bool(earlier.change)
        )
        inherits = (
            m.percent
            and not m.level
            and not change
            and bool(earlier.change)
            and (piece.subset or not _RATE.search(low))
        )
        if inherits and piece.before.strip() and not _after(piece).strip(" .,;"):
            change = earlier.change
            named = replace(named, name=f"{earlier.name} {named.name[:1].lower()}{named.name[1:]}", verb="")
        elif piece.subset and m.unit and earlier.change and not m.level and not change and not piece.before.strip():
            change = earlier.change  # «giảm 1.250 hộ, trong đó 400 hộ …»
        if not named.name or re.fullmatch(r"(?i)(?:riêng|huyện|tỉnh|xã|phường|địa phương)", named.name):
            if not (m.percent and change and earlier.name and earlier.proposal is not None and "riêng" in low):
                return
            named = replace(named, name=earlier.name)
        if m.unit and change and lowered(named.name).startswith(m.unit):
            named = replace(named, name=f"Số {named.name[:1].lower()}{named.name[1:]}")
        if "thêm" in m.lead.split() and not change:
            named = replace(named, name=f"{named.name} (thêm)")
        earlier.dimension = named.dimension or earlier.dimension
        named = replace(named, dimension=earlier.dimension)
        duty = bool(_DUTY.match(low.strip())) or earlier.duty
        if not sure and not duty:
            return
        earlier.duty = duty and not sure
        questions = [] if sure else [PlanQuestion("is_target", (PlanChoice("yes"), PlanChoice("no", drops=True)))]
        fields = value_fields(m, change, named, questions)
        if fields is None:
            return
        fields |= _beside(piece, fields, questions)
        if self._head.year is None and (year := year_of(low, sentence.clause)):
            fields["for_year"] = str(year)
        if tier := _tier(low, sentence.text.casefold()):
            fields["tier"] = tier.value
        key = self._key()
        if (
            piece.subset
            and earlier.proposal is not None
            and not inherits
            and earlier.proposal.fields["measure"] == Measure.COUNT.value
        ):
            fields["subset_of"] = earlier.proposal.key
        proposal = Proposal(key, ProposalKind.TARGET, fields, _sentence(sentence), sentence.place, sentence.clause.index,
                            questions=tuple(questions))  # fmt: skip
        yield proposal
        if not piece.subset:
            earlier.proposal, earlier.change, earlier.name = proposal, change, named.name
        yield from self._tiers(piece, proposal, fields)

    def _tiers(self, piece: Piece, proposal: Proposal, fields: dict[str, str]) -> Iterator[Proposal]:
        """«(tỉnh giao 4%)» beside the plan's own: a target of its own."""
        for role, other in piece.beside:
            if role != "tier":
                continue
            found = _GIVEN.search(piece.low[: other.start][-40:])
            words, read = other.words(_sign_of(fields["value"]))
            if found and read is not None and found[1] in _TIERS:
                given = {
                    k: v
                    for k, v in fields.items()
                    if k not in ("stated_change", "stated_count", "count_of", "subset_of")
                }
                number = len(self.proposals) + 2
                yield replace(
                    proposal, key=f"target:{number}", fields=given | {"value": words, "tier": _TIERS[found[1]].value}
                )

    def _key(self) -> str:
        return f"target:{len(self.proposals) + 1}"

    def _leave(self, sentence: Sentence, why: LeftWhy) -> None:
        left = LeftOut(sentence.text, sentence.place, why, sentence.clause.index)
        if left not in self.left:
            self.left.append(left)

    def _without_numbers(self, clause: Clause, section: Section, bare: list[Sentence], counted: bool) -> None:
        """«Cơ bản xóa nhà tạm», and in a list of goals whatever gives no number."""
        if not bare or clause.is_title or (section is not Section.GOALS and section in _NONE_OF_OURS):
            return
        above = sections_above(clause)
        aims = section is Section.GOALS and Section.PROJECT in above
        purpose = (
            Section.PURPOSE in above[: above.index(Section.GOALS)]
            if Section.GOALS in above
            else Section.PURPOSE in above
        )
        listed = section is Section.GOALS and not aims and not purpose and clause.label is not None and not counted
        if listed:
            said = said_of_another(clause.low, clause, self._head)
            if said is None:
                self.proposals.append(_state(self._key(), clause.text, bare[0], clause.low))
            return
        for sentence in bare:
            low = pieces_of(sentence.text)[0].low
            stated = _QUALITATIVE.search(low) if section is Section.GOALS and not aims else _WANTED.search(low)
            if stated and not _DONE.search(low) and not said_of_another(low, clause, self._head):
                self.proposals.append(_state(self._key(), sentence.text, sentence, low))


def _state(key: str, text: str, sentence: Sentence, low: str) -> Proposal:
    """A target without a number, of which a report says how it stands."""
    named = name_around(text, "", "", "")
    fields = {"name": named.name, "unit_of_measure": "định tính", "measure": Measure.QUALITATIVE.value, "value": "không có số",
              "operator": Operator.NONE.value, "basis": Basis.STATE.value}  # fmt: skip
    questions: tuple[PlanQuestion, ...] = ()
    if fewer := _FEWER.match(low):
        falls = fewer[1] == "giảm"
        name = re.sub(r"(?i)^(?:giảm|tăng)(?: dần)?\s+", "", named.name)
        fields |= {"name": name[:1].upper() + name[1:], "unit_of_measure": fewer[2], "measure": Measure.COUNT.value,
                   "basis": Basis.COUNT.value, "direction": (Direction.FALLS if falls else Direction.RISES).value}  # fmt: skip
    elif _COUNTABLE.match(low):
        counted = {"measure": Measure.COUNT.value, "basis": Basis.COUNT.value}
        questions = (PlanQuestion("how_told", (PlanChoice("state"), PlanChoice("count", counted))),)
    for field, value in (("dimension", named.dimension), ("population", _group(named.name))):
        if value:
            fields[field] = value
    return Proposal(key, ProposalKind.TARGET, fields, text, sentence.place, sentence.clause.index, questions=questions)


def _group(name: str) -> str:
    found = re.search(r"(?:đối với|cho)\s+((?:các )?(?:hộ|người|trẻ em|lao động)\b[^.;]*)", name)
    return found[1] if found else ""


def _sentence(sentence: Sentence) -> str:
    """The words that the target stands in: its part of the sentence where the parts are apart by semicolons."""
    return sentence.text


def _named(piece: Piece, m: Mention) -> TargetName:
    """What the target is called; where two quantities share their words, after the first one's and what is counted."""
    before = piece.before
    for role, other in piece.beside:
        if role == "start" and other.begin < m.begin:
            before = piece.text[: other.begin]
    if not piece.along:
        return name_around(before, _after(piece), m.unit, m.lead)
    first = piece.along[0]
    behind = piece.text[first.end : piece.along[1].begin]
    shared = name_around(piece.text[: first.begin], behind, first.unit, first.lead)
    if m == first:
        return shared
    return replace(shared, name=f"{shared.name}: số {m.unit or m.numbers}", population="", area="", verb="")


def far_verb(before: str) -> str:
    found = list(FAR_VERB.finditer(before))
    if not found:
        return ""
    verb = found[-1][1]
    return "tăng" if verb == "tăng" else "giảm"


def _after(piece: Piece) -> str:
    """What stands behind the quantity, without the other quantities that belong to it."""
    after, shift = piece.after, piece.main.end if piece.main else 0
    spans = sorted((m.begin - shift, m.end - shift) for _, m in piece.beside if m.begin >= shift)
    return after[: spans[0][0]] if spans else after


def _own_year(low: str) -> bool:
    return bool(re.search(r"\bnăm (?:19|20)\d{2}\b", low))


def _is_income(low: str) -> bool:
    return bool(re.search(r"\bthu nhập\b|\bdoanh thu\b|\bnăng suất\b|\bgiá trị (?:sản xuất|sản phẩm)\b", low))


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


def _sign_of(words: str) -> str:
    return next((verb for verb in ("giảm", "tăng") if words.startswith(verb)), "")


def _beside(piece: Piece, fields: dict[str, str], questions: list[PlanQuestion]) -> dict[str, str]:
    """«(giảm 7,88%) tương đương với 915 hộ», and where it comes from."""
    stated: dict[str, str] = {}
    for role, m in piece.beside:
        if m.ambiguous or m.value is None:
            continue
        if role == "change" and m.percent and piece.main and piece.main.percent:
            if not _sign_of(fields["value"]) and m.change:
                stated["stated_change"] = f"{'-' if m.change == 'giảm' else ''}{m.numbers}"
        elif role == "count" and m.unit and "stated_count" not in stated and m.value == m.value.to_integral_value():
            stated["stated_count"] = m.numbers
            if piece.main and piece.main.percent:
                says = re.search(
                    r"giảm|tăng",
                    piece.low[m.begin - 12 if m.begin > 12 else 0 : m.start].split("(")[-1].rpartition(")")[2],
                )
                if says or _sign_of(fields["value"]):
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


def _tier(low: str, sentence: str) -> Tier | None:
    outside = re.sub(r"\([^)]*\)", "", low)
    if found := _GIVEN.search(outside):
        return _TIERS.get(found[1])
    return Tier.OWN if _STRIVES.search(outside) and _GIVEN.search(sentence) else None
