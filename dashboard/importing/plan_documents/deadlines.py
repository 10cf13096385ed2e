"""When reports are due: «Trước ngày 10/5/2024 và ngày 10/11/2024», «hằng tháng trước ngày 10», «6 tháng trước ngày 15/6»."""

import re
from dataclasses import dataclass, replace

from dashboard.domain.plan.indicators import Frequency
from dashboard.importing.cell_text.dates import day
from dashboard.importing.plan_documents.clauses import Clause, Sentence, lowered, sentences_of
from dashboard.importing.plan_documents.plan_head import PlanHead
from dashboard.importing.plan_documents.proposals import PlanChoice, PlanQuestion, Proposal, ProposalKind
from dashboard.importing.plan_documents.sections import Section, section_of

_REPORTS = re.compile(r"\bbáo cáo\b")
_BEFORE = r"(?:trước|chậm nhất|chậm nhất là|muộn nhất|trước hoặc trong|vào)\s+(?:là\s+)?(?:vào\s+)?ngày"
_FULL = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}"
_SHORT = r"\d{1,2}\s*[/.-]\s*\d{1,2}(?![/.\d-])|\d{1,2} tháng \d{1,2}(?! năm)"
_DAYS = re.compile(
    rf"({_BEFORE})\s+((?:{_FULL}|{_SHORT})(?:\s*(?:,|và|;)\s*(?:trước\s+)?(?:ngày\s+)?(?:{_FULL}|{_SHORT}))*)"
)
_ONE = re.compile(rf"(?P<full>{_FULL})|(?P<short>{_SHORT})")
_EVERY = re.compile(
    r"(?P<every>hằng tháng|hằng quý|hằng năm|mỗi tháng|mỗi quý|định kỳ tháng|định kỳ quý|(?:báo cáo )?tháng(?= \(?trước)|(?:báo cáo )?quý(?= \(?trước))"
)
_MONTHLY_DAY = re.compile(
    rf"{_BEFORE}\s+(\d{{1,2}})(?!\d|[.]\d|\s*[/-]\s*\d)(?!\s*tháng\s+\d)\s*(?:của\s+)?(hằng tháng|mỗi tháng|tháng sau|tháng kế tiếp|tháng tiếp theo|tháng cuối quý|tháng đầu quý sau|"
    r"của tháng cuối quý|tháng cuối của quý)?"
)
_KIND = re.compile(
    r"(?P<half>6 tháng|sáu tháng)|(?P<nine>9 tháng)|(?P<year>cả năm|báo cáo năm|hằng năm|\bnăm\b)|(?P<quarter>hằng quý|\bquý\b)|(?P<month>hằng tháng|\btháng\b)"
)
_WHO = re.compile(
    r"((?:yêu cầu |đề nghị |giao )?(?:các (?:cơ quan|phòng|đơn vị|sở|ngành|xã|thôn|bản|xóm|tổ dân phố|tiểu khu)|ubnd|ủy ban nhân dân|thủ trưởng"
    r"|thành viên|trưởng (?:các )?(?:thôn|bản|xóm|tiểu khu)(?:\s*:[^.;:]*)?)\b[^.;:]*?)(?:\s+|\s*:\s*)(?:có trách nhiệm\s+)?(?:tổng hợp,? |gửi |thực hiện )?báo cáo\b"
)
_HEADED = re.compile(
    r"((?:các |ubnd |ủy ban nhân dân |phòng |sở |ban |văn phòng |trung tâm |trưởng |hội |mttq )[^:;.]{2,90}):\s"
)
_TO = re.compile(
    r"\b(?:gửi|về)\s+(?:báo cáo\s+)?(?:về\s+)?((?:phòng|sở|ubnd|ủy ban|ban chỉ đạo|văn phòng|trung tâm)\b[^,.;()]*)"
)
_NAMES = {
    Frequency.MONTH: "Báo cáo tháng",
    Frequency.QUARTER: "Báo cáo quý",
    Frequency.HALF: "Báo cáo 6 tháng",
    Frequency.YEAR: "Báo cáo năm",
}


@dataclass(frozen=True)
class _Due:
    fields: dict[str, str]
    questions: tuple[PlanQuestion, ...] = ()


def deadlines_in(clauses: tuple[Clause, ...], head: PlanHead) -> list[Proposal]:
    """One for each day or rule, in the order of the text."""
    made: list[Proposal] = []
    for clause in clauses:
        section = section_of(clause)
        if section in (Section.BASIS, Section.PAST, Section.FOOT, Section.GOALS):
            continue
        for sentence in sentences_of(clause):
            low = lowered(sentence.text)
            context = low if _REPORTS.search(low) else " ".join((clause.parents[-1].low if clause.parents else "", low))
            if not _REPORTS.search(context):
                continue
            for due in map(_asked_who, _dues(sentence, low, head)):
                made.append(
                    Proposal(f"deadline:{len(made) + 1}", ProposalKind.DEADLINE, due.fields, sentence.whole, sentence.place,
                             clause.index, questions=due.questions)
                )  # fmt: skip
    return made


def _asked_who(due: _Due) -> _Due:
    """Who sends it is asked where the text does not say."""
    if due.fields.get("reporters"):
        return due
    named = (("below", "các xã, bản"), ("offices", "các phòng, ban"), ("both", "các xã, bản; các phòng, ban"))
    who = PlanQuestion("reporters", tuple(PlanChoice(key, {"reporters": text}) for key, text in named))
    return replace(due, questions=(*due.questions, who))


def _dues(sentence: Sentence, low: str, head: PlanHead) -> list[_Due]:
    base: dict[str, str] = {}
    if who := _WHO.search(low):
        base["reporters"] = re.sub(r"^(?:yêu cầu|đề nghị|giao) ", "", sentence.text[who.start(1) : who.end(1)]).strip(
            " ,"
        )
    elif headed := _HEADED.match(sentence.clause.low):  # «1. Phòng Nội vụ: …; tổng hợp, báo cáo …»
        base["reporters"] = sentence.clause.text[headed.start(1) : headed.end(1)].strip(" ,")
    if to := _TO.search(low):
        base["to"] = re.sub(r"\s+(?:để|tổng hợp|trước).*$", "", sentence.text[to.start(1) : to.end(1)]).strip()
    dues: list[_Due] = []
    spans: list[tuple[int, int]] = []
    for days in _DAYS.finditer(low):
        spans.append(days.span())
        dates = []
        for one in _ONE.finditer(days[2]):
            numbers = [int(n) for n in re.findall(r"\d+", one[0])]
            year = numbers[2] if len(numbers) > 2 else head.year
            if year is not None and (found := day(year, numbers[1], numbers[0])):
                dates.append(found)
        kind = _kind_before(low, days.start())
        for n, due in enumerate(dates):
            same = kind if len(dates) == 1 else None
            fields = base | {"due_before": f"{due:%d/%m/%Y}", "name": _NAMES[same] if same else "Báo cáo định kỳ"}
            if same in (Frequency.HALF, Frequency.YEAR):
                period = f"{due.year}-H1" if same is Frequency.HALF else str(due.year)
                dues.append(_Due(fields | {"period": period, "frequency": same.value}))
            else:
                dues.append(_Due(fields, (_period_question(due.year, due.month, n, len(dates)),)))
    for monthly in _MONTHLY_DAY.finditer(low):
        if any(start <= monthly.start() < end for start, end in spans):
            continue
        rule = monthly[2] or ""
        frequency = Frequency.QUARTER if "quý" in rule else Frequency.MONTH if rule else _every(low)
        if frequency not in (Frequency.MONTH, Frequency.QUARTER) or not 1 <= int(monthly[1]) <= 31:
            continue
        fields = base | {"frequency": frequency.value, "day": str(int(monthly[1])), "name": _NAMES[frequency]}
        after, last = {"when": "next"}, {"when": "same"}
        if any(word in rule for word in ("sau", "kế tiếp", "tiếp theo", "đầu quý")):
            dues.append(_Due(fields | after))
        elif "cuối" in rule:
            dues.append(_Due(fields | last))
        else:
            dues.append(
                _Due(
                    fields,
                    (
                        PlanQuestion(
                            "which_month", (PlanChoice("same", last), PlanChoice("next", after)), {"day": monthly[1]}
                        ),
                    ),
                )
            )
    return dues


def _kind_before(low: str, start: int) -> Frequency | None:
    """What kind of report the day is for: the last one named before it."""
    found = list(_KIND.finditer(low[:start]))
    if not found:
        return None
    last = found[-1].lastgroup
    return {"half": Frequency.HALF, "year": Frequency.YEAR}.get(last or "")


def _every(low: str) -> Frequency | None:
    found = _EVERY.search(low)
    if not found:
        return None
    word = found["every"]
    return Frequency.MONTH if "tháng" in word else Frequency.QUARTER if "quý" in word else None


def _period_question(year: int, month: int, place: int, of: int) -> PlanQuestion:
    """Which months a report due on that day tells of: the text does not say."""
    before = month - 1 if month > 1 else 12
    of_year = year if month > 1 else year - 1
    choices = [("month", f"{of_year}-{before:02d}"), ("half", f"{year}-H{1 if month <= 9 else 2}"), ("year", str(year))]
    made = tuple(PlanChoice(key, {"period": code}) for key, code in choices)
    return PlanQuestion("period", made, {"month": f"{before}/{of_year}", "half": choices[1][1][-1], "year": str(year)})
