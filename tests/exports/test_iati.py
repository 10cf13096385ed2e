"""Results as an IATI file: by the standard's rules, with the pages' own figures, and nothing where nothing is known."""

import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Measure
from dashboard.exports.iati import iati_xml
from dashboard.text import words_in
from dashboard.usecases.exporting_iati import iati_file
from dashboard.usecases.office import Office
from db.engine import engine
from tests.exports.iati_rules import faults
from tests.sample_store import TODAY, url_of, whole

WORDS = words_in("vi")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    file = tmp_path_factory.mktemp("iati") / "store.db"
    shutil.copy(whole(), file)
    yield Office(url_of(file), lambda: TODAY)
    engine(url_of(file)).dispose()


def written(office: Office, programme: str, year: int | None = None, period: str = "", org: str = "") -> ET.Element:
    standing = office.standing(programme, year, Period.parse(period) if period else None)
    return ET.fromstring(iati_file(office, standing, WORDS, org))


def test_every_plan_of_the_sample_keeps_the_rules_of_the_standard(office: Office) -> None:
    for known in office.programmes():
        for language in ("vi", "en"):
            standing = office.standing(known.programme.code, known.year)
            root = ET.fromstring(iati_file(office, standing, words_in(language)))
            assert list(faults(root)) == [], known


@pytest.mark.parametrize("period", ["2024-01", "2024-06", "2024-Q3", "2024-09", "2024", "2024-13"])
def test_at_every_period(office: Office, period: str) -> None:
    assert list(faults(written(office, "songma-gnbv", 2024, period))) == []


def test_figures_are_those_of_the_pages(office: Office) -> None:
    standing = office.standing("songma-gnbv", 2024, Period.parse("2024-09"))
    results = written(office, "songma-gnbv", 2024, "2024-09").findall(".//result")
    assert len(results) == len(standing.targets) > 10
    for result, target in zip(results, standing.targets, strict=True):
        scale = 100 if target.indicator.measure is Measure.PERCENTAGE else 1
        actual = [one.get("value") for one in result.iter("actual")]
        if target.actual is None or target.figure.estimate:
            assert [value for value in actual if value] == []
        else:
            assert [round(Decimal(value or ""), 6) for value in actual] == [round(target.actual * scale, 6)]
        goal = [one.get("value") for one in result.iter("target") if one.get("value")]
        assert [round(Decimal(value), 6) for value in goal] == (
            [] if target.goal is None else [round(target.goal * scale, 6)]
        )
        falls = result.find("indicator").get("ascending") == "0"  # type: ignore[union-attr]
        assert falls or target.indicator.direction is not Direction.FALLS


def test_what_was_reached_by_september_does_not_stand_as_the_years_result(office: Office) -> None:
    for period in written(office, "songma-gnbv", 2024, "2024-09").iter("period"):
        end = period.find("period-end").get("iso-date")  # type: ignore[union-attr]
        assert end == "2024-12-31" or period.find("target") is None
        assert end != "2024-12-31" or period.find("actual") is None


def test_a_plan_without_reports_has_targets_and_no_actual(office: Office) -> None:
    root = written(office, "s004")
    assert list(root.iter("target")) and not list(root.iter("actual"))


def test_invented_results_say_so_and_an_unregistered_reporter_too(office: Office) -> None:
    standing = office.standing("songma-gnbv", 2024)
    raw = iati_file(office, standing, WORDS).decode()
    assert "minh họa" in raw and "GIAMNGHEO_IATI_ORG" in raw and 'ref="x-songma-gnbv"' in raw
    named = iati_file(office, standing, WORDS, "VN-TEST-1").decode()
    assert "GIAMNGHEO_IATI_ORG" not in named and "<iati-identifier>VN-TEST-1-songma-gnbv-2024<" in named


def test_the_same_plan_gives_the_same_bytes(office: Office) -> None:
    standing = office.standing("songma-gnbv", 2024)
    assert iati_xml(standing, TODAY.date(), "", WORDS) == iati_xml(standing, TODAY.date(), "", WORDS)


def _swapped(root: ET.Element) -> None:
    indicator = next(root.iter("indicator"))
    indicator[0], indicator[-1] = indicator[-1], indicator[0]


PLANTED: dict[str, Callable[[ET.Element], object]] = {
    "an element out of order": _swapped,
    "a measure that is in no list": lambda root: next(root.iter("indicator")).set("measure", "7"),
    "a date that is none": lambda root: next(root.iter("period-end")).set("iso-date", "30/9/2024"),
    "a result without an indicator": lambda root: next(root.iter("result")).remove(next(root.iter("indicator"))),
    "a period that ends before it starts": lambda root: next(root.iter("period-end")).set("iso-date", "2023-01-01"),
    "an attribute that is not known": lambda root: next(root.iter("actual")).set("estimate", "1"),
    "an actual without a value": lambda root: next(
        one for one in root.iter("actual") if one.get("value")
    ).attrib.clear(),
    "two titles": lambda root: next(root.iter("result")).insert(0, ET.Element("title")),
    "a foreign reporter": lambda root: next(root.iter("reporting-org")).set("ref", "GB-1"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found(office: Office, planted: str) -> None:
    root = written(office, "songma-gnbv", 2024, "2024-09")
    PLANTED[planted](root)
    assert list(faults(root)) != []
