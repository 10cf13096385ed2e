"""The reader who goes first: when a newer version comes, a session of the process's own runs the pages that were asked for
lately, so that their views, charts and tables are kept before readers ask for them.

It is a session like any other, without a browser: so it makes what the pages use, whatever that is, and one run is one short
piece of work among those of the readers. While nobody reads nothing is made.
"""

import asyncio
import logging
from contextlib import suppress

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import get_instance
from streamlit.runtime.session_manager import SessionClient

from dashboard.ui import load
from dashboard.ui.held import HELD, At, LookedAt

_LOOK_EVERY = 1.0  # seconds, while somebody reads
_PAUSE = 0.01  # seconds between two pages: readers first
_LONGEST = 30.0  # seconds for one page; then it is left
_LOG = logging.getLogger(__name__)


async def rehearse() -> None:
    """Until it is cancelled. A fault of the machinery ends it, and every reader is shown the newest version as it comes."""
    woken, loop = asyncio.Event(), asyncio.get_running_loop()

    def wake() -> None:
        loop.call_soon_threadsafe(woken.set)

    HELD.begin(wake)
    try:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_EVERY):
                    await woken.wait()
            woken.clear()
            if HELD.lately.addresses():
                await asyncio.to_thread(load.look)
            while (state := HELD.due()) is not None:
                await run_pages(state, HELD.lately.addresses())
                HELD.made(state)
    except Exception:  # noqa: BLE001 - whatever it was, readers go on without it
        _LOG.exception("pages are no longer made beforehand", extra={"event": "rehearsal_failed"})
    finally:
        HELD.end()


async def run_pages(state: At, addresses: tuple[LookedAt, ...]) -> None:
    """Run these pages as readers will see them at `state`. A page that fails says so in the log, and nothing of it is kept."""
    runtime, listener = get_instance(), _Listener()
    session = runtime.connect_session(client=listener, user_info={})
    load.REHEARSING[session] = state
    try:
        for address in addresses:
            listener.ended.clear()
            runtime.handle_backmsg(session, _asking(address))
            with suppress(TimeoutError):
                async with asyncio.timeout(_LONGEST):
                    await listener.ended.wait()
            await asyncio.sleep(_PAUSE)
    finally:
        runtime.close_session(session)
        load.REHEARSING.pop(session, None)


def _asking(address: LookedAt) -> BackMsg:
    asked = BackMsg()
    asked.rerun_script.page_name = address.page
    asked.rerun_script.query_string = address.query
    return asked


class _Listener(SessionClient):
    """Hears when a run has ended, and nothing else."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if msg.WhichOneof("type") == "script_finished" and msg.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.ended.set()
