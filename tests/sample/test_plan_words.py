"""The texts of the sample plan are the document's own words."""

import re

import pytest

from sample_data.offices.songma import plan as songma
from tests.shared import DOMAIN

SOURCE = DOMAIN / "sources" / "002_54c6388dddac836b.txt"
PLAN = songma.plan()


def plain(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def test_every_text_stands_in_the_document_phrase_by_phrase() -> None:
    if not SOURCE.exists():
        pytest.skip(f"{SOURCE} is not here: the texts cannot be held against the document")
    source = plain(SOURCE.read_text(encoding="utf-8"))
    phrases = [
        phrase.strip(" …") for text in PLAN.texts for phrase in re.split(r" … |…$", text.text) if phrase.strip(" …")
    ]
    assert len(phrases) > 30
    assert [phrase for phrase in phrases if plain(phrase) not in source] == []


def test_every_project_that_the_plan_carries_out_has_its_aim_its_people_and_its_support() -> None:
    funded = {p.code for p in PLAN.projects if p.applicable and not any(c.parent == p.code for c in PLAN.projects)}
    for code in funded:
        kinds = {text.kind.value for text in PLAN.texts_of(code)}
        assert kinds == {"aim", "beneficiaries", "support", "rule"}, code


def test_no_commune_is_called_a_priority_that_the_document_does_not_name() -> None:
    assert {unit.priority for unit in PLAN.units} == {""}
