"""Targets in sentences: which pieces state one, how each is read, and why others do not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.importing.plan_documents.clauses import Clause, Sentence, lowered, sentences_of
from dashboard.importing.plan_documents.mentions import MOST, Mention, mentions_in
from dashboard.importing.plan_documents.names_of_targets import TargetName, dimension_in, name_around
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
from dashboard.importing.plan_documents.state_targets import QUALITATIVE, WANTED, state_target
from dashboard.importing.plan_documents.target_values import (
    GIVEN,
    TIERS,
    ask_change,
    beside_fields,
    far_verb,
    is_part,
    sign_of,
    tier_of,
    value_fields,
)
from dashboard.importing.plan_documents.years_and_levels import said_of_another, year_of

_SILENT = (Section.BASIS, Section.FOOT)
_NONE_OF_OURS = {Section.PAST: LeftWhy.PAST, Section.NORMS: LeftWhy.NORM, Section.GROUPS: LeftWhy.NOT_UNDERSTOOD}
_MEANT = re.compile(
    r"\b(?:phấn đấu|đặt mục tiêu|mục tiêu|chỉ tiêu|đảm bảo|bảo đảm|hoàn thành|giảm tỷ lệ|nâng tỷ lệ|tăng tỷ lệ|duy trì tỷ lệ|giải ngân(?: đạt| hết)?|đạt tỷ lệ|xuống còn|(?:kh|kế hoạch) năm (?:19|20)\d{2} (?:là|đạt)|cuối năm (?:(?:19|20)\d{2} )?(?:còn|đạt|là))\b"
)
_DONE = re.compile(
    r"\bđã (?:\S+ ){0,2}?(?:đạt|giảm|tăng|có|hỗ trợ|giải ngân|thực hiện|tổ chức|hoàn thành|xây dựng|đào tạo|giải quyết|cấp|triển khai|xóa|phân bổ|"
    r"được|tạo|mở|công nhận|huy động|bố trí|giao|ban hành|vượt)\b|\bước (?:thực hiện|đạt|th)\b|\b(?:hiện nay|(?<!thực )hiện có|(?<!thực )hiện còn|tính đến|đến nay|hiện tại)\b"
    r"|\b(?:cùng kỳ|năm trước|năm qua|thời gian qua)\b"
)
_FACT = re.compile(
    r"\b(?:toàn (?:tỉnh|huyện|xã)|trên địa bàn|huyện|xã|tỉnh)(?:[^,;.]{0,30}?) (?:có|gồm) (?:tổng số )?$|\bvới tổng số\b|^\(?gồm\b|\bthuộc \d*$"
)
_NORM = re.compile(
    r"\b(?:mức hỗ trợ|định mức|mức vay|mức chi|mức đóng|hỗ trợ (?:tối đa|không quá|bằng|từ)|đối ứng (?:tối thiểu|không)|(?:tối đa|không quá|tối thiểu) "
    r"[\d.,]+ ?%? (?:tổng|kinh phí|chi phí|mức|so)|lãi suất|diện tích tối thiểu|(?<!chuỗi )giá trị)\b"
)
_DUTY = re.compile(
    r"^(?:và\s+|trong đó\s+|tiếp tục\s+|chủ động\s+)?(?:tổ chức|mở|xây dựng|hỗ trợ|giúp đỡ|thực hiện|triển khai|đào tạo|tập huấn|thành lập|hình thành|nhân rộng|"
    r"giải quyết|tạo|cấp|đầu tư|sửa chữa|làm mới|trồng|lắp đặt|biên soạn|phát hành|đưa|kiểm tra|giám sát|giới thiệu|vận động|tư vấn|kết nối|khám|trao|"
    r"tuyên truyền|sản xuất|bồi dưỡng|công nhận|xóa|phát triển|duy trì|phối hợp|nâng cấp|chỉ đạo)\b"
)
_MILESTONE = re.compile(
    r"\b(?:hết|đến|trong|cuối) (?:tháng \d{1,2}|quý [1-4ivx]+|\d{1,2}/\d{1,2})(?:/\d{4}| năm \d{4})?,? (?:\S+ ){0,4}?(?:giải ngân|đạt)\b"
)
_RATE = re.compile(r"\b(?:tỷ lệ|tỷ suất)\b")
_FOR_EACH = re.compile(r"\bmỗi (?:xã|phường|thôn|bản|huyện|hộ|đơn vị|thị trấn|chi hội|địa phương|năm có|cơ quan)\b")
_NO_MORE = re.compile(r"\bkhông (?:còn|có|để)\b(?! nhu cầu)")
_OF_POOR = re.compile(r"tỷ lệ hộ (?:cận )?nghèo(?: đa chiều)?")
_FALLS = re.compile(r"(?:số )?(?:hộ|khẩu|người) (?:tái |cận )?nghèo\b")
_NOUN_FIRST = re.compile(r"(?:số|hộ|người|lao động|trẻ em|cán bộ|phụ nữ|xã|thôn|bản|mô hình|dự án|lớp)\b")
_GOES_ON = re.compile(r"(?:cùng với đó|bên cạnh đó|song song đó|ngoài ra|đồng thời|cũng theo kế hoạch)\b")
_FEW_WORDS, _TOPIC_WORDS = 3, 8
_TIMES = ("lần", "buổi", "lượt", "cuộc")


@dataclass
class _Earlier:
    """The target before, which «trong đó» is a part of, and whose verb and year hold on."""

    proposal: Proposal | None = None
    change: str = ""
    name: str = ""
    why: LeftWhy | None = None
    dimension: str = ""
    duty: bool = False
    percent: bool = False
    counted_change: str = ""  # «giảm 62 hộ nghèo, 30 hộ cận nghèo»: the verb of a count
    whole: tuple[Decimal | None, str] = (None, "")  # how many there are of what, and of how many «trong đó» has told
    parts: Decimal = Decimal(0)

    def completed_by(self, m: Mention) -> bool:
        """«403 hộ, trong đó: xây mới 371 hộ; sửa chữa 32 hộ»: the last part makes the whole."""
        count, unit = self.whole
        return bool(self.parts) and m.unit == unit and m.value is not None and self.parts + m.value == count


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
        above = next((d for one in clause.parents[::-1] if one.is_title and (d := dimension_in(one.text))), "")
        earlier = _Earlier(dimension=above)
        whole = ""
        bare: list[Sentence] = []
        for sentence in sentences_of(clause):
            if sentence.whole != whole:
                whole = sentence.whole
                earlier = _Earlier(earlier.proposal, name=earlier.name, dimension=above)
            if len(mentions_in(lowered(sentence.text))) > MOST:  # no sentence of a plan
                self._leave(sentence, LeftWhy.NOT_UNDERSTOOD)
                continue
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
        earlier.why = None  # «… giai đoạn 2021-2025; riêng năm 2024 giảm 5,5%, đưa tỷ lệ hộ nghèo xuống còn 41,3%»
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
        if section is not Section.GOALS and m.percent and _MILESTONE.search(low):
            return LeftWhy.MILESTONE
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
            yield state_target(self._key(), piece.text, sentence, low)
            return
        change = m.change or ("" if m.level else far_verb(low[: m.begin]))
        named, asked_change = _named(piece, m), ""
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
        elif (
            piece.subset and m.percent and earlier.percent and piece.before.strip() and not _after(piece).strip(" .,;")
        ):
            named = replace(named, name=f"{earlier.name}, trong đó {piece.before.strip(' ,;:')}", population="")
        elif piece.subset and m.unit and earlier.change and not m.level and not change and not piece.before.strip():
            change = earlier.change  # «giảm 1.250 hộ, trong đó 400 hộ …»
        completes = not piece.subset and earlier.completed_by(m)
        part_of = earlier.proposal if piece.subset or completes else None
        if (
            part_of is not None
            and m.unit
            and not _after(piece).strip(" .,;)")
            and part_of.fields["unit_of_measure"] == m.unit
        ):
            own = piece.before.strip(" ,;:(")
            if own and len(own.split()) <= _FEW_WORDS and not _NOUN_FIRST.match(lowered(own)):
                named = replace(named, name=f"{earlier.name}: {own[:1].lower()}{own[1:]}", population="")
        if m.unit and lowered(named.name) in (m.unit, f"số {m.unit}"):
            topic = sentence.text.partition(":")[0].strip() if ":" in sentence.text[:-1] else ""
            topical = bool(topic) and not mentions_in(lowered(topic)) and len(topic.split()) <= _TOPIC_WORDS
            if not topical and not (change or earlier.counted_change):
                return
            named = named if not topical else replace(named, name=topic[:1].upper() + topic[1:], population="")
        if (
            not change
            and not m.level
            and not piece.subset
            and m.unit
            and earlier.counted_change
            and not piece.before.strip()
        ):
            falls = earlier.counted_change
            if falls == "giảm" and _FALLS.match(lowered(named.name)):
                change = falls
            else:
                asked_change = falls
        if not named.name or re.fullmatch(r"(?i)(?:riêng|huyện|tỉnh|xã|phường|địa phương)", named.name):
            again = "riêng" in low or (earlier.percent and tier_of(low, sentence.whole.casefold()))
            if not (m.percent and change and earlier.name and earlier.proposal is not None and again):
                return
            named = replace(named, name=earlier.name)
        if (
            named.area
            and named.area == named.name[:1].lower() + named.name[1:]
            and change
            and (rate := _OF_POOR.match(lowered(earlier.name)))
        ):
            named = replace(named, name=f"{earlier.name[: rate.end()]} {named.area}")
        if m.unit and (change or m.level) and lowered(named.name).startswith(m.unit):
            named = replace(named, name=f"Số {named.name[:1].lower()}{named.name[1:]}")
        if "thêm" in m.lead.split() and not change:
            named = replace(named, name=f"{named.name} (thêm)")
        earlier.dimension = named.dimension or earlier.dimension
        named = replace(named, dimension=earlier.dimension)
        duty = bool(_DUTY.match(low.rpartition(": ")[2].strip())) or earlier.duty
        told_on = earlier.proposal is not None or self._goes_on(
            sentence.clause
        )  # news lists goals without saying so again
        if not sure and not duty and not (told_on and (m.percent or m.operator) and section is Section.NONE):
            return
        earlier.duty = duty and not sure
        questions = [] if sure else [PlanQuestion("is_target", (PlanChoice("yes"), PlanChoice("no", drops=True)))]
        fields = value_fields(m, change, named, questions)
        if fields is None:
            return
        if asked_change and not m.operator:
            ask_change(asked_change, fields, questions)
        fields |= beside_fields(piece, fields, questions)
        if self._head.year is None and (year := year_of(low, sentence.clause)):
            fields["for_year"] = str(year)
        if tier := tier_of(low, sentence.whole.casefold()):
            fields["tier"] = tier.value
        key = self._key()
        if (
            (piece.subset or completes)
            and earlier.proposal is not None
            and not inherits
            and is_part(fields, earlier.proposal.fields)
        ):
            fields["subset_of"] = earlier.proposal.key
        proposal = Proposal(key, ProposalKind.TARGET, fields, sentence.text, sentence.place, sentence.clause.index,
                            questions=tuple(questions))  # fmt: skip
        yield proposal
        if piece.subset or completes:
            earlier.parts += m.value or 0 if m.unit else 0
        else:
            earlier.parts, earlier.whole = Decimal(0), (m.value if m.unit else None, m.unit)
            earlier.proposal, earlier.change, earlier.name, earlier.percent = proposal, change, named.name, m.percent
            earlier.counted_change = change if m.unit and not m.percent else ""
        yield from self._tiers(piece, proposal, fields)

    def _tiers(self, piece: Piece, proposal: Proposal, fields: dict[str, str]) -> Iterator[Proposal]:
        """«(tỉnh giao 4%)» beside the plan's own: a target of its own."""
        for role, other in piece.beside:
            if role != "tier":
                continue
            found = GIVEN.search(piece.low[: other.start][-40:])
            words, read = other.words(sign_of(fields["value"]))
            if found and read is not None and found[1] in TIERS:
                given = {
                    k: v
                    for k, v in fields.items()
                    if k not in ("stated_change", "stated_count", "count_of", "subset_of")
                }
                number = len(self.proposals) + 2
                yield replace(
                    proposal, key=f"target:{number}", fields=given | {"value": words, "tier": TIERS[found[1]].value}
                )

    def _goes_on(self, clause: Clause) -> bool:
        """Whether the paragraph right before stated a target, and this one says that it goes on."""
        last = self.proposals[-1].clause if self.proposals else None
        goes_on = clause.label is None and last is not None and clause.index - last in (0, 1)
        return goes_on and bool(_GOES_ON.match(clause.low))

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
                self.proposals.append(state_target(self._key(), clause.text, bare[0], clause.low))
            return
        for sentence in bare:
            low = pieces_of(sentence.text)[0].low
            stated = QUALITATIVE.search(low) if section is Section.GOALS and not aims else WANTED.search(low)
            if stated and not _DONE.search(low) and not said_of_another(low, clause, self._head):
                self.proposals.append(state_target(self._key(), sentence.text, sentence, low))


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
    return replace(shared, name=f"{shared.name}: {_counted(m)}", population="", area="", verb="")


def _counted(m: Mention) -> str:
    return "tỷ lệ" if m.percent else "số tiền" if m.money else f"số {m.unit}"


def _after(piece: Piece) -> str:
    """What stands behind the quantity, without the other quantities that belong to it."""
    after, shift = piece.after, piece.main.end if piece.main else 0
    spans = sorted((m.begin - shift, m.end - shift) for _, m in piece.beside if m.begin >= shift)
    return after[: spans[0][0]] if spans else after


def _own_year(low: str) -> bool:
    return bool(re.search(r"\bnăm (?:19|20)\d{2}\b", low))


def _is_income(low: str) -> bool:
    return bool(re.search(r"\bthu nhập\b|\bdoanh thu\b|\bnăng suất\b|\bgiá trị (?:sản xuất|sản phẩm)\b", low))
