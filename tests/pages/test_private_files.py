"""What is made for one reader lies under an address that nobody else can work out, until his session ends."""

import pytest
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage, _calculate_file_id
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.accounts import Account
from dashboard.usecases.office import Office
from tests.pages.opened import page
from tests.sample_store import COMMUNE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SCRIPT = f"""
import streamlit as st
from dashboard.ui import load, who
from dashboard.ui.private_file import type_for_reader
load.begin()
who.begin()
st.session_state["type"] = type_for_reader({XLSX!r})
"""


def type_seen() -> str:
    test = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not test.exception
    again = test.run()
    assert again.session_state["type"] == test.session_state["type"]  # one session keeps its address
    return str(test.session_state["type"])


def test_the_address_of_a_signed_in_readers_file_has_bits_that_nobody_knows(office: Office, clerk: Account) -> None:
    one, other = type_seen(), type_seen()
    assert one.startswith(f"{XLSX}; of=") and len(one.partition("of=")[2]) >= 22
    assert one != other
    addresses = {_calculate_file_id(b"so lieu", mime, "bang.xlsx") for mime in (XLSX, one, other)}
    assert len(addresses) == 3  # who guesses the content does not have the address


def test_of_who_is_not_signed_in_the_type_is_the_plain_one(office: Office) -> None:
    assert type_seen() == XLSX


def test_a_file_is_gone_with_the_session_that_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    storage = MemoryMediaFileStorage("/media")
    manager = MediaFileManager(storage)
    monkeypatch.setattr("streamlit.runtime.media_file_manager._get_session_id", lambda: "phien")
    url = manager.add(b"so lieu", f"{XLSX}; of=x", "nut", file_name="bang.xlsx", is_for_static_download=True)
    name = url.rpartition("/")[2]
    assert storage.get_file(name).content == b"so lieu"
    manager.clear_session_refs("phien")
    for _ in range(2):  # Streamlit marks what nobody has any more, and takes it away the next time it looks
        manager.remove_orphaned_files()
    with pytest.raises((MediaFileStorageError, KeyError, StreamlitAPIException)):
        storage.get_file(name)


def test_tables_of_a_signed_in_reader_are_handed_out_so(office: Office, clerk: Account) -> None:
    test = page("nop_bao_cao", dv=COMMUNE)
    assert not test.exception
    assert [b for b in test.get("download_button") if str(b.key).startswith("table.")]
