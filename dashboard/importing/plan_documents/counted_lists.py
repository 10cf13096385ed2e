"""What a directive wants counted without giving a number: «xác định số hộ dự kiến thoát nghèo; số mô hình, số hộ tham gia …»."""

import re

from dashboard.domain.plan.indicators import Direction, Measure
from dashboard.domain.plan.targets import Basis, Operator
from dashboard.importing.plan_documents.clauses import Clause, Sentence, lowered, sentences_of
from dashboard.importing.plan_documents.mentions import COUNTED, mentions_in
from dashboard.importing.plan_documents.proposals import Proposal, ProposalKind
from dashboard.importing.plan_documents.sections import Section, section_of

_NOUN = "|".join(map(re.escape, COUNTED))
_ITEM = re.compile(rf"^(?:(?:xác định|phân loại|dự kiến|thống kê|nêu rõ|cụ thể)[ ,]+)*số (?:lượng )?({_NOUN})\b")
_MONEY = re.compile(r"^phân bổ (?:nguồn )?(?:kinh phí|vốn)(?: thực hiện)?")
_ENDS = re.compile(r"\s+(?:để (?:từ đó )?|nhằm |làm (?:cơ sở|căn cứ))\b.*$")
_FEWEST = 2
_NOT_HERE = (Section.PAST, Section.BASIS, Section.FOOT, Section.GROUPS, Section.NORMS, Section.REPORTING)


def counted_without_numbers(clause: Clause) -> list[tuple[Sentence, dict[str, str]]]:
    """The fields of each thing that is to be counted, where a sentence lists several; their numbers are not given."""
    if section_of(clause) in _NOT_HERE:
        return []
    found: list[tuple[Sentence, dict[str, str]]] = []
    items = 0
    for sentence in sentences_of(clause):
        low = lowered(sentence.text)
        if mentions_in(low):
            continue
        if _ITEM.match(low):
            for name, noun in _items(sentence.text):
                items += 1
                found.append((sentence, _fields(name, noun)))
        elif items and (money := _MONEY.match(low)):
            name = sentence.text[: money.end()]
            found.append((sentence, _fields(name[:1].upper() + name[1:], "triệu đồng", Measure.MONEY)))
    return found if items >= _FEWEST else []


def _items(text: str) -> list[tuple[str, str]]:
    """«Số mô hình, dự án triển khai, số hộ tham gia»: two; «số lao động được đào tạo nghề, giải quyết việc làm»: two."""
    text = text.strip(" .…")
    low = lowered(text)
    starts = [
        m.start()
        for m in re.finditer(rf"(?:^|(?<=, ))(?:(?:xác định|phân loại|dự kiến)[ ,]+)*số (?:lượng )?(?:{_NOUN})\b", low)
    ]
    parts = [text[a:b].strip(" ,") for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    items: list[tuple[str, str]] = []
    for part in parts:
        match = _ITEM.match(lowered(part))
        if match is None:
            continue
        noun = match[1]
        bare = part[lowered(part).index("số ") :]
        head, passive, rest = bare.partition(" được ")
        doings = rest.split(", ") if passive else []
        names = [f"{head} được {doing}" for doing in doings] or [bare]
        items += [(_ENDS.sub("", name[:1].upper() + name[1:]).strip(" .…"), noun) for name in names]
    return items


def _fields(name: str, unit: str, measure: Measure = Measure.COUNT) -> dict[str, str]:
    return {"name": name, "unit_of_measure": unit, "measure": measure.value, "value": "không có số", "operator": Operator.NONE.value,
            "basis": Basis.COUNT.value, "direction": Direction.RISES.value}  # fmt: skip


def counted_proposals(clause: Clause, first: int) -> list[Proposal]:
    """As proposals, numbered from `first`."""
    return [
        Proposal(f"target:{first + n}", ProposalKind.TARGET, fields, sentence.text, sentence.place, clause.index)
        for n, (sentence, fields) in enumerate(counted_without_numbers(clause))
    ]
