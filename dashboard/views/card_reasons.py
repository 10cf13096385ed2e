"""The "vì sao?" of the six cards: the rule behind each, with its figures."""

from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.reasons import project_why, support_limit, target_why

COUNTED = (
    "Each target is counted once, by the level that the highest authority assigned; one without enough figures, without a path "
    "or not yet due is not judged, and is in no count of late ones. Each says why on its own page."
)


def cards_why(standing: Standing, words: Words) -> dict[str, tuple[str, ...]]:
    """By card; nothing of a card that has no rule to tell."""
    return {
        "first_target": target_why(standing, standing.targets[0], words) if standing.targets else (),
        "on_track": (words(COUNTED),),
        "disbursed": project_why(standing, standing.total, words),
        "left_over": _forecast(standing, words),
        "reported": (
            words("A report that was returned or taken back, and one that is only a draft, does not count as sent."),
        ),
        "support": (support_limit(standing.snapshot.plan, words) + ".",),
    }


def _forecast(standing: Standing, words: Words) -> tuple[str, ...]:
    """How what is left at the year's end was reckoned; nothing where there is no forecast."""
    total, months = standing.total, standing.period.months_left
    if total.projection is None or not months or total.allocated_vnd is None or total.recent_rate_vnd is None:
        return ()
    said = words(
        "{paid} disbursed, and {rate} a month as in the last three months for {months} months more, come to {sum} of {given}.",
        paid=words.billions(total.disbursed_vnd or 0), rate=words.billions(total.recent_rate_vnd), months=months,
        sum=words.billions(int(total.projection.value)), given=words.billions(total.allocated_vnd),
    )  # fmt: skip
    reasons = [said]
    if total.unspent_by_parts is not None:
        left = words.billions(int(total.unspent_by_parts.value))
        reasons.append(words("Project by project {left} is left: money of one cannot be spent on another.", left=left))
    if total.required_rate_vnd:
        needed = words.billions(total.required_rate_vnd)
        reasons.append(words("To disburse all of it {rate} a month is needed.", rate=needed))
    return tuple(reasons)
