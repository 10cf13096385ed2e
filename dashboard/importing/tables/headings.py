"""What the columns of a table mean: by a layout's facets, by the plan's own names, and by what a person has said of them."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.domain.money import MoneyUnit
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.indicators import Measure
from dashboard.importing.cell_text.measure_words import MeasureWord, measure_word
from dashboard.importing.cell_text.money_words import money_unit_in
from dashboard.importing.cell_text.names import heading as plainly
from dashboard.importing.cell_text.periods import Strength, named_periods, period_in
from dashboard.importing.layouts import deprivation_table, flow_table, money_table, results_table, unit_table
from dashboard.importing.layouts.foreign import NOTHING, STORED, Axis, Concept, Meaning, Part, Role, TableLayout
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headers import Heading
from dashboard.importing.tables.plan_names import PlanNames

KNOWN_LAYOUTS = (
    unit_table.REVIEW,
    flow_table.NEAR_POOR,
    flow_table.LAYOUT,
    deprivation_table.POOR,
    deprivation_table.NEAR_POOR,
    money_table.LAYOUT,
    results_table.LAYOUT,
)
ANY_LAYOUT = unit_table.LAYOUT
STRONGEST = (
    Role.RATE, Role.REMAINING, Role.SPLIT, Role.ADVANCE, Role.LAST_YEAR, Role.CUMULATIVE_OR_ESTIMATE, Role.ESTIMATE,
    Role.IN_PERIOD, Role.CUMULATIVE, Role.ACTUAL, Role.PLANNED, Role.CHECK,
)  # fmt: skip
_NOISE = re.compile(r"(trong đó|tổng số|tổng cộng|tổng|cộng|chia ra)\W*$")
_REMARK = re.compile(r"\(([^()]*)\)\W*$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SHORT = {
    "th": "thực hiện",
    "kh": "kế hoạch",
    "ưth": "ước thực hiện",
    "lk": "lũy kế",
    "sl": "số lượng",
    "ck": "cùng kỳ",
}
_SHORT_WORD = re.compile(rf"(?<![\w./-])({'|'.join(_SHORT)})(?=$|[\s,.():]|20\d\d)")
_STARRED = re.compile(r"\s*\(?\*+\)?$")
_INTENDED = re.compile(r"(?:kế hoạch|chỉ tiêu|mục tiêu)(?: được)?(?: giao)?:? (.+)")
_TAIL = re.compile(r"\s*\(?trên địa bàn\)?$")


@dataclass(frozen=True)
class Columns:
    """The columns of one table under one layout: what each means, and the unit of money that its own title names."""

    layout: TableLayout
    meanings: dict[int, Meaning]
    money_units: dict[int, MoneyUnit]
    unknown: tuple[Heading, ...]  # titles that say nothing we know
    measures: dict[int, MeasureWord] = field(default_factory=dict)  # what a title says its figures are counted in
    not_planned: dict[int, str] = field(default_factory=dict)  # known to the form, but no indicator of the plan
    persons: dict[str, tuple[str, ...]] = field(default_factory=dict)  # indicator of households -> the same of people

    def of_axis(self, axis: Axis) -> tuple[int, ...]:
        return tuple(column for column, meaning in self.meanings.items() if meaning.axis is axis)

    @cached_property
    def stored(self) -> tuple[int, ...]:
        """Columns whose figures would be kept."""
        return tuple(c for c, m in self.meanings.items() if m.role in STORED and m.axis is None)

    @property
    def keyed(self) -> bool:
        """Whether some column names what its rows speak of."""
        return any(m.axis in (*self.layout.rows, Axis.ITEM) for m in self.meanings.values())


def columns_of(table: FoundTable, names: PlanNames) -> Columns:
    """The columns under the first known layout whose titles are all there; else under the layout of any table."""
    titles = [plainly(heading.text) for heading in table.headings]
    for layout in KNOWN_LAYOUTS:
        if all(any(re.search(need, title) for title in titles) for need in layout.needs):
            columns = _columns(table, layout, names)
            if columns.keyed:
                return columns
    return _columns(table, ANY_LAYOUT, names)


def _columns(table: FoundTable, layout: TableLayout, names: PlanNames) -> Columns:
    meanings: dict[int, Meaning] = {}
    units: dict[int, MoneyUnit] = {}
    unknown: list[Heading] = []
    not_planned: dict[int, str] = {}
    persons: dict[str, tuple[str, ...]] = {}
    measures: dict[int, MeasureWord] = {}
    for heading in table.headings:
        concept = _concept(heading, layout)
        if heading.column == table.numbering:
            meaning = Meaning(axis=Axis.NUMBERING)
        elif concept is not None:
            meaning = _of_concept(concept, names)
            if not meaning.indicators:
                not_planned[heading.column] = concept.names[0]
            elif concept.of_persons is not None:
                persons[meaning.indicators[0]] = _of_concept(concept.of_persons, names).indicators
        else:
            meaning = _of_path(heading, layout, names)
        if meaning.says_something:
            meanings[heading.column] = meaning
        else:
            unknown.append(heading)
        if unit := money_unit_in(heading.text):
            units[heading.column] = unit
        if measure := _measure(heading):
            measures[heading.column] = measure
    meanings = _with_their_whole(table, meanings)
    return Columns(layout, _shared(table, layout, meanings), units, tuple(unknown), measures, not_planned, persons)


def _with_their_whole(table: FoundTable, meanings: dict[int, Meaning]) -> dict[int, Meaning]:
    """A column "Tổng số" beside columns of groups (Hộ nghèo, Nữ) holds the figure itself."""
    if not any(meaning.group and meaning.axis is None for meaning in meanings.values()):
        return meanings
    whole = {
        heading.column: Meaning(role=Role.ACTUAL)
        for heading in table.headings
        if meanings.get(heading.column) == Meaning(role=Role.CHECK) and _NOISE.match(plainly(heading.path[-1]))
    }
    return meanings | whole


def _concept(heading: Heading, layout: TableLayout) -> Concept | None:
    title = plainly(heading.text)
    return next((concept for pattern, concept in layout.concepts if re.search(pattern, title)), None)


def number_of(heading: Heading, layout: TableLayout) -> str:
    """The number that a published form gives this column; "" where it gives none."""
    concept = _concept(heading, layout)
    return concept.number if concept else ""


def _of_concept(concept: Concept, names: PlanNames) -> Meaning:
    code = concept.code if concept.code in names.plan.indicator_by_code else ""
    named = (names.indicator(name) for name in concept.names)
    code = code or next((found for found in named if found and _counts(concept, names, found)), "")
    code = code or names.of_role(concept.role, concept.group, concept.unit)
    return Meaning(role=Role.ACTUAL, part=concept.part, indicators=(code,) if code else ())


def _counts(concept: Concept, names: PlanNames, code: str) -> bool:
    """Whether an indicator may stand in a column that counts: «Tỷ lệ hộ nghèo» is called like «Số hộ nghèo», and is no count."""
    counted = bool(concept.unit) and concept.part is Part.VALUE
    return not counted or names.plan.indicator_by_code[code].measure is not Measure.PERCENTAGE


def _shared(table: FoundTable, layout: TableLayout, meanings: dict[int, Meaning]) -> dict[int, Meaning]:
    """The column that all shares of the table are taken of."""
    if not layout.shared_denominator:
        return meanings
    shares = tuple(code for m in meanings.values() if m.part is Part.NUMERATOR for code in m.indicators)
    for heading in table.headings:
        if re.search(layout.shared_denominator, plainly(heading.text)):
            meanings[heading.column] = Meaning(role=Role.ACTUAL, part=Part.DENOMINATOR, indicators=shares)
    return meanings


def _of_path(heading: Heading, layout: TableLayout, names: PlanNames) -> Meaning:
    """The titles of a column together: a deeper one says more, and of roles the most particular one holds.

    A part of a known title that says nothing we know ("Tạo việc làm › Nam") makes an unknown column, not the whole figure.
    """
    if len(heading.path) > 1 and (named := _named(_TAIL.sub("", " ".join(heading.path)), layout, names)).indicators:
        return named._replace(role=named.role or Role.ACTUAL)  # one name over several rows
    meaning, year = Meaning(), names.plan.year
    roles, understood, all_known, of_title = [], True, True, NOTHING
    for title in heading.path:
        if band := _YEAR.search(plainly(title)):
            year = int(band[1])
        of_title = _of_title(title, layout, names, year)
        roles.append(of_title.role)
        understood = of_title.says_something or band is not None or _NOISE.match(plainly(title)) is not None
        all_known = all_known and understood
        meaning = of_title.over(meaning)
    if of_title.says_something and of_title.axis is None:
        meaning = meaning._replace(axis=None)  # "Nguồn vốn › Kế hoạch giao": the figures of a group, no names
    elif of_title.axis is not None and not all_known:
        return NOTHING  # "Số hộ | nghèo trên | địa bàn": a name over several rows that ends like a title of names
    if not understood and len(heading.path) > 1 and meaning.axis is None:
        return NOTHING
    ranked = [role for role in STRONGEST if role in roles]
    pointed = layout is ANY_LAYOUT and (meaning.subject or meaning.period or meaning.group)
    if ranked in ([], [Role.CHECK]) and (meaning.indicators or pointed):
        ranked = [Role.ACTUAL]  # "Số lao động › Tổng số" is the figure itself
    elsewhen = year != names.plan.year or (meaning.period is not None and meaning.period.year != names.plan.year)
    if elsewhen and ranked and ranked[0] in STORED:
        ranked = [Role.LAST_YEAR]  # a year above months: what stood then, or shall; to be compared
    return meaning._replace(role=ranked[0] if ranked else None)


def _of_title(title: str, layout: TableLayout, names: PlanNames, year: int) -> Meaning:
    """One title: what the plan calls so, or else what the layout's facets find in it, or a period of `year`."""
    plain_title = _SHORT_WORD.sub(lambda match: f"{_SHORT[match[1]]} ", _STARRED.sub("", plainly(title))).strip()
    by_axis = next((f.gives for f in layout.facets if f.gives.axis and f.matches(plain_title)), None)
    if by_axis is not None:
        return by_axis
    if (named := _named(title, layout, names)).says_something:
        return _as_its_remark_says(named, plain_title, layout)
    if not layout.money and (planned := _INTENDED.match(plain_title)) and (code := names.spoken_of(planned[1])):
        return Meaning(indicators=(code,), role=Role.PLANNED)
    if not layout.money and (code := names.spoken_of(title)):  # in a frame: "Đào tạo nghề trong tháng 10"
        role = next((f.gives.role for f in layout.facets if f.gives.role and f.matches(plain_title)), None)
        return Meaning(indicators=(code,), role=role, period=_period(title, year))
    meaning = Meaning()
    for facet in layout.facets:
        if facet.matches(plain_title):
            meaning = meaning.over(facet.gives)
    period = _period(title, year)
    if period is not None and not meaning.says_something:
        return Meaning(period=period, role=Role.IN_PERIOD)  # a month and nothing else
    return meaning._replace(period=period)


def _as_its_remark_says(named: Meaning, plain_title: str, layout: TableLayout) -> Meaning:
    """A name with a remark behind it: "(ước cả năm)" is its role. What it is counted in is `Columns.measures`."""
    remark = _REMARK.search(plain_title)
    if remark is None or not named.indicators:
        return named
    inner = remark[1].strip()
    if (word := measure_word(inner)) and word.is_usual:
        return named
    role = next((f.gives.role for f in layout.facets if f.gives.role and f.matches(inner)), None)
    return named._replace(role=role) if role is not None else named


def _measure(heading: Heading) -> MeasureWord | None:
    """What the last title says its figures are counted in: "(nghìn người)", "ĐVT: hộ"; None where it says nothing."""
    title = plainly(heading.path[-1])
    remark = _REMARK.search(title)
    word = measure_word(remark[1]) if remark else None
    return word if word and word.is_usual else None


def _named(title: str, layout: TableLayout, names: PlanNames) -> Meaning:
    if code := names.fund(title):
        return Meaning(fund=code)
    if layout.money:
        return Meaning()
    if code := names.indicator(title) or names.indicator(_TAIL.sub("", _STARRED.sub("", plainly(title)))):
        return Meaning(indicators=(code,))
    for part, codes in ((Part.NUMERATOR, names.numerator(title)), (Part.DENOMINATOR, names.denominator(title))):
        if codes:
            return Meaning(indicators=codes, part=part, role=Role.ACTUAL)
    if layout is ANY_LAYOUT:
        if code := names.unit(title):
            return Meaning(subject=code)
        if code := names.project(title):
            return Meaning(project=code)
        if code := names.group(title):
            return Meaning(group=code)
    return Meaning()


def _period(title: str, year: int) -> Period | None:
    """The month, quarter or half that a whole title is, or the one that it names for certain; a year is no period of a column."""
    period = period_in(title, year)
    if period is None:
        named = [n.period for n in named_periods(title, year) if n.strength in (Strength.EXACT, Strength.OTHER_YEAR)]
        period = named[0] if len(named) == 1 else None
    return period if period and period.kind is not PeriodKind.YEAR else None
