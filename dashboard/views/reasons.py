"""The "vì sao?" beside a verdict, in words: a line for the rule that spoke, its path, its figures and its limits."""

from dashboard.domain.sentences.money_reasons import money_reason
from dashboard.domain.sentences.reasons import Reason, reason
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.money.carried_over import measured


def target_why(standing: Standing, t: TargetStanding, words: Words) -> tuple[str, ...]:
    """Of one target of the standing."""
    return _lines(reason(t, standing.snapshot.plan), words)


def target_rule(standing: Standing, t: TargetStanding, words: Words) -> str:
    """The rule alone, with what made its verdict heavier: where there is room for one sentence or two."""
    found = reason(t, standing.snapshot.plan)
    return " ".join(words.code(line, "sentence") for line in (found.rule, found.weight) if line is not None)


def project_why(standing: Standing, p: ProjectStanding, words: Words) -> tuple[str, ...]:
    """Of one project of the standing, or of the whole programme; of carried-over money where there is no other."""
    return _lines(money_reason(measured(p), standing.snapshot.plan, standing.period), words)


def _lines(found: Reason, words: Words) -> tuple[str, ...]:
    return tuple(words.code(line, "sentence") for line in found.lines)
