"""The state of the programme as a text to be pasted into a messenger: plain lines, with shapes in place of colours."""

from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.documents.progress_report import facts
from dashboard.views.matters import matters_view
from dashboard.views.overview import overview
from dashboard.views.overview_cards import Card
from dashboard.views.plan_words import sample_note


def _line(card: Card) -> str:
    """The figure, and behind it what its mark speaks of: of «7 / 15» on track the bad mark is of the five that are behind."""
    return f"{card.label}: {card.value}" + (f" · {card.chip}" if card.chip else "")


def message(standing: Standing, calendar: Completeness, link: str, words: Words) -> str:
    """Headline, six figures, what is to be decided, and the address where it stands in full."""
    view, wanted = overview(standing, words), matters_view(standing, calendar, words)
    plan = standing.snapshot.plan
    cards = [_line(card) for card in view.cards]
    matters = [
        f"{n}. {row.what} – {', '.join(p for p in (row.weeks, row.by, row.leads) if p)}"
        for n, row in enumerate(wanted.rows, 1)
    ]
    parts = (
        f"{plan.programme.office} · {words.period(standing.period)}",
        f"{view.headline}.",
        "\n".join(cards),
        "\n".join((f"{wanted.title}:", *matters)) if matters else wanted.title,
        *facts(standing, words),
        sample_note(plan, words),
        link,
    )
    return "\n\n".join(part for part in parts if part)
