"""What each panel of Tổng quan found, said by its title."""

from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.plan.targets import Operator
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.severity import severity_of_money
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.tiers import counted
from dashboard.text import Words
from dashboard.views.heat import units_compared
from dashboard.views.money.carried_over import measured
from dashboard.views.money.names import told_by

_NAMED = 3


def targets_title(standing: Standing, words: Words) -> str:
    targets = standing.targets
    if not targets:
        return words("The plan has no targets")
    late = sum(t.state.late for t in targets)
    slightly = sum(t.state is State.SLIGHTLY_BEHIND for t in targets)
    missed = sum(t.missed for t in targets)
    if late or slightly:
        count = late + slightly  # as the headline counts them
        text = (
            words("{count} targets behind the plan, {slightly} of them slightly", count=count, slightly=slightly)
            if slightly
            else words("{count} targets behind the plan", count=count)
        )
        return words("{said}, {count} not achieved", said=text, count=missed) if missed else text
    if missed:
        return words("{count} targets not achieved", count=missed)
    good = sum(t.state.good for t in targets)
    if not good:
        return words("No target can be judged yet")
    if good < len(targets):  # of the others nobody knows
        return words("Of {count} targets that can be judged none is behind the plan", count=good)
    return words("No target is behind the plan")


def not_counted(standing: Standing, words: Words) -> str:
    """Rows of other units' targets, and of further levels of a target, beside those that the headline counts."""
    counts = {t.target.id for t in counted(standing.targets, standing.unit)}
    beside = [t for t in standing.targets if t.target.operator is not Operator.NONE and t.target.id not in counts]
    if not beside or standing.unit != standing.snapshot.plan.root:
        return ""
    text = "The headline counts {counted} targets; {count} rows here are targets of other units or areas, or further levels"
    return words(text, counted=len(counts), count=len(beside))


def curve_title(standing: Standing, words: Words) -> str:
    total = measured(standing.total)
    if total.carried_only:
        if total.rate_year is None:
            return words("The amount carried over from earlier years is not known")
        return words("{rate} of the carried-over money disbursed", rate=words.share(total.rate_year))
    if not total.allocated_vnd:
        return words("The plan names no amounts")
    if total.absence is Absence.NIL:
        return words("Nothing was disbursed, as units declared")
    if total.rate_year is None:
        return words("No disbursement reported yet")
    if total.state is State.NOT_COVERED:
        rate = words("{rate} of this year's allocation disbursed", rate=words.share(total.rate_year))
        return f"{rate} · {told_by(total, words)}"
    if total.spent_at_end is None or not standing.period.months_left:
        return words("{rate} of this year's allocation disbursed", rate=words.share(total.rate_year))
    end = Decimal(total.spent_at_end) / total.allocated_vnd
    return words("At this pace {rate} will be disbursed by 31/12", rate=words.share(end))


def projects_title(standing: Standing, words: Words) -> str:
    over = not standing.period.months_left
    state = State.NOT_ACHIEVED if over else State.BEHIND
    late = [p for p in standing.projects if p.state is state]
    if not late:
        return words("Disbursement by project, million đồng")
    if over:
        late.sort(key=lambda p: -(p.missing_vnd or 0))
    else:
        late.sort(key=lambda p: severity_of_money(measured(p), standing.period))
    names = ", ".join(p.project.code for p in late[:_NAMED])
    if over:
        return words("{names} have most left unspent (million đồng)", names=names)
    return words("{names} furthest behind (million đồng)", names=names)


def heat_title(standing: Standing, words: Words) -> str:
    count = len({gap.unit for gap in standing.needing_support})
    everyone, known = units_compared(standing), sum(len(lot.known) for lot in standing.compared)
    if not everyone:
        return words("The plan compares no communes")
    if not known:
        return words("No figures of communes yet")
    if not count and known < everyone:
        return words("Of {known} communes with figures none is far from the plan", known=known)
    if not count:
        return words("No commune is far from the plan")
    return words("{count} communes need support", count=count)
