"""Issues of an upload: code, place as spreadsheets name it, the text there, choices, severity, and the answers to them."""

import re
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache

from dashboard.domain.filled import filled
from dashboard.domain.messages import Param


class Severity(StrEnum):
    ERROR = "error"  # blocks storing
    EXPLAIN = "explain"  # blocks until answered; the answer is stored with the figure
    NOTE = "note"


@filled
@dataclass(frozen=True, order=True)
class Place:
    """The place of a figure or issue: a cell of a sheet ("Chỉ tiêu", "G5"), or a field of a form on a page."""

    container: str
    spot: str = ""

    @property
    def position(self) -> tuple[int, int]:
        """(row, column) of a cell, for reading order; (0, 0) for a whole sheet or a field."""
        match = re.fullmatch(r"([A-Z]{1,3})(\d+)", self.spot)
        if not match:
            return (0, 0)
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        return (int(match[2]), column)

    def __str__(self) -> str:
        return f"{self.container}!{self.spot}" if self.spot else self.container


@lru_cache(maxsize=65_536)  # each cell of a file is named several times while it is read
def cell_place(sheet: str, row: int, column: int) -> Place:
    """The place of a cell by its 1-based row and column."""
    return Place(sheet, f"{column_letters(column)}{row}")


@cache
def column_letters(column: int) -> str:
    """The letters of a 1-based column: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True)
class Choice:
    """One candidate reading of an ambiguous cell: `code` is what an answer names."""

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True)
class Issue:
    """A finding about an upload. `written` is the text at its place; `params` fill the sentence of its code.

    `also` are further places of the same fault. `headings` are the titles over (or beside) its cells, in the order of
    `places`; `layout` is the kind of file. Both are known when the file has been read, and say what to do in this very file.
    """

    code: "Code"
    place: Place
    written: str = ""
    params: Mapping[str, Param] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    also: tuple[Place, ...] = ()
    headings: tuple[str, ...] = ()
    layout: str = ""

    @property
    def severity(self) -> Severity:
        return self.code.severity

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place of the fault, in the order of reading."""
        return (self.place, *self.also)

    @property
    def heading(self) -> str:
        """The title over its first cell."""
        return self.headings[0] if self.headings else ""

    @property
    def id(self) -> str:
        """The code and the place, "cumulative_falls@Chỉ tiêu!G5"; answers refer to it."""
        return f"{self.code.value}@{self.place}"


class AnswerKind(StrEnum):
    REASON = "reason"
    CHOICE = "choice"
    CELL = "cell"  # a new text for a cell, read instead of the file's


@dataclass(frozen=True)
class Answer:
    """A person's answer to an issue: a reason, the code of a choice, or a new text for the cell."""

    issue: str  # Issue.id
    kind: AnswerKind
    text: str


class Code(StrEnum):
    """The code of a finding, with its severity and the key of its sentence."""

    severity: Severity

    @property
    @abstractmethod
    def message(self) -> str:
        """The key of its sentence in the catalogue; with `.todo` behind it, the key of what to do."""


class IssueCode(Code):
    """Every finding about a file itself: its shape, its cells, what it names. Figures: `domain.quality.findings`.

    A test demands a specimen, both languages and a line in the docs for each.
    """

    def __new__(cls, value: str, severity: Severity) -> "IssueCode":
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        return member

    @property
    def message(self) -> str:
        return f"finding.{self.value}"

    # the file and its sheets
    UNKNOWN_LAYOUT = "unknown_layout", Severity.ERROR
    OWN_DOCUMENT = "own_document", Severity.ERROR  # written out of the store: nothing in it is new
    MISSING_SHEET = "missing_sheet", Severity.ERROR
    MISSING_COLUMN = "missing_column", Severity.ERROR
    UNKNOWN_COLUMN = "unknown_column", Severity.NOTE
    UNTITLED_COLUMN = "untitled_column", Severity.NOTE
    UNKNOWN_SHEET = "unknown_sheet", Severity.NOTE
    HIDDEN = "hidden", Severity.NOTE
    MACROS = "macros", Severity.NOTE
    EXTERNAL_LINKS = "external_links", Severity.NOTE
    LEGACY_FORMAT = "legacy_format", Severity.NOTE
    # what the file is about
    UNKNOWN_PROGRAMME = "unknown_programme", Severity.ERROR
    UNKNOWN_UNIT = "unknown_unit", Severity.ERROR
    UNIT_NOT_STANDING = "unit_not_standing", Severity.ERROR
    NOT_EXPECTED = "not_expected", Severity.ERROR
    BAD_PERIOD = "bad_period", Severity.ERROR
    FUTURE_PERIOD = "future_period", Severity.ERROR
    OUTSIDE_PLAN_YEAR = "outside_plan_year", Severity.ERROR
    CONTRADICTION = "contradiction", Severity.ERROR
    ALREADY_RECEIVED = "already_received", Severity.NOTE
    REPLACED_REVISION = "replaced_revision", Severity.EXPLAIN
    WITHDRAWN_REVISION = "withdrawn_revision", Severity.EXPLAIN
    RETURNED_REVISION = "returned_revision", Severity.EXPLAIN
    CORRECTION = "correction", Severity.NOTE
    LATE = "late", Severity.NOTE
    # one cell
    REQUIRED = "required", Severity.ERROR
    NOT_A_NUMBER = "not_a_number", Severity.ERROR
    ABOUT_A_NUMBER = "about_a_number", Severity.ERROR
    ABSENCE_AS_FIGURE = "absence_as_figure", Severity.ERROR
    NOT_A_DATE = "not_a_date", Severity.ERROR
    CELL_ERROR = "cell_error", Severity.ERROR
    FORMULA_WITHOUT_VALUE = "formula_without_value", Severity.ERROR
    UNKNOWN_WORD = "unknown_word", Severity.ERROR
    TOO_LONG = "too_long", Severity.ERROR
    NEGATIVE = "negative", Severity.ERROR
    NOT_WHOLE = "not_whole", Severity.ERROR
    TOO_GREAT = "too_great", Severity.ERROR
    STRUCK = "struck", Severity.EXPLAIN
    PARTS_LEFT_OUT = "parts_left_out", Severity.NOTE
    AMBIGUOUS_NUMBER = "ambiguous_number", Severity.EXPLAIN
    AMBIGUOUS_MAGNITUDE = "ambiguous_magnitude", Severity.EXPLAIN
    AMBIGUOUS_BASIS = "ambiguous_basis", Severity.EXPLAIN
    CHANGE_OR_LEVEL = "change_or_level", Severity.EXPLAIN
    TIER_GONE = "tier_gone", Severity.EXPLAIN
    COUNT_OF_WHAT = "count_of_what", Severity.EXPLAIN
    OPERATOR_DIFFERS = "operator_differs", Severity.EXPLAIN
    WRONG_SIDE = "wrong_side", Severity.EXPLAIN
    TARGET_UNIT = "target_unit", Severity.ERROR
    SHARE_OF_COUNT = "share_of_count", Severity.ERROR
    SENTENCE_COMPARES = "sentence_compares", Severity.EXPLAIN
    SENTENCE_OTHERWISE = "sentence_otherwise", Severity.EXPLAIN
    SENTENCE_WITHOUT = "sentence_without", Severity.NOTE
    TARGETS_DIFFER = "targets_differ", Severity.NOTE
    MONEY_BEYOND = "money_beyond", Severity.EXPLAIN
    UNIT_CODE_LIKE = "unit_code_like", Severity.EXPLAIN
    LEVEL_ON_COUNT = "level_on_count", Severity.ERROR
    GOAL_OUT_OF_REACH = "goal_out_of_reach", Severity.EXPLAIN
    PATH_SAME_APPROVAL = "path_same_approval", Severity.EXPLAIN
    PATH_TURNS = "path_turns", Severity.EXPLAIN
    PATH_OVER_WHOLE = "path_over_whole", Severity.EXPLAIN
    PATH_ENDS_SHORT = "path_ends_short", Severity.EXPLAIN
    UNTIL_BEFORE_PLAN = "until_before_plan", Severity.ERROR
    STEP_OUTSIDE = "step_outside", Severity.ERROR
    NOT_INHERITED = "not_inherited", Severity.EXPLAIN
    INHERITED_OTHERWISE = "inherited_otherwise", Severity.EXPLAIN
    STEP_OTHERWISE = "step_otherwise", Severity.EXPLAIN
    NOT_A_STATE = "not_a_state", Severity.ERROR
    AMBIGUOUS_SHARE = "ambiguous_share", Severity.EXPLAIN
    AMBIGUOUS_DATE = "ambiguous_date", Severity.EXPLAIN
    NO_DEADLINE_RULE = "no_deadline_rule", Severity.ERROR
    DEADLINE_WHICH_MONTH = "deadline_which_month", Severity.EXPLAIN
    UNKNOWN_CHOICE = "unknown_choice", Severity.ERROR
    IDENTITY_NUMBER = "identity_number", Severity.ERROR
    LEGACY_FONT = "legacy_font", Severity.NOTE
    CORRECTED_CELL = "corrected_cell", Severity.NOTE  # mended when it was sent, not in the file
    UNKNOWN_CELL = "unknown_cell", Severity.ERROR
    # a row and its neighbours
    UNKNOWN_INDICATOR = "unknown_indicator", Severity.ERROR
    UNKNOWN_PROJECT = "unknown_project", Severity.ERROR
    UNKNOWN_FUND = "unknown_fund", Severity.ERROR
    UNKNOWN_LINE = "unknown_line", Severity.ERROR
    UNKNOWN_REFERENCE = "unknown_reference", Severity.ERROR
    CIRCULAR = "circular", Severity.ERROR
    DUPLICATE_ROW = "duplicate_row", Severity.ERROR
    MISSING_FIGURE = "missing_figure", Severity.ERROR
    NOT_APPLICABLE_CLAIMED = "not_applicable_claimed", Severity.EXPLAIN
    EMPTY_REPORT = "empty_report", Severity.ERROR
    STILL_REPORTED = "still_reported", Severity.ERROR
    FIGURE_AND_ABSENCE = "figure_and_absence", Severity.ERROR
    NO_FIGURE_WANTED = "no_figure_wanted", Severity.ERROR  # of a target that is told in words
    NO_WORDS_KEPT = "no_words_kept", Severity.EXPLAIN  # of a target that is told by a figure
    SHARE_OUT_OF_RANGE = "share_out_of_range", Severity.ERROR
    PARENT_AND_CHILD = "parent_and_child", Severity.ERROR
    NOT_APPLICABLE_PROJECT = "not_applicable_project", Severity.ERROR
    RATE_MISMATCH = "rate_mismatch", Severity.EXPLAIN
    STATED_MISMATCH = "stated_mismatch", Severity.EXPLAIN
    STATED_START = "stated_start", Severity.ERROR
    # tables that offices make themselves
    WHICH_UNIT = "which_unit", Severity.EXPLAIN
    WHICH_INDICATOR = "which_indicator", Severity.EXPLAIN
    WHICH_PROJECT = "which_project", Severity.EXPLAIN
    WHICH_COLUMN = "which_column", Severity.EXPLAIN
    WHICH_PERIOD = "which_period", Severity.EXPLAIN
    SEVERAL_PERIODS = "several_periods", Severity.EXPLAIN
    PERIOD_OF_A_DAY = "period_of_a_day", Severity.EXPLAIN
    WHICH_REPORTER = "which_reporter", Severity.EXPLAIN
    REPORTER_DIFFERS = "reporter_differs", Severity.EXPLAIN
    WHICH_MONEY_UNIT = "which_money_unit", Severity.EXPLAIN
    WHICH_YEARS = "which_years", Severity.EXPLAIN
    CUMULATIVE_OR_ESTIMATE = "cumulative_or_estimate", Severity.EXPLAIN
    MONTH_OR_CUMULATIVE = "month_or_cumulative", Severity.EXPLAIN
    SAME_FIGURE_TWICE = "same_figure_twice", Severity.EXPLAIN
    MEASURE_DIFFERS = "measure_differs", Severity.EXPLAIN
    CODE_AND_NAME_DIFFER = "code_and_name_differ", Severity.EXPLAIN
    RESULTS_OR_PLAN = "results_or_plan", Severity.EXPLAIN
    READ_BY_ITS_TITLE = "read_by_its_title", Severity.NOTE
    WHICH_SHEET_COUNTS = "which_sheet_counts", Severity.EXPLAIN
    WHOSE_SHEET = "whose_sheet", Severity.EXPLAIN
    SHEET_OF_ANOTHER_PLACE = "sheet_of_another_place", Severity.EXPLAIN
    NO_FIGURE_BEFORE = "no_figure_before", Severity.ERROR
    ADDED_TO_FIGURE_BEFORE = "added_to_figure_before", Severity.NOTE
    IN_MONTH_DIFFERS = "in_month_differs", Severity.NOTE
    UNIT_OF_SHEET = "unit_of_sheet", Severity.NOTE
    SHARED_FIGURE = "shared_figure", Severity.EXPLAIN
    UNITS_OF_ANOTHER_PLACE = "units_of_another_place", Severity.ERROR
    NOTHING_TO_STORE = "nothing_to_store", Severity.ERROR
    AS_SAID_BEFORE = "as_said_before", Severity.NOTE
    SAID_OF_ANOTHER_TABLE = "said_of_another_table", Severity.NOTE
    READ_BY_THE_PLAN = "read_by_the_plan", Severity.NOTE
    NOT_IN_PLAN = "not_in_plan", Severity.NOTE
    PRELIMINARY_FIGURES = "preliminary_figures", Severity.NOTE
    LEFT_OUT = "left_out", Severity.NOTE
    MONEY_ESTIMATE = "money_estimate", Severity.NOTE
    ROW_LEFT_OUT = "row_left_out", Severity.EXPLAIN
    SUM_WITHOUT_NAME = "sum_without_name", Severity.NOTE
    IDENTITY_FAILS = "identity_fails", Severity.NOTE
    TOTAL_DIFFERS = "total_differs", Severity.NOTE
    RATE_DIFFERS = "rate_differs", Severity.NOTE
    PLAN_DIFFERS = "plan_differs", Severity.NOTE
    # who owes what
    NOBODY_REPORTS = "nobody_reports", Severity.ERROR
    REPORT_WITHOUT_LINES = "report_without_lines", Severity.ERROR
    NOTHING_TO_REPORT = "nothing_to_report", Severity.EXPLAIN
    # against what stands
    FIGURES_DROPPED = "figures_dropped", Severity.EXPLAIN
    FIGURES_LOWERED = "figures_lowered", Severity.EXPLAIN
    ALSO_REPORTED = "also_reported", Severity.NOTE
    ADJUSTMENT_WITHOUT_LINE = "adjustment_without_line", Severity.ERROR
    ALLOCATION_NEGATIVE = "allocation_negative", Severity.ERROR
    UNIT_REDEFINED = "unit_redefined", Severity.EXPLAIN
    PLAN_REVISION = "plan_revision", Severity.NOTE
    PLAN_UNCHANGED = "plan_unchanged", Severity.NOTE
    # a plan over time
    OVERLAPPING_UNITS = "overlapping_units", Severity.ERROR
    SUCCESSION_DAYS = "succession_days", Severity.ERROR
    SUCCESSION_SHARES = "succession_shares", Severity.ERROR
    SUCCESSION_INCOMPLETE = "succession_incomplete", Severity.ERROR
    SUCCESSION_SHARE_UNKNOWN = "succession_share_unknown", Severity.NOTE
    UNIT_GONE_STILL_OWING = "unit_gone_still_owing", Severity.EXPLAIN
    REPORTED_AFTER_CLOSING = "reported_after_closing", Severity.EXPLAIN
    LIMITS_OUT_OF_ORDER = "limits_out_of_order", Severity.ERROR
    MILESTONE_NOT_APPROVED = "milestone_not_approved", Severity.ERROR
    MILESTONE_WITHOUT_NAME = "milestone_without_name", Severity.NOTE
    # a map
    MAP_WITHOUT_AREAS = "map_without_areas", Severity.ERROR
    MAP_SWAPPED = "map_swapped", Severity.ERROR
    MAP_PROJECTED = "map_projected", Severity.ERROR
    MAP_ELSEWHERE = "map_elsewhere", Severity.ERROR
    MAP_WITHOUT_UNITS = "map_without_units", Severity.ERROR
    MAP_READ_BY = "map_read_by", Severity.NOTE
    MAP_NO_AREA = "map_no_area", Severity.NOTE
    MAP_BROKEN_AREA = "map_broken_area", Severity.NOTE
    MAP_FOREIGN_FEATURES = "map_foreign_features", Severity.NOTE
    MAP_MERGED = "map_merged", Severity.NOTE
    MAP_MENDED = "map_mended", Severity.NOTE
    MAP_UNITS_MISSING = "map_units_missing", Severity.NOTE
    MAP_THINNED = "map_thinned", Severity.NOTE


class UnreadableWorkbook(Exception):
    """A file that is not opened; `reason` is a code of the guard, `params` fill its sentence."""

    def __init__(self, reason: str, **params: Param) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params


class StaleChangeSet(Exception):
    """The store has changed since the change set was built: the file must be examined again."""
