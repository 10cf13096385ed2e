"""A fault of our own is said with a number that the log knows, and never as a trace."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
from dashboard.ui.faults import say_fault
assert say_fault(ValueError("secret of the inside"))
"""


@pytest.mark.parametrize(("lang", "said"), [("vi", "Không hiển thị được trang này"), ("en", "could not be drawn")])
def test_the_number_on_the_page_is_the_one_in_the_log(lang: str, said: str, caplog: pytest.LogCaptureFixture) -> None:
    test = AppTest.from_string(SCRIPT)
    test.query_params["lang"] = lang
    with caplog.at_level(logging.ERROR):
        test.run()
    (shown,) = test.error
    (logged,) = (record for record in caplog.records if record.name == "dashboard.ui.faults")
    assert said in shown.value and str(logged.args[0]) in shown.value  # type: ignore[index]
    assert "secret of the inside" not in shown.value
    assert logged.exc_info is not None
