"""A clock that goes back an hour or ahead a year, and a restart between looking over and sending: order is that of arrival."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.usecases.backups import make_backup
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.restoring import restore
from dashboard.usecases.withdrawing import withdraw_submission
from db.engine import engine
from tests.faults.bad_reports import OCTOBER, RESULTS, bytes_of, right_report
from tests.sample_store import COMMUNE, PROGRAMME, TODAY, url_of

CLOCKS = {"back an hour": timedelta(hours=-1), "ahead a year": timedelta(days=365)}


def report(office: Office, more: int = 0) -> bytes:
    book = right_report(office)
    book[RESULTS]["G2"] = book[RESULTS]["G2"].value + more
    return bytes_of(book)


def send(office: Office, content: bytes) -> int:
    return commit_import(office, examine_upload(office, "t10.xlsx", content), operator("xa")).version


def figure(office: Office, version: int | None = None) -> str:
    """The first figure of October that counts."""
    snapshot = office.snapshot(PROGRAMME, 2024, version)
    assert snapshot is not None
    sent = snapshot.submission_of("BC-THANG", COMMUNE, OCTOBER)
    return str(next(o.value for o in snapshot.observations if sent and o.submission == sent.id and o.value is not None))


def newest_by_clock(office: Office) -> int:
    """What a program would take for the newest that goes by the clock."""
    return max(office.versions(), key=lambda version: version.recorded_at).version


def test_what_came_last_counts_also_when_the_clock_was_set_back(office):
    contents = [report(office, number) for number in range(2)]
    first = send(office, contents[0])
    later = replace(office, clock=lambda: TODAY + CLOCKS["back an hour"])
    before = figure(office)
    second = send(later, contents[1])
    assert (second, office.version()) == (first + 1, first + 1)
    assert figure(office) == str(int(before) + 1) and figure(office, first) == before
    assert newest_by_clock(office) != second  # the control: by the clock another one would count


def test_a_clock_that_went_ahead_a_year_and_came_right_again_hides_nothing(office):
    contents = [report(office, number) for number in range(2)]
    ahead = send(replace(office, clock=lambda: TODAY + CLOCKS["ahead a year"]), contents[0])
    before = figure(office)
    right = send(office, contents[1])
    assert right == ahead + 1 and figure(office) == str(int(before) + 1)
    assert newest_by_clock(office) == ahead  # the control
    assert office.version_at(TODAY) == right  # what was known today includes what a wrong clock dated later


@pytest.mark.parametrize("moved", CLOCKS.values(), ids=CLOCKS)
def test_a_backup_and_its_restore_keep_the_order_whatever_the_clock_said(office, moved, tmp_path):
    contents = [report(office, number) for number in range(2)]
    send(office, contents[0])
    send(replace(office, clock=lambda: TODAY + moved), contents[1])
    other = Office(url_of(tmp_path / "other.db"), office.clock)
    restore(make_backup(office, tmp_path / "a.zip").file, other, tmp_path)
    assert [v.version for v in other.versions()] == [v.version for v in office.versions()]
    assert figure(other) == figure(office)
    by_clock = sorted(office.versions(), key=lambda version: version.recorded_at)
    assert ([v.version for v in by_clock] == [v.version for v in other.versions()]) == (
        moved > timedelta()
    )  # the control
    engine(other.url).dispose()


def test_a_file_that_was_looked_over_before_a_restart_is_sent_after_it(office):
    examined = examine_upload(office, "t10.xlsx", report(office))
    engine(office.url).dispose()
    started_anew = Office(office.url, office.clock)
    assert commit_import(started_anew, examined, operator("xa")).revision == 1


def test_but_not_where_something_else_came_in_between(office):
    examined = examine_upload(office, "t10.xlsx", report(office))
    send(office, report(office, 5))
    engine(office.url).dispose()
    with pytest.raises(StaleChangeSet):
        commit_import(Office(office.url, office.clock), examined, operator("xa"))


@pytest.mark.parametrize("bound", [True, False], ids=["bound to its store", "the control"])
def test_nor_where_another_past_came_in_between(office, tmp_path, bound):
    """Both pasts are at the same version, and touch other reports: only the state of the store tells them apart."""
    copy = tmp_path / "copy.db"
    engine(office.url).dispose()
    shutil.copyfile(tmp_path / "store.db", copy)
    for there, month, hours in ((office, "2024-07", 0), (Office(url_of(copy), office.clock), "2024-08", 1)):
        then = replace(there, clock=lambda hours=hours: moment(hours))
        withdraw_submission(then, PROGRAMME, COMMUNE, Period.parse(month), "gửi nhầm", operator("xa"))
        engine(there.url).dispose()
    examined = examine_upload(office, "t10.xlsx", report(office))
    engine(office.url).dispose()
    shutil.copyfile(copy, tmp_path / "store.db")
    if bound:
        with pytest.raises(StaleChangeSet):
            commit_import(office, examined, operator("xa"))
    else:
        assert examined.change_set is not None
        loose = replace(examined, change_set=replace(examined.change_set, built_on=None))
        assert commit_import(office, loose, operator("xa")).revision == 1  # stored upon a past that nobody looked at


def moment(hours: int) -> datetime:
    return TODAY + timedelta(hours=hours)


def test_a_day_of_the_past_is_found_by_arrival(office, tmp_path: Path):
    send(replace(office, clock=lambda: TODAY + CLOCKS["ahead a year"]), report(office))
    assert office.version_named(f"{TODAY:%Y-%m-%d}") < office.version()
