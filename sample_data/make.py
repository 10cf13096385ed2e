"""Writes the sample workbooks: `python -m sample_data.make [FOLDER]`; the same script writes the same files anywhere."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dashboard.domain.issues import IssueCode, cell_place
from dashboard.domain.periods import Period
from dashboard.domain.plan.targets import Basis
from dashboard.exports.plan_workbook import Overrides, plan_workbook
from dashboard.exports.report_template import report_template
from dashboard.importing.layouts.plan_sheets import ALLOCATIONS, TARGETS
from dashboard.importing.sheets.declared import DeclaredTable
from sample_data.actuals import last_year
from sample_data.actuals.arrivals import IMPORT, Arrival, arrivals
from sample_data.actuals.events import CORRECTION
from sample_data.actuals.programme2026.commune import sent as commune_sends
from sample_data.actuals.programme2026.nation import sent as nation_sends
from sample_data.actuals.programme2026.province import sent as province_sends
from sample_data.actuals.reports import as_first_sent, known_before, reports
from sample_data.actuals.review_forms import review_form
from sample_data.actuals.review_steps import REVIEWER, review_steps
from sample_data.actuals.treasury import treasury_table
from sample_data.offices import s000, s001, s003, s004
from sample_data.offices.programme2026 import commune, commune_years, nation, province
from sample_data.offices.songma import plan as songma
from sample_data.offices.songma.last_year import plan as last_years_plan
from sample_data.offices.songma.projects import YEAR
from sample_data.offices.songma.shapes import geojson

HERE = Path(__file__).parent
FORM = "BC-THANG"
LAST_YEARS = "S002-2023"  # the same office a year earlier
_FALLS_BY_PERCENT = "S002-01"  # "giảm 5%": the importer asks whether điểm % are meant
_RANGES = ("S001-01", "S001-02", "S001-03")
_ONE_SUM = f"{s001.WHOLE}/không tách/{s001.YEAR}"

Answers = dict[str, dict[str, str]]  # Issue.id -> what a person chose


def files() -> Iterator[tuple[str, bytes]]:
    """Every file of the sample office as (path below sample_data, content)."""
    yield "S000/plan.xlsx", plan_workbook(s000.plan())
    yield "S001/plan.xlsx", plan_workbook(s001.plan(), _as_s001_writes())
    yield "S001/answers.json", _json(_s001_answers())
    yield "S002/plan.xlsx", plan_workbook(songma.plan(), _unsaid((_FALLS_BY_PERCENT,)))
    yield "S002/answers.json", _json(_points((_FALLS_BY_PERCENT,), [t.id for t in songma.plan().targets]))
    yield "S002/ranh-gioi-minh-hoa.geojson", geojson()
    yield "S002/manifest.csv", _manifest(arrivals())
    yield "S002/review.csv", _review()
    for arrival in arrivals():
        if arrival.action == IMPORT:
            yield f"S002/{arrival.file}", _report(arrival)
    yield f"{LAST_YEARS}/plan.xlsx", plan_workbook(last_years_plan())
    yield f"{LAST_YEARS}/manifest.csv", _lines(last_year.manifest())
    for name, content in last_year.tables().items():
        yield f"{LAST_YEARS}/{name}", content
    yield from _of_2026()
    yield "S003/plan.xlsx", plan_workbook(s003.plan())
    yield "S004/plan.xlsx", plan_workbook(s004.plan())


def _of_2026() -> Iterator[tuple[str, bytes]]:
    """The offices of the programme of 2026, each folder with its manifest."""
    points = _points((nation.FALLS_EACH_YEAR,), [t.id for t in nation.plan().targets])
    plans = {
        nation.CODE: plan_workbook(nation.plan(), _unsaid((nation.FALLS_EACH_YEAR,))),
        province.CODE: plan_workbook(province.plan()),
        commune_years.BEFORE: plan_workbook(commune_years.year_before()),
        commune.CODE: plan_workbook(commune.plan()),
        commune_years.AFTER: plan_workbook(commune_years.year_after()),
    }
    yield f"{nation.CODE}/answers.json", _json(points)
    sent = (*nation_sends(), *province_sends(), *commune_sends())
    for folder, content in plans.items():
        mine = [one for one in sent if one.folder == folder]
        for one in mine:
            yield f"{folder}/{one.file}", one.content or content
        lines = (
            (n, one.file, IMPORT, f"{one.on.isoformat()}T09:{n:02d}:00+07:00", one.actor, "")
            for n, one in enumerate(sorted(mine, key=lambda one: one.on), start=1)
        )
        yield f"{folder}/manifest.csv", _lines(lines)


def write(folder: Path) -> int:
    """Writes all files below `folder` and returns how many there are."""
    made = list(files())
    for name, content in made:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return len(made)


def _report(arrival: Arrival) -> bytes:
    if arrival.treasury:
        return treasury_table(arrival.month)
    if arrival.form:
        return review_form(arrival.form, arrival.month)
    plan = songma.plan()
    filled = reports(plan)[arrival.month, arrival.unit]
    if (arrival.month, arrival.unit) == (CORRECTION.month, CORRECTION.unit) and not arrival.second:
        filled = as_first_sent(filled)
    period = Period.of_month(YEAR, arrival.month)
    return report_template(known_before(plan, arrival.month), arrival.unit, period, FORM, filled)


def _unsaid(targets: tuple[str, ...]) -> dict[tuple[str, str, str], str]:
    """Leaves the basis of changes blank: the document says "giảm 5%", and a person settles what of."""
    return {(TARGETS.sheet, target, "basis"): "" for target in targets}


def _as_s001_writes() -> Overrides:
    return {**_unsaid(_RANGES), (ALLOCATIONS.sheet, _ONE_SUM, "amount"): s001.MONEY_AS_WRITTEN}


def _points(asked: tuple[str, ...], written: list[str]) -> Answers:
    """The answer "điểm %" to each question of basis; `written` are the targets in the order of their rows."""
    return {
        _issue(IssueCode.AMBIGUOUS_BASIS, TARGETS, "value", written.index(target)): {
            "choice": Basis.CHANGE_POINTS.value
        }
        for target in asked
    }


def _s001_answers() -> Answers:
    magnitude = _issue(IssueCode.AMBIGUOUS_MAGNITUDE, ALLOCATIONS, "amount", 0)
    return {**_points(_RANGES, [t.id for t in s001.plan().targets]), magnitude: {"choice": "thousandth"}}


def _issue(code: IssueCode, table: DeclaredTable[Any], column: str, row: int) -> str:
    """The id of a finding in the `row`-th row (from 0) of a table."""
    index = [c.key for c in table.columns].index(column)
    return f"{code.value}@{cell_place(table.sheet, row + 2, index + 1)}"


def _json(answers: Answers) -> bytes:
    return (json.dumps(answers, ensure_ascii=False, indent=2) + "\n").encode()


def _manifest(lines: list[Arrival]) -> bytes:
    return _lines(
        (number, line.file, line.action, line.at.isoformat(), line.actor, line.reason)
        for number, line in enumerate(lines, start=1)
    )


def _review() -> bytes:
    rows = (
        (n, s.file, s.action, s.at.isoformat(), REVIEWER, s.reason, s.until.isoformat() if s.until else "", s.cell, s.comment)
        for n, s in enumerate(review_steps(), start=1)
    )  # fmt: skip
    return _lines(rows, (*_HEADS, "until", "cell", "comment"))


_HEADS = ("seq", "file", "action", "received_at", "actor", "reason")


def _lines(rows: Iterable[tuple[object, ...]], heads: tuple[str, ...] = _HEADS) -> bytes:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(heads)
    table.writerows(rows)
    return text.getvalue().encode()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    print(f"{write(target)} files written")
