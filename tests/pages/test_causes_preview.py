"""What a month's report says of delays is seen before it is sent."""

import pytest
from openpyxl import Workbook

from dashboard.usecases.office import Office
from tests.pages.opened import page
from tests.pages.seen import tables_on
from tests.pages.test_upload_page import button, upload
from tests.sample_store import OFFICE, PROGRAMME
from tests.usecases.test_causes_in_reports import row, typed


@pytest.mark.usefixtures("clerk")
def test_the_preview_shows_the_sheet_of_causes(office: Office) -> None:
    def fill(book: Workbook) -> None:
        row(book, 0, "Mưa lũ kéo dài", "Học bù", "30/11/2024")

    test = upload(page("nop_bao_cao", dv=OFFICE), ("bc.xlsx", typed(office, fill)))
    [shown] = [one for one in tables_on(test) if one.name.startswith("nguyen-nhan")]
    line = shown.frame.iloc[0]
    assert (line["Nguyên nhân"], line["Biện pháp"], line["Hoàn thành trước"]) == (
        "Mưa lũ kéo dài", "Học bù", "30/11/2024",
    )  # fmt: skip
    assert line.iloc[0] and not str(line.iloc[0]).startswith("S00")  # by its name
    assert "Nguyên nhân chậm ghi trong tệp này" in "\n".join(m.value for m in test.markdown)
    button(test, "Gửi báo cáo").click().run()
    assert not test.exception
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None and "Mưa lũ kéo dài" in [cause.cause for cause in snapshot.causes]


@pytest.mark.usefixtures("clerk")
def test_a_file_without_causes_shows_no_such_table(office: Office) -> None:
    test = upload(page("nop_bao_cao", dv=OFFICE), ("bc.xlsx", typed(office, lambda book: None)))
    assert [one for one in tables_on(test) if one.name.startswith("nguyen-nhan")] == []
