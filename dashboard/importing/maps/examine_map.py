"""Features to shapes of a plan's units: whose each is, where it lies, what is left out, and the change set of it all."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.issues import IssueCode, Place
from dashboard.domain.people.persons import Person
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.shapes import UnitMap, UnitShape
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.domain.reported.changes import ChangeSet, MapChange, Received
from dashboard.domain.reported.history import Reception
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.examination import Catalogue, Examination, Hints
from dashboard.importing.findings import Findings
from dashboard.importing.maps.geometry import area, free_point, merged, nested, thinned
from dashboard.importing.maps.map_file import LAYOUT, MOST_POINTS, Drawn
from dashboard.importing.maps.owners import Owners, owners_of
from dashboard.importing.maps.whereabouts import whereabouts

MOST_IN_ALL = 14_000  # positions of a whole map: some 300 KB
_NAMED = 20  # units or features in one sentence

StandingMap = Callable[[Plan], UnitMap | None]


@dataclass(frozen=True)
class _Desk:
    """The file of a map, and its findings."""

    file: Received
    findings: Findings

    def place(self, drawn: Drawn | None = None) -> Place:
        return Place(self.file.file_name, f"#{drawn.number}" if drawn else "")


def examine_map(
    drawn: Sequence[Drawn],
    received: Received,
    catalogue: Catalogue,
    standing_map: StandingMap,
    hints: Hints | None = None,
    earlier: Reception | None = None,
) -> Examination:
    """Everything a map says and would change. Its programme and plan year are those of `hints`, or the only ones there are."""
    desk = _Desk(received, Findings())
    examination = Examination(received.file_name, received.sha256, LAYOUT, earlier=earlier)
    snapshot = _plan_meant(desk, catalogue, hints or Hints())
    if snapshot is None:
        return _closed(examination, desk)
    plan = snapshot.plan
    examination = replace(examination, programme=plan.programme.code, year=plan.year, unit=plan.root)
    shapes = _shapes(desk, drawn, plan)
    if not shapes:
        return _closed(examination, desk)
    stands = standing_map(plan)
    if stands and stands.sha256 == received.sha256 and stands.shapes == shapes:
        desk.findings.add(IssueCode.ALREADY_RECEIVED, desk.place(), when=stands.recorded_at, actor=Person(stands.actor))
    replaces = stands.revision if stands and stands.year == plan.year else None
    change = MapChange(plan.programme.code, plan.year, shapes, replaces, snapshot.plan_version)
    return _closed(replace(examination, proposal=change), desk)


def _plan_meant(desk: _Desk, catalogue: Catalogue, hints: Hints) -> Snapshot | None:
    codes = catalogue.codes()
    programme = hints.programme or (codes[0] if len(codes) == 1 else "")
    year = hints.year or (catalogue.newest_year(programme) if programme in codes else None)
    snapshot = catalogue.snapshot(programme, year) if year is not None else None
    if snapshot is None:
        known = ", ".join(codes) or "—"
        desk.findings.add(IssueCode.UNKNOWN_PROGRAMME, desk.place(), hints.programme or "", known=known)
    return snapshot


def _shapes(desk: _Desk, drawn: Sequence[Drawn], plan: Plan) -> tuple[UnitShape, ...]:
    """The shapes of the plan's units, in order of their codes; none where the file as a whole is of no use."""
    areas = _with_areas(desk, drawn)
    lies = whereabouts(areas)
    if not areas:
        desk.findings.add(IssueCode.MAP_WITHOUT_AREAS, desk.place(), count=len(drawn))
    if lies is not None:
        code, first = lies
        west, south, _, _ = first.bounds
        desk.findings.add(code, desk.place(first), f"[{west:.6g}, {south:.6g}]")
    if not areas or lies is not None:
        return ()
    owners = owners_of(areas, plan)
    if owners is None:
        names = dict.fromkeys(name for feature in areas for name in feature.properties)
        desk.findings.add(IssueCode.MAP_WITHOUT_UNITS, desk.place(), ", ".join(list(names)[:_NAMED]) or "—")
        return ()
    return _drawn_anew(desk, _by_unit(desk, areas, owners, plan), plan)


def _with_areas(desk: _Desk, drawn: Sequence[Drawn]) -> list[Drawn]:
    """Points and lines mark places within units, not their borders: they are left out, as is what cannot be mended."""
    for feature in drawn:
        if feature.broken:
            desk.findings.add(IssueCode.MAP_BROKEN_AREA, desk.place(feature), _naming(feature))
        elif not feature.polygons:
            desk.findings.add(IssueCode.MAP_NO_AREA, desk.place(feature), feature.kind or "null")
    return [feature for feature in drawn if feature.polygons]


def _naming(feature: Drawn) -> str:
    return next(iter(feature.properties.values()), "") or f"#{feature.number}"


def _by_unit(desk: _Desk, areas: list[Drawn], owners: Owners, plan: Plan) -> dict[str, list[Drawn]]:
    """The features of each unit; what is not one of the plan's, and what had to be done, is a finding."""
    by_unit: dict[str, list[Drawn]] = defaultdict(list)
    foreign = [feature for feature in areas if feature.number not in owners.units]
    for feature in areas:
        if unit := owners.units.get(feature.number):
            by_unit[unit].append(feature)
            if feature.mended:
                desk.findings.add(IssueCode.MAP_MENDED, desk.place(feature), plan.unit_by_code[unit].name)
    of, count = len(areas), len(areas) - len(foreign)
    desk.findings.add(IssueCode.MAP_READ_BY, desk.place(), owners.name, count=count, of=of)
    if foreign:
        listed = _list([feature.properties.get(owners.name) or f"#{feature.number}" for feature in foreign])
        desk.findings.add(IssueCode.MAP_FOREIGN_FEATURES, desk.place(foreign[0]), listed, count=len(foreign))
    for unit, features in by_unit.items():
        if len(features) > 1:
            name = plan.unit_by_code[unit].name
            numbers = _list([f"#{feature.number}" for feature in features])
            desk.findings.add(IssueCode.MAP_MERGED, desk.place(features[1]), name, features=numbers)
    missing = _missing(by_unit, plan)
    if missing:
        listed = _list([unit.name for unit in missing])
        desk.findings.add(IssueCode.MAP_UNITS_MISSING, desk.place(), listed, count=len(missing))
    return by_unit


def _missing(by_unit: dict[str, list[Drawn]], plan: Plan) -> list[Unit]:
    """Units that lie beside those that were found and have no shape themselves."""
    levels = {plan.unit_by_code[code].level for code in by_unit}
    return [u for u in plan.units if u.level in levels and u.level is not UnitLevel.OFFICE and u.code not in by_unit]


def _list(names: list[str]) -> str:
    """What a sentence can hold."""
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def _drawn_anew(desk: _Desk, by_unit: dict[str, list[Drawn]], plan: Plan) -> tuple[UnitShape, ...]:
    """One area a unit, all together small enough for a page."""
    codes = sorted(by_unit)
    whole = [
        merged([o.polygons for o in by_unit[c]]) if len(by_unit[c]) > 1 else area(by_unit[c][0].polygons) for c in codes
    ]
    most = min(MOST_POINTS, max(MOST_IN_ALL // len(codes), 12))
    shapes = tuple(
        UnitShape(code, polygons, *free_point(area(polygons)))
        for code, shape in zip(codes, thinned(whole, most), strict=True)
        if (polygons := nested(shape))
    )
    points = [feature.points for features in by_unit.values() for feature in features]
    if max(points) > most:
        kept = sum(shape.points for shape in shapes)
        desk.findings.add(IssueCode.MAP_THINNED, desk.place(), points=sum(points), kept=kept)
    return shapes


def _closed(examination: Examination, desk: _Desk) -> Examination:
    """The change set is built if nothing stands in its way."""
    issues = desk.findings.sorted(())
    open_issues = desk.findings.open(issues)
    examination = replace(examination, issues=issues, open_issues=open_issues)
    if examination.proposal is None or open_issues or examination.already_received:
        return examination
    return replace(examination, change_set=ChangeSet((examination.proposal,), desk.file))
