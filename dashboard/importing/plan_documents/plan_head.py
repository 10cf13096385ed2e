"""What a document says of the plan itself: programme, office, year, title, number and day; and the documents it follows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.cell_text.dates import date_in
from dashboard.importing.plan_documents.clauses import Clause, lowered
from dashboard.importing.plan_documents.documents import DocumentTable, PlanDocument
from dashboard.importing.plan_documents.labels import CAPITALS
from dashboard.importing.plan_documents.proposals import PlanChoice, PlanQuestion, Proposal, ProposalKind

_NUMBER = re.compile(r"^số\s*:?\s*(\d*\s*/\s*[\w/.-]*(?:kh|qđ|ctr|pa|ubnd|bc|cv|ct|nq)[\w/.-]*)$")
_DATED = re.compile(r"^[^\d,;:]{2,40},\s*(ngày\s*\d{1,2}\s*(?:tháng\s*\d{1,2}\s*năm\s*\d{4}|/\s*\d{1,2}\s*/\s*\d{4}))$")
_KINDS = r"kế hoạch|phương án|chương trình hành động|chương trình công tác|văn bản|quyết định|đề án"
_TITLE = re.compile(rf"^(?:{_KINDS})$")
_TITLED = re.compile(
    rf"^(?:{_KINDS})\s+(?:triển khai|thực hiện|hành động|giảm nghèo|khắc phục|xây dựng|phát triển|về|đầu tư|đào tạo|hỗ trợ|số|công tác)"
)
_PROGRAMME = re.compile(
    r"(?:chương trình mục tiêu quốc gia|chương trình mtqg|ctmtqg)\s+(?:\(mtqg\)\s+)?(?:về\s+)?(.+?)(?=\s+(?:trên địa bàn|tiếp tục|để|đảm bảo|với|theo|trong|năm (?:19|20)\d{2}|giai đoạn|là|của|theo|thuộc|từ|do|tại|"
    r"nhằm|được|gồm|đã|ở|có|và các|đến)\b|\s*(?:,(?!\s*(?:giảm nghèo|phát triển|xây dựng))|[.;:(\"”])|$)"
)
_PROGRAMME_OTHER = re.compile(
    r"(chương trình (?:giảm nghèo|xây dựng nông thôn mới|phát triển|việc làm|nước sạch)[^.,;:(\"”]*?)(?=\s+(?:trên địa bàn|năm \d|tại|của|theo)\b|\s*[.,;:(\"”]|$)"
)
_YEAR = re.compile(r"\bnăm ((?:19|20)\d{2})\b")
_PERIOD = re.compile(r"(?:giai đoạn\s+)?((?:19|20)\d{2})\s*-\s*((?:19|20)\d{2})")
_PLACE_KINDS = r"(?:tỉnh|thành phố|huyện|thị xã|xã|phường|thị trấn|đặc khu|quận)"
_ISSUES = re.compile(
    r"(?:ubnd|ủy ban nhân dân)\s+((?:tỉnh|thành phố|huyện|thị xã|xã|phường|thị trấn|đặc khu|quận)[^,.;:]*?)\s+(?:vừa |đã )?(?:ban hành|xây dựng|đặt mục tiêu|yêu cầu|triển khai)"
)
_ON_GROUND = re.compile(rf"(?i:trên địa bàn)\s+((?i:{_PLACE_KINDS})(?:\s+[{CAPITALS}][\wÀ-ỹ'-]*)+)")
_IN_TITLE = re.compile(rf"\b((?i:{_PLACE_KINDS})(?:\s+[{CAPITALS}][\wÀ-ỹ'-]*)+)")
_ALL_OF = re.compile(r"(?:phạm vi|địa bàn)\s+(?:cả|toàn)\s+(tỉnh|huyện|xã|phường)\b|\btoàn (tỉnh|huyện|xã)\b")
_LEVELS = {
    "tỉnh": UnitLevel.PROVINCE, "thành phố": UnitLevel.PROVINCE, "huyện": UnitLevel.DISTRICT, "thị xã": UnitLevel.DISTRICT,
    "quận": UnitLevel.DISTRICT, "xã": UnitLevel.COMMUNE, "phường": UnitLevel.COMMUNE, "thị trấn": UnitLevel.COMMUNE,
    "đặc khu": UnitLevel.COMMUNE,
}  # fmt: skip
_BASIS = re.compile(
    r"(?:căn cứ\s+(?:vào\s+)?)((?:các\s+)?(?:luật|nghị quyết|nghị định|quyết định|thông tư|kế hoạch|công văn|văn bản|thông báo|chỉ thị|hướng dẫn|"
    r"kết luận|chương trình|đề án)(?:\s+liên tịch)?)\s+(?:số\s*:?\s*)?([\w/.&-]*\d[\w/.&-]*)?(?:\s*(?:,\s*)?(ngày\s+[\d/.-]+(?:\s*tháng\s*\d+\s*năm\s*\d+)?))?"
)
_CARRIES_OUT = re.compile(
    r"(?:thực hiện|triển khai thực hiện|theo)\s+(?=(?:quyết định|nghị quyết|kế hoạch|công văn|chỉ thị|thông tư|nghị định)\s)"
)
_NUMBERED = re.compile(
    r"(?:và\s+)?(?:quyết định|nghị quyết|kế hoạch|công văn|chỉ thị|thông tư|nghị định|hướng dẫn|chương trình)\s+số\s*:?\s*\d+[\w.-]*/[\w.&-]+"
)
_HEADLINE = re.compile(
    r"^(?:đẩy mạnh|tăng cường|triển khai|thực hiện|khắc phục|kế hoạch)\b.*\b(?:chương trình|ctmtqg|giảm nghèo|nông thôn mới)\b"
)
_NAMELESS = re.compile(r"ubnd (?:tỉnh|thành phố|thị xã|huyện|xã|phường|thị trấn)")
_HEADLINES = 8
_HEAD_LINES = 40
_LONGEST_PERIOD = 10  # years
_LONGEST_PROGRAMME = 40  # words
_LONGEST_OFFICE = 9  # words
_NEWS_YEAR = re.compile(r"ngày\s+\d{1,2}/\d{1,2}/((?:19|20)\d{2}),?\s+(?:ubnd|ủy ban)")


@dataclass(frozen=True)
class PlanHead:
    """What the other rules ask of it. `year` None: the document names none; `period` its first and last year."""

    year: int | None = None
    period: tuple[int, int] | None = None
    level: UnitLevel | None = None
    office: str = ""


def head_of(document: PlanDocument, clauses: tuple[Clause, ...]) -> tuple[PlanHead, list[Proposal]]:
    """What stands in the head of the document, and a proposal of it and of each document that it follows."""
    top = list(clauses[:_HEAD_LINES])
    fields: dict[str, str] = {}
    questions: list[PlanQuestion] = []
    for line, _ in _lines(document):
        low = lowered(line)
        if "number" not in fields and (found := _NUMBER.match(low)) and re.match(r"\d", found[1]):
            fields["number"] = _as_written(line, found.span(1)).replace(" ", "")
        if "date" not in fields and (found := _DATED.match(low)) and (day := date_in(found[1])):
            fields["date"] = f"{day:%d/%m/%Y}"
    title_at = _title(top)
    if title_at is not None:
        fields["title"] = title_at[1]
    programme, at = _programme(top, fields.get("title", ""))
    if programme:
        fields["programme"] = programme
    office, level = _office(document, clauses, fields.get("title", ""))
    if _NAMELESS.fullmatch(lowered(office)):  # news say «UBND huyện»: of which one a person says
        office = ""
    if office:
        fields["office"] = office
        if "title" in fields:
            fields["title"] = _with_name(fields["title"], office)
    if level and re.match(
        r"UBND thành phố\b", office
    ):  # of a province, of a district before 1/7/2025, or a province itself
        choices = tuple(PlanChoice(one.value, {"level": one.value}) for one in (UnitLevel.PROVINCE, UnitLevel.DISTRICT))
        questions.append(PlanQuestion("level", choices))
        level = None
    if level:
        fields["level"] = level.value
    years, period = _years(fields.get("title", ""), clauses)
    if len(years) == 1:
        fields["year"] = str(years[0])
    elif len(years) > 1:
        choices = tuple(PlanChoice(str(year), {"year": str(year)}) for year in years)
        questions.append(PlanQuestion("year", choices))
    where = title_at[0] if title_at else at
    head = PlanHead(years[0] if len(years) == 1 else None, period, level, office)
    proposals = []
    if document.blocks:
        sentence = title_at[1] if title_at else (where.text if where else fields.get("programme", ""))
        proposals.append(
            Proposal("plan", ProposalKind.PLAN, fields, sentence, where.place if where else "", where.index if where else -1,
                     questions=tuple(questions))
        )  # fmt: skip
    return head, proposals + _documents(clauses)


def _lines(document: PlanDocument) -> list[tuple[str, int]]:
    """The first lines, those in the table of the letterhead too."""
    lines: list[tuple[str, int]] = []
    for block in document.blocks[:_HEAD_LINES]:
        if isinstance(block, DocumentTable):
            lines += [
                (line.strip(), block.number)
                for row in block.rows[:6]
                for cell in dict.fromkeys(row)
                for line in cell.split("\n")
            ]
        else:
            lines.append((block.text, 0))
    return lines


def _as_written(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]


def _title(top: list[Clause]) -> tuple[Clause, str] | None:
    """«KẾ HOẠCH» and the lines under it, or one line that begins so."""
    for place, clause in enumerate(top):
        low = clause.low.strip(" .:")
        if _TITLE.match(low) and clause.label is None:
            words = [clause.text.strip(" .:").capitalize()]
            for following in top[place + 1 : place + 5]:
                stops = (
                    following.low.startswith(("căn cứ", "ủy ban", "ubnd", "số", "kính gửi", "thực hiện quyết định"))
                    or following.label
                )
                if (
                    stops
                    or len(following.text.split()) > 60
                    or following.text.rstrip()[-1:] in ".;"
                    or re.fullmatch(r"[-_*\s]*", following.text)
                ):
                    break
                words.append(_uncapital(following.text))
            if len(words) > 1:
                return clause, " ".join(words)
        elif (
            _TITLED.match(low)
            and clause.label is None
            and clause.text.rstrip()[-1:] not in ".;:"
            and len(low.split()) > 5
        ):
            text = clause.text.strip()
            return clause, text.capitalize() if text.isupper() else text
    issued = _issued(top)
    return issued or next(
        ((c, c.text.strip()) for c in top[:_HEADLINES] if _HEADLINE.match(c.low) and c.text.rstrip()[-1:] not in ".;:"),
        None,
    )


def _issued(top: list[Clause]) -> tuple[Clause, str] | None:
    """«UBND huyện ban hành Kế hoạch khắc phục …», as news say it."""
    for clause in top:
        if found := re.search(
            rf"ban hành\s+((?:{_KINDS})\s+(?:thực hiện|khắc phục|triển khai|giảm nghèo|xây dựng)[^.(]*)", clause.low
        ):
            text = clause.text[found.start(1) : found.end(1)]
            text = re.sub(r"\s+(?:như sau|trên địa bàn (?:huyện|tỉnh|xã) như sau)\s*:?$", "", text).strip(" :,")
            return clause, text[:1].upper() + text[1:]
    return None


def _uncapital(text: str) -> str:
    """A line in capitals in small letters; names in it are the person's to mend."""
    if text.isupper():
        text = text.lower()
    return text[:1].lower() + text[1:] if not text[:2].isupper() else text


def _programme(top: list[Clause], title: str) -> tuple[str, Clause | None]:
    """The name of the programme: as the title says it, else as its first full mention does."""
    body = [(c.text, c) for c in top if not c.low.startswith("căn cứ")] + [(c.text, c) for c in top]
    for texts in ([(title, None)], body):
        for pattern, national in ((_PROGRAMME, True), (_PROGRAMME_OTHER, False)):
            for text, clause in texts:
                found = pattern.search(lowered(text))
                name = text[found.start(1) : found.end(1)].strip() if found else ""
                if name and len(name.split()) <= _LONGEST_PROGRAMME:
                    name = name[:1].upper() + name[1:]
                    return f"Chương trình mục tiêu quốc gia {name}" if national else name, clause
    return "", None


def _with_name(title: str, office: str) -> str:
    """A title that stood in capitals with the place's name as it is written."""
    place = office.removeprefix("UBND ")
    at = lowered(title).find(lowered(place))
    return title if at < 0 else f"{title[:at]}{place}{title[at + len(place) :]}"


def _office(document: PlanDocument, clauses: tuple[Clause, ...], title: str) -> tuple[str, UnitLevel | None]:
    """Whose plan it is: the letterhead, who «ban hành», or where it is carried out."""
    lines = [line for line, _ in _lines(document)]
    for place, line in enumerate(lines[:12]):
        low = lowered(line)
        if re.fullmatch(r"ủy ban nhân dân|ubnd", low) and place + 1 < len(lines):
            below = lowered(lines[place + 1])
            if found := re.match(rf"({_PLACE_KINDS})\s+\S", below):
                return _named(f"{lines[place + 1]}"), _LEVELS[found[1]]
        named = re.fullmatch(rf"(?:ủy ban nhân dân|ubnd)\s+({_PLACE_KINDS})\s+\S.*", low)
        if (found := named) and len(low.split()) <= _LONGEST_OFFICE and line[-1:] not in ".:;,":
            return _named(re.sub(r"(?i)^(?:ủy ban nhân dân|ubnd)\s+", "", line)), _LEVELS[found[1]]
    for clause in clauses[:_HEAD_LINES]:
        if clause.low.startswith("căn cứ"):
            continue
        if found := _ISSUES.search(clause.low):
            text = clause.text[found.start(1) : found.end(1)].strip()
            kind = re.match(_PLACE_KINDS, lowered(text))
            return f"UBND {text}", _LEVELS[kind[0]] if kind else None
    for clause in clauses[:_HEAD_LINES]:
        if not clause.low.startswith("căn cứ") and (found := _ON_GROUND.search(clause.text)):
            kind = re.match(_PLACE_KINDS, lowered(found[1]))
            return f"UBND {found[1].strip()}", _LEVELS[kind[0]] if kind else None
    if found := _IN_TITLE.search(title):
        kind = re.match(_PLACE_KINDS, lowered(found[1]))
        return f"UBND {found[1].strip()}", _LEVELS[kind[0]] if kind else None
    for clause in clauses:
        if not clause.low.startswith("căn cứ") and (found := _ALL_OF.search(clause.low)):
            return "", _LEVELS[found[1] or found[2]]
    return "", None


def _named(text: str) -> str:
    """«HUYỆN SÔNG MÃ» → UBND huyện Sông Mã."""
    words = text.split()
    low = lowered(text)
    kind = next((k for k in sorted(_LEVELS, key=len, reverse=True) if low.startswith(f"{k} ")), "")
    name = words[len(kind.split()) :]
    if text.isupper():
        name = [word.capitalize() for word in name]
    return " ".join(("UBND", kind, *name)).replace("  ", " ").strip()


def _years(title: str, clauses: tuple[Clause, ...]) -> tuple[list[int], tuple[int, int] | None]:
    """The year that the title names, else the ones that the text plans for; of a plan of several years each of them."""
    low = lowered(title)
    own = re.sub(
        r"(?:chương trình|chuẩn nghèo|nghị quyết|đề án|ctmtqg)[^,;]*?giai đoạn (?:19|20)\d{2}\s*-\s*(?:19|20)\d{2}",
        " ",
        low,
    )
    period = (int(found[1]), int(found[2])) if (found := _PERIOD.search(own)) else None
    if years := [int(year) for year in _YEAR.findall(low)]:
        return [max(years)] if len(set(years)) == 1 or not period else sorted(set(years)), period
    if period and period[0] < period[1] <= period[0] + _LONGEST_PERIOD:
        return list(range(period[0], period[1] + 1)), period
    counted: dict[int, int] = {}
    for clause in clauses:
        if clause.low.startswith("căn cứ"):
            continue
        for year in re.findall(
            r"(?:trong|giao|vốn|nghèo|kế hoạch|mục tiêu|phấn đấu|đấu|nguồn vốn giao|cận nghèo|vững|nông thôn mới)\s+năm ((?:19|20)\d{2})",
            clause.low,
        ):
            counted[int(year)] = counted.get(int(year), 0) + 1
    if counted:
        most = max(counted.values())
        return sorted(year for year, count in counted.items() if count == most), period
    for clause in clauses[:_HEAD_LINES]:
        if found := _NEWS_YEAR.search(clause.low):
            return [int(found[1])], period
    return [], period


def _documents(clauses: tuple[Clause, ...]) -> list[Proposal]:
    """«Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022 của …», and «Thực hiện Quyết định số …; Kế hoạch số …» of the head."""
    made: list[Proposal] = []
    for clause, text in _followed(clauses):
        found = _BASIS.match(lowered(text))
        if not found or not found[2]:
            continue
        kind = text[found.start(1) : found.end(1)]
        number = text[found.start(2) : found.end(2)].strip(".,-")
        fields = {"kind": kind[:1].upper() + kind[1:], "number": number}
        if found[3] and (day := date_in(text[found.start(3) : found.end(3)])):
            fields["date"] = f"{day:%d/%m/%Y}"
        rest = text[found.end() :].strip(" ;.,")
        if by := re.match(
            r"của\s+(.+?)(?=\s+(?:về|quy định|phê duyệt|ban hành|thực hiện|hướng dẫn|sửa đổi|giao)\b|$)", rest
        ):
            fields["by"] = by[1]
            rest = rest[by.end() :].strip()
        if rest:
            fields["about"] = rest
        made.append(
            Proposal(
                f"document:{len(made) + 1}", ProposalKind.DOCUMENT, fields, clause.text, clause.place, clause.index
            )
        )
    return made


def _followed(clauses: tuple[Clause, ...]) -> Iterator[tuple[Clause, str]]:
    """Each clause that may name a document; of the head's «Thực hiện …; …» each part, as if «Căn cứ» stood before it."""
    heads = True
    for clause in clauses:
        heads = heads and clause.label is None and clause.index < _HEAD_LINES
        opened = _CARRIES_OUT.match(clause.low) if heads else None
        if opened is None:
            yield clause, clause.text
            continue
        for part in clause.text[opened.end() :].split(";"):
            if _NUMBERED.match(lowered(part.strip())):
                yield clause, f"Căn cứ {part.strip()}"
