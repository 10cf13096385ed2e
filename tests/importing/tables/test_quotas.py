"""What a table plans beside the plan: of the unit whose table it is, never a commune's quota beside the district's target."""

import pytest

from dashboard.importing.examination import Hints
from tests.importing.tables.build import examined_table, sheet


def planned_trainees(unit: str, quota: int) -> list[str]:
    """The notes about the plan of a table of one unit with a planned column: of the district 150 are asked for."""
    rows = [
        (unit,), ("KẾT QUẢ THỰC HIỆN THÁNG 9 NĂM 2024",), ("STT", "Chỉ tiêu", "Kế hoạch năm 2024", "Thực hiện lũy kế"),
        (1, "Đào tạo nghề", quota, 3),
    ]  # fmt: skip
    codes = {"XÃ BÓ SINH": "04180", "PHÒNG LĐ-TB&XH": "126-LDTBXH"}
    examination = examined_table(sheet(rows), hints=Hints(unit=codes[unit]))
    return [issue.code.value for issue in examination.issues if issue.code.value == "plan_differs"]


@pytest.mark.parametrize(
    ("unit", "quota", "said"),
    [
        ("XÃ BÓ SINH", 17, []),  # the plan gives the commune no target of its own
        ("PHÒNG LĐ-TB&XH", 150, []),
        ("PHÒNG LĐ-TB&XH", 160, ["plan_differs"]),
    ],
)
def test_a_quota_is_held_against_the_target_of_the_same_unit(unit: str, quota: int, said: list[str]) -> None:
    assert planned_trainees(unit, quota) == said
