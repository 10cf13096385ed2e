"""What a change of a choice costs the server: CPU of its process for one run of a page, without a browser.

The floor is an empty Streamlit page whose imports were all loaded before the freeze (`bench/peers/frozen.py`), in Streamlit as
it comes, which collects garbage after each run. Ours collects by the clock; beside stands what the floor costs so.
"""

import asyncio
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.client import Viewer
from bench.peers.content import export
from bench.servers import Server, demo_office, ours, served, streamlit_of
from dashboard.domain.people.roles import operator
from dashboard.usecases.accounts import EVERYTHING, NewAccount, make_account
from dashboard.usecases.office import Office
from dashboard.usecases.signing_in import begun
from dashboard.views.address import SESSION_COOKIE
from dashboard.views.pages import Page

ROUNDS, RUNS, WARM = 5, 20, 4
PERIODS = ("ky=2024-09", "ky=2024-08")  # each run asks for the other one, as a filter change does
FLOOR, NAIVE = "an empty page, all imports frozen", "naive Streamlit"
BARE = "the same, no garbage collected after a run"
_COLLECTING = [
    "--runner.postScriptGC",
    "true",
]  # Streamlit's own setting, which our .streamlit/config.toml switches off


def measured() -> str:
    """Markdown: median CPU of a run by page, and how many times the floor."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        office = demo_office(folder)
        export(office, Path(folder))
        frozen, naive_app = (streamlit_of(f"bench/peers/{name}.py") for name in ("frozen", "naive"))
        floor, bare, naive, app = (
            stack.enter_context(served(command, office.url, folder))
            for command in (
                lambda port: frozen(port) + _COLLECTING, frozen, lambda port: naive_app(port) + _COLLECTING, ours
            )
        )  # fmt: skip
        contestants = [
            (FLOOR, floor, ""),
            (BARE, bare, ""),
            *((page.heading, app, page.value) for page in Page if page.group),
            (f"{Page.OVERVIEW.heading}, signed in", app, Page.OVERVIEW.value),
            (NAIVE, naive, ""),
        ]
        token = _signed_in(office)
        costs = {name: [] for name, _, _ in contestants}  # type: dict[str, list[float]]
        for _ in range(ROUNDS):
            for name, server, page in contestants:
                costs[name].append(asyncio.run(_cost(server, page, token if "signed in" in name else "")))
    return _table({name: median(seconds) for name, seconds in costs.items()})


def _signed_in(office: Office) -> str:
    """The secret of the session of somebody who may do everything."""
    here = Office(office.url)
    new = NewAccount("do", "Người đo", "", EVERYTHING)
    return begun(here, make_account(here, new, operator("bench")).account, "").token


async def _cost(server: Server, page: str, token: str = "") -> float:
    """Seconds of CPU of one run, over `RUNS` of one viewer who has been there for a while; with `token` he is signed in."""
    async with Viewer(server.port, page, PERIODS[0], cookies={SESSION_COOKIE: token} if token else {}) as viewer:
        for run in range(WARM):
            await viewer.run(PERIODS[run % 2])
        before = server.cpu
        for run in range(RUNS):
            await viewer.run(PERIODS[run % 2])
        await asyncio.sleep(0.2)  # what the server does once its last message has left
        assert not viewer.faults, viewer.faults
        return (server.cpu - before) / RUNS


def _table(costs: dict[str, float]) -> str:
    lines = [
        f"## rerun: CPU of one run, medians of {ROUNDS} × {RUNS} (goal: Overview ≤ 3 ×, other pages ≤ 4 ×)\n",
        "| page | CPU, ms | × empty |",
        "|---|---:|---:|",
    ]
    lines += [f"| {name} | {cost * 1000:.1f} | {cost / costs[FLOOR]:.1f} |" for name, cost in costs.items()]
    return "\n".join(lines)
