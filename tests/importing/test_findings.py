"""A specimen of every finding: planted in a right file it is found, at its cell, alone, and said in both languages."""

import string

import pytest

from dashboard.domain.issues import Code, Issue, IssueCode, Severity
from dashboard.domain.quality.findings import FindingKind, QualityCode
from dashboard.text import words_in
from dashboard.text.catalogue import catalogue
from dashboard.text.findings import choice_text, finding_text
from tests.importing.figure_specimens import figure_specimens
from tests.importing.file_specimens import specimens
from tests.importing.maps import SPECIMENS as MAPS
from tests.importing.office import found
from tests.importing.specimen import Specimen
from tests.importing.tables.specimens import SPECIMENS as TABLES

FROM_TABLES = {code: Specimen(*specimen) for code, specimen in (TABLES | MAPS).items()}
SPECIMENS: dict[Code, Specimen] = {**specimens(), **FROM_TABLES, **figure_specimens()}


def issue_of(code: Code) -> Issue:
    return next(issue for issue in SPECIMENS[code].examination.issues if issue.code is code)


def test_every_finding_has_a_specimen():
    of_figures = {code for code in QualityCode if code.kind is not FindingKind.PLAN}
    assert set(SPECIMENS) == {*IssueCode, *of_figures}


@pytest.mark.parametrize("code", SPECIMENS)
def test_is_found_at_its_cell_and_nothing_else_is(code):
    specimen = SPECIMENS[code]
    assert set(found(specimen.examination)) == {f"{code}@{specimen.at}", *specimen.also}


@pytest.mark.parametrize("code", SPECIMENS)
def test_blocks_as_its_severity_says(code):
    specimen = SPECIMENS[code]
    is_open = issue_of(code) in specimen.examination.open_issues
    assert is_open is (code.severity is not Severity.NOTE)
    assert not (is_open and specimen.examination.change_set)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", SPECIMENS)
def test_is_said_in_words(code, language):
    issue, words = issue_of(code), words_in(language)
    said = [finding_text(issue, words), *(choice_text(issue, choice, words) for choice in issue.choices)]
    for text in said:
        assert text
        assert not any(
            mark in text
            for mark in ("{", "}", "finding.", "quality.", "choice.", "sentence.", "term.", "None", "(,", "«»")
        )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_blocking_findings_say_what_to_do(language):
    silent = [
        c for c in SPECIMENS if c.severity is not Severity.NOTE and f"{c.message}.todo" not in catalogue(language)
    ]
    assert silent == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_words_are_kept_for_findings_that_are_never_made(language):
    kept = {key.split(".")[1] for key in catalogue(language) if key.startswith("finding.")}
    assert kept == {code.value for code in IssueCode}
    asked = {key.split(".")[1] for key in catalogue(language) if key.startswith("choice.")}
    assert asked == {code.value for code in SPECIMENS if issue_of(code).choices}


@pytest.mark.parametrize("code", SPECIMENS)
def test_both_languages_fill_in_the_same_values(code):
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(catalogue(language)[code.message]) if name}
        for language in ("vi", "en")
    ]
    assert fields[0] == fields[1]
    assert fields[0] <= {"found", *issue_of(code).params}
