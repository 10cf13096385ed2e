"""The two poverty standards that meet at the turn of 2026 and 2027 (Nghị định 351/2025/NĐ-CP, 30/12/2025)."""

from datetime import date

from dashboard.domain.plan.indicators import Standard

OLD, NEW = "NC2022-2026", "NC2027-2030"
STANDARDS = (
    Standard(
        OLD, "Chuẩn nghèo đa chiều giai đoạn 2022-2025, áp dụng đến hết 31/12/2026", date(2022, 1, 1), date(2027, 1, 1),
        "Nghị định 07/2021/NĐ-CP; Nghị định 351/2025/NĐ-CP",
    ),
    Standard(NEW, "Chuẩn nghèo đa chiều giai đoạn 2027-2030", date(2027, 1, 1), date(2031, 1, 1), "Nghị định 351/2025/NĐ-CP"),
)  # fmt: skip
