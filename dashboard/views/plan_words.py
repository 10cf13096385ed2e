"""What the plan says of a project in its own words, with the clause; which communes it gives priority; what of it is invented."""

from dashboard.domain.plan.plan import ALL_PROJECTS, Plan
from dashboard.domain.plan.units import UnitLevel
from dashboard.text import Words
from dashboard.views.linked import to_project
from dashboard.views.table import Table, texts

_NAMED = 5


def project_texts(plan: Plan, code: str, words: Words) -> Table:
    """The project's own texts and those of its parts, then of what it belongs to, then of all projects."""
    said = plan.texts_of(code)
    of = ["" if text.project == code else _project(plan, text.project, words) for text in said]
    return Table.of(
        texts(words("Kind"), [words.term(text.kind) for text in said]),
        texts(words("Text"), [text.text for text in said]),
        texts(words("Of"), [to_project(name, _led(text.project)) for name, text in zip(of, said, strict=True)], True),
        texts(words("Clause"), [text.clause for text in said]),
    )


def _project(plan: Plan, code: str, words: Words) -> str:
    if code == ALL_PROJECTS:
        return words("all projects")
    project = plan.project_by_code.get(code)
    return f"{code} · {words.name_of(project.label, project.name_en)}" if project else code


def _led(code: str) -> str:
    return "" if code == ALL_PROJECTS else code


def priority_note(plan: Plan, words: Words) -> str:
    """Which communes the plan names as priority and why; "" where it names none."""
    named = [unit for unit in plan.units if unit.priority and unit.level is plan.area_level]
    if not named:
        return ""
    reasons = "; ".join(dict.fromkeys(unit.priority for unit in named))
    labels = ", ".join(unit.label for unit in named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
    return words("The plan gives {count} communes priority ({reasons}): {names}",
                 count=len(named), reasons=reasons, names=labels)  # fmt: skip


def areas_of(plan: Plan) -> str:
    """What `Words.among` takes: "" where the plan compares communes, as most do."""
    return "" if plan.area_level is UnitLevel.COMMUNE else str(plan.area_level)


def sample_note(plan: Plan, words: Words) -> str:
    """That figures are invented, and the day that is assumed; "" for a plan of an office's own."""
    if not plan.sample:
        return ""
    text = words("Sample figures: results, path and calendar are invented; the plan's figures are real.")
    return text + (" " + words("Assumed day: {day}.", day=plan.assumed_today) if plan.assumed_today else "")
