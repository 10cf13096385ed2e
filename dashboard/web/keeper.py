"""What the server says of itself: that it lives, that it can serve, and figures for a monitoring system (Prometheus text)."""

from collections import Counter
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit.runtime import get_instance

from dashboard.ui import load
from dashboard.usecases.installation import Installation, installation
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.settings import Settings
from dashboard.web.budgets import held_by_sessions

METRICS, HEALTH, READY = "so-do", "suc-khoe", "san-sang"
_NOT_KEPT = {"cache-control": "no-store"}


def sessions() -> int:
    """How many pages are connected now; the process's own reader (`dashboard.web.rehearsal`) is none."""
    return len(get_instance()._session_mgr.list_active_sessions()) - len(load.REHEARSING)


class Answers:
    """How many requests were answered, by the first digit of the status, and how long they took in all."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.seconds = 0.0
        self.slow = 0

    def add(self, status: int, seconds: float, slow: bool) -> None:
        self.count[f"{status // 100}xx"] += 1
        self.seconds += seconds
        self.slow += slow


ANSWERS = Answers()  # of this process


def health(_: Request) -> Response:
    """The process answers; the store is not asked."""
    return JSONResponse({"status": "ok"}, headers=_NOT_KEPT)


def ready(_: Request) -> Response:
    """Whether pages can be shown: the store answers, with the newest schema. Says no more than its kind to whoever asks."""
    try:
        state = load.office().state()
    except StoreUnavailable as unavailable:
        return JSONResponse(
            {"status": "unavailable", "fault": unavailable.fault.value}, 503, {**_NOT_KEPT, "retry-after": "30"}
        )
    return JSONResponse(
        {"status": "ready", "version": state.version, "generation": state.generation}, headers=_NOT_KEPT
    )


def metrics(_: Request) -> Response:
    """Prometheus text; `dashboard.web.doors` lets in whoever may see it."""
    try:
        office = load.office()
        text = metrics_text(installation(office, Settings()), ANSWERS, sessions(), held_by_sessions())
    except StoreUnavailable:
        text = _lines({"giamngheo_store_up": 0})
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8", headers=_NOT_KEPT)


def metrics_text(seen: Installation, answers: Answers, connected: int, held: Mapping[str, int]) -> str:
    """One line for each figure, of kinds that Prometheus knows."""
    state = seen.state
    figures: dict[str, float] = {"giamngheo_store_up": int(state is not None)}
    if state is not None:
        figures["giamngheo_store_version"] = state.version
        figures["giamngheo_store_generation"] = state.generation
        if state.recorded_at:
            figures["giamngheo_store_written_timestamp_seconds"] = state.recorded_at.timestamp()
    if seen.backed_up_at:
        figures["giamngheo_backup_timestamp_seconds"] = seen.backed_up_at.timestamp()
    figures |= {
        "giamngheo_disk_free_bytes": seen.free,
        "giamngheo_sessions": connected,
        "giamngheo_uploads_held_bytes": sum(held.values()),
        "giamngheo_requests_slow_total": answers.slow,
        "giamngheo_requests_seconds_total": round(answers.seconds, 3),
        **{f'giamngheo_requests_total{{status="{status}"}}': count for status, count in sorted(answers.count.items())},
    }
    return _lines(figures)


def _lines(figures: Mapping[str, float]) -> str:
    text, typed = "", set()
    for name, value in figures.items():
        bare = name.partition("{")[0]
        if bare not in typed:
            typed.add(bare)
            text += f"# TYPE {bare} {'counter' if bare.endswith('_total') else 'gauge'}\n"
        text += f"{name} {value:.10g}\n" if isinstance(value, float) else f"{name} {value}\n"
    return text


KEEPER_ROUTES = [Route(f"/{HEALTH}", health), Route(f"/{READY}", ready), Route(f"/{METRICS}", metrics)]
