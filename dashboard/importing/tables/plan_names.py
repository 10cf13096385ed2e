"""Titles of rows and columns to codes of the plan: indicators, projects, funds, groups. Likeness only orders suggestions."""

import re
from collections.abc import Iterable
from copy import copy
from datetime import date
from functools import lru_cache

from dashboard.domain.plan.indicators import Indicator, ReviewRole
from dashboard.domain.plan.plan import FundTier, Plan, Project
from dashboard.importing.cell_text.names import UnitNames, folded, heading

_ABBREVIATIONS = {
    "hn": "hộ nghèo", "hcn": "hộ cận nghèo", "hmtn": "hộ mới thoát nghèo", "bhyt": "bảo hiểm y tế",
    "gdnn": "giáo dục nghề nghiệp", "kt-xh": "kinh tế - xã hội", "ktxh": "kinh tế - xã hội", "lđ": "lao động",
    "dtts": "dân tộc thiểu số", "đbkk": "đặc biệt khó khăn", "sxnn": "sản xuất nông nghiệp", "gn": "giảm nghèo",
    "ct mtqg": "chương trình mục tiêu quốc gia", "ctmtqg": "chương trình mục tiêu quốc gia", "mtqg": "mục tiêu quốc gia",
    "xklđ": "xuất khẩu lao động", "sdd": "suy dinh dưỡng", "nsh": "nước sinh hoạt", "hvs": "hợp vệ sinh",
}  # fmt: skip
_ABBREVIATION = re.compile(
    rf"(?<![\w-])({'|'.join(map(re.escape, sorted(_ABBREVIATIONS, key=len, reverse=True)))})(?![\w-])"
)
_BEFORE = re.compile(
    r"^(?:[-+*•]\s*|trong đó\s*:?\s*|(?:tiểu )?dự án(?: thành phần)?(?: số)? ?\d+(?:\.\d+)?\s*[:.-]\s*|tda ?\d+\s*[:.-]\s*"
    r"|da ?\d+(?:\.\d+)?\s*[:.-]\s*|nội dung \d+\s*[:.-]\s*|\d+(?:\.\d+)*[.)]\s+|[ivx]+[.)]\s+|[a-zđ]\)\s*)+"
)
_BEHIND = re.compile(r"\s*(?:\([^()]*\)|[;:.,])+$")
_COUNTING = re.compile(
    r"^(?:tỷ lệ|số lượng|tổng số|số)\s+(?=\S)|^(?:(?:tổng )?số )?(?:người |lao động |người lao động )được (?:hỗ trợ )?(?=\S)"
)
_TIERS = {
    FundTier.CENTRAL: ("nstw", "ngân sách trung ương", "trung ương", "vốn trung ương", "tw", "vốn nstw", "ngân sách tw"),
    FundTier.LOCAL: ("nsđp", "ngân sách địa phương", "địa phương", "đối ứng", "vốn đối ứng", "nsđp đối ứng",
                     "ngân sách địa phương đối ứng", "ngân sách huyện", "ngân sách tỉnh", "vốn địa phương"),
}  # fmt: skip
_COMPARED = 200  # letters held against names: none is longer
_NUMBERED = re.compile(
    r"(?:tiểu dự án|tda) ?(?P<sub>\d+)\W+(?:thuộc )?(?:dự án|da) ?(?P<of>\d+)|(?:dự án|da) ?(?P<alone>\d+)"
)
_FRAME_BEFORE = re.compile(
    r"^(?:(?:báo cáo|biểu|bảng|tổng hợp|tình hình|kết quả|số liệu|tiến độ|thực hiện|công tác|chỉ tiêu|về|nhanh|lũy kế|ước)"
    r"\s*:?\s+)+"
)
_FRAME_BEHIND = re.compile(
    r"[\s,(–-]*(?:trong |đến |tính |lũy kế |hết |các |của |trên |theo |năm |tháng |quý |kỳ |từng |\d+ tháng|t\d+\b).*$"
)
WHOLE_NAME = 10  # letters from which a name within a title is no accident


def essence(text: str) -> str:
    """A title without its number, its remarks and its abbreviations: what it names."""
    name = heading(text).replace("–", "-")
    name = _BEHIND.sub("", _BEFORE.sub("", name))
    return _ABBREVIATION.sub(lambda match: _ABBREVIATIONS[match[0]], name).strip()


class PlanNames:
    """Everything that a plan names, by code, name, short name or alias. A name of two things names neither."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.units = UnitNames(plan.units)
        self._indicators = _by_name((i.code, (i.code, i.name, i.short_name, *i.aliases)) for i in plan.indicators)
        self._counted = _by_name((i.code, map(_uncounted, (i.name, *i.aliases))) for i in plan.indicators)
        self._numerators = _by_name((i.code, (i.numerator,)) for i in plan.indicators)
        self._denominators = _by_name((i.code, (i.denominator,)) for i in plan.indicators)
        self._projects = _by_name((p.code, (p.code, p.name, p.short_name, *p.aliases)) for p in plan.projects)
        self._funds = _by_name((f.code, (f.code, f.name)) for f in plan.funds)
        self._groups = _by_name((g.code, (g.code, g.name)) for g in plan.disaggregations)
        self._units_found: dict[str, str] = {}
        self._of_days: dict[date, PlanNames] = {}
        self._indicators_found: dict[str, str] = {}

    def on(self, day: date | None) -> "PlanNames":
        """The same names where units go by what they were called on `day`: a code may have changed its meaning."""
        if day is None or not self.plan.successions:
            return self
        if day not in self._of_days:
            dated = copy(self)
            dated.units, dated._units_found = UnitNames(self.plan.units, day), {}
            self._of_days[day] = dated
        return self._of_days[day]

    def unit(self, text: str) -> str:
        """The code of the unit of that name; "" where there is none."""
        if text not in self._units_found:
            unit = self.units.find(text) or self.units.find(_BEFORE.sub("", heading(text)))
            self._units_found[text] = unit.code if unit else ""
        return self._units_found[text]

    def indicator(self, text: str, parent: str = "") -> str:
        """The code of the indicator; a part below its whole ("trong đó: …") may be called by the beginning of its name."""
        if text not in self._indicators_found:
            name = essence(text)
            code = _only(self._indicators.get(name)) or _only(self._counted.get(_uncounted(name)))
            self._indicators_found[text] = code
        return self._indicators_found[text] or self._part_of(essence(text), parent)

    def indicator_within(self, titles: Iterable[str]) -> str:
        """The one indicator whose full name stands within the titles, or whose short name is all that a title speaks of.

        "" where none or several do: a short name within other words ("tạo việc làm cho lao động nghèo") may be another thing.
        """
        whole_titles = list(titles)
        code = _within(whole_titles, ((i.code, (i.name, *i.aliases)) for i in self.plan.indicators))
        return code or _only(sorted({self.spoken_of(title) for title in whole_titles} - {""}))

    def spoken_of(self, title: str) -> str:
        """The indicator of which a title speaks besides words of reports and periods: "Kết quả đào tạo nghề trong tháng 10"."""
        return self.indicator(_FRAME_BEHIND.sub("", _FRAME_BEFORE.sub("", heading(title))))

    def project_within(self, titles: Iterable[str]) -> str:
        """The one project whose full name stands within the titles, the lowest where a node above it is named too."""
        whole_titles = list(titles)
        numbered = {_code_of(match) for title in whole_titles for match in _NUMBERED.finditer(heading(title))}
        by_number = {code for number in numbered for code in self._projects.get(number, ())}
        lowest = [code for code in by_number if not set(self.plan.subtree(code)) & by_number - {code}]
        return _within(whole_titles, ((p.code, (p.name, *p.aliases)) for p in self.plan.projects)) or _only(lowest)

    def of_role(self, role: ReviewRole, group: str, unit: str) -> str:
        """The code of the one indicator with this role in the review, of that group and counting in that unit."""
        fits = [i for i in self.plan.indicators if role and i.role is role and i.group in ("", group)]
        return _only([i.code for i in fits if not unit or i.unit_of_measure.casefold() == unit])

    def _part_of(self, beginning: str, parent: str) -> str:
        if not parent:
            return ""
        parts = [i for i in self.plan.indicators if i.subset_of == parent]
        fits = [i for i in parts if essence(i.name).startswith(f"{beginning} ")]
        return fits[0].code if len(fits) == 1 else ""

    def numerator(self, text: str) -> tuple[str, ...]:
        return tuple(self._numerators.get(essence(text), ()))

    def denominator(self, text: str) -> tuple[str, ...]:
        return tuple(self._denominators.get(essence(text), ()))

    def project(self, text: str, parents: tuple[str, ...] = ()) -> str:
        """The code of the project node; among several of that name the one below `parents`."""
        candidates = self._projects.get(essence(text), []) or self._projects.get(_numbered(text), [])
        below = [code for code in candidates if any(code in self.plan.subtree(parent) for parent in parents)]
        return _only(below) or _only(candidates)

    def fund(self, text: str) -> str:
        """The code of the source by its name, or the plan's only one of the tier that is said."""
        name = essence(text)
        if code := _only(self._funds.get(name)):
            return code
        tier = next((tier for tier, words in _TIERS.items() if name in words), None)
        return _only([f.code for f in self.plan.funds if tier is not None and f.tier is tier])

    def group(self, text: str) -> str:
        return _only(self._groups.get(essence(text)))

    def likely_indicators(self, text: str) -> tuple[Indicator, ...]:
        """All indicators, those that look like `text` first."""
        return tuple(sorted(self.plan.indicators, key=lambda i: -_likeness(text, (i.name, i.short_name, *i.aliases))))

    def likely_projects(self, text: str) -> tuple[Project, ...]:
        """All nodes that are carried out, those that look like `text` first."""
        mine = [project for project in self.plan.projects if project.applicable]
        return tuple(sorted(mine, key=lambda p: -_likeness(text, (p.name, p.short_name, *p.aliases))))


def _within(titles: Iterable[str], named: Iterable[tuple[str, Iterable[str]]]) -> str:
    whole_titles = [essence(title) for title in titles]
    codes = {
        code for code, names in named for name in map(essence, names)
        if len(name) >= WHOLE_NAME and any(name in title for title in whole_titles)
    }  # fmt: skip
    return codes.pop() if len(codes) == 1 else ""


def _by_name(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    codes_by_name: dict[str, list[str]] = {}
    for code, names in named:
        for name in {essence(name) for name in names if name}:
            codes_by_name.setdefault(name, []).append(code)
    return codes_by_name


def _numbered(text: str) -> str:
    """The code that offices make of a number: "Dự án 2" is DA2, "Tiểu dự án 1, Dự án 3" DA3.1."""
    match = _NUMBERED.fullmatch(heading(text))
    return _code_of(match) if match else ""


def _code_of(match: re.Match[str]) -> str:
    return f"da{match['of'] or match['alone']}{'.' + match['sub'] if match['sub'] else ''}"


def _uncounted(text: str) -> str:
    return _COUNTING.sub("", essence(text))


def _only(codes: list[str] | None) -> str:
    return codes[0] if codes and len(codes) == 1 else ""


def _likeness(text: str, names: tuple[str, ...]) -> float:
    """How many runs of three letters a text and the nearest of some names share, of both together: 1 for the same."""
    of_text = _runs(text[:_COMPARED])
    of_names = (_runs(name) for name in names if name)
    return max(2 * len(of_text & of_name) / (len(of_text) + len(of_name)) for of_name in of_names)


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[str]:
    """The runs of three letters of a name without its marks, its beginning and end among them."""
    name = f"  {folded(essence(text))} "
    return frozenset(name[start : start + 3] for start in range(len(name) - 2))
