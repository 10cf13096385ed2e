"""What is said of a target that is told in words: by whom and of when; of several units how many say what."""

from dashboard.domain.messages import Message, Param, Sentence, Statement, stated
from dashboard.domain.plan.plan import Plan
from dashboard.domain.sentences.phrases import name_of, unit_names
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.states import Said, states

_TOLD = 3  # different states in a sentence; all of them stand on the target's page


def state_statement(s: TargetStanding, plan: Plan, coverage: Sentence) -> Statement:
    """Of one state the state itself and who says so; of several how many units told of it, then what they say, newest first."""
    said = states(s.figure.parts)
    if len(said) == 1:
        params: dict[str, Param] = {"name": name_of(s.indicator), "text": said[0].text.rstrip(". ")}
        return stated(Message("state", params), detail=(_by(said[0], plan), *coverage))
    reported, expected = len({o.subject for o in s.figure.parts}), len(s.figure.coverage.expected)
    counts: dict[str, Param] = {"name": name_of(s.indicator), "count": reported, "expected": expected}
    more = len(said) - _TOLD
    rest = (Message("states_more", {"count": more}),) if more > 0 else ()
    return stated(Message("states", counts), detail=(*(_one(one, plan) for one in said[:_TOLD]), *rest))


def _by(said: Said, plan: Plan) -> Message:
    return Message("state_by", {"names": unit_names(plan, _tellers(said, plan)), "period": said.newest.period})


def _one(said: Said, plan: Plan) -> Message:
    text = said.text.rstrip(". ")
    return Message(
        "state_one", {"text": text, "names": unit_names(plan, _tellers(said, plan)), "period": said.newest.period}
    )


def _tellers(said: Said, plan: Plan) -> tuple[str, ...]:
    """Of a commune's own state the commune, of the district's the office that tells it."""
    return tuple(dict.fromkeys(o.reporter if o.reporter in plan.unit_by_code else o.subject for o in said.by))
