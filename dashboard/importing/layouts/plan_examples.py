"""An example for every column of the plan workbook, as an office would write it: part of the format, like titles."""

from dashboard.importing.sheets.declared import Column

_OF = {
    "programme": {
        "layout": "giamngheo-ke-hoach 1", "code": "mtqg-2026", "name": "Chương trình mục tiêu quốc gia giảm nghèo bền vững",
        "name_en": "National Target Programme on Sustainable Poverty Reduction", "office": "UBND xã Mường Và", "year": "2026",
        "title": "Kế hoạch thực hiện Chương trình năm 2026", "root": "04240", "decision": "QĐ 15/QĐ-UBND",
        "decision_date": "10/01/2026", "money_unit": "triệu đồng", "sample": "không", "assumed_today": "10/10/2026",
        "ratio_on_track": "0,97", "ratio_slightly_behind": "0,85", "gap_on_track": "−1", "gap_slightly_behind": "−5",
        "support_gap": "10", "support_basis": "mục tiêu", "money_default": "đường thẳng", "target_default": "không",
        "least_coverage": "50",
    },
    "units": {
        "code": "04240", "name": "Xã Mường Và", "short_name": "Mường Và", "type": "xã", "level": "xã", "parent": "14",
        "group": "XA", "aliases": "Mường Và cũ; UBND xã Mường Và", "valid_from": "01/07/2025", "valid_to": "01/07/2025",
        "tile_column": "3", "tile_row": "2", "priority": "xã đặc biệt khó khăn",
    },
    "successions": {
        "old": "04243", "new": "04240", "on": "01/07/2025", "kind": "nhập toàn bộ", "share": "35",
        "source": "Nghị quyết 1681/NQ-UBTVQH15",
    },
    "projects": {
        "code": "DA3.1", "name": "Hỗ trợ phát triển sản xuất trong lĩnh vực nông nghiệp", "short_name": "Sản xuất nông nghiệp",
        "name_en": "Agricultural production", "parent": "DA3", "applicable": "có",
        "reason": "Xã không thuộc đối tượng của dự án này", "aliases": "Tiểu dự án 1 Dự án 3",
    },
    "texts": {
        "project": "DA2", "kind": "mục tiêu", "text": "Hỗ trợ đa dạng hóa sinh kế cho hộ nghèo …", "clause": "V.2, điểm a",
    },
    "leads": {"project": "DA2", "unit": "KT", "role": "chủ trì"},
    "funds": {
        "code": "NSTW", "name": "Ngân sách trung ương", "name_en": "Central budget", "tier": "trung ương",
        "capital": "vốn sự nghiệp",
    },
    "allocations": {
        "project": "DA2", "fund": "NSTW", "budget_year": "2026", "amount": "1.250", "decision": "QĐ 15/QĐ-UBND",
        "note": "giao đầu năm", "spend_by": "31/12/2026",
    },
    "adjustments": {
        "project": "DA2", "fund": "NSTW", "budget_year": "2026", "amount": "−120", "effective_on": "15/06/2026",
        "decision": "QĐ 88/QĐ-UBND", "note": "chuyển sang DA3",
    },
    "disaggregations": {"code": "HN", "name": "hộ nghèo"},
    "standards": {
        "code": "ND07-2021", "name": "Chuẩn nghèo đa chiều 2022–2025", "valid_from": "01/01/2022", "valid_to": "01/01/2027",
        "document": "Nghị định 07/2021/NĐ-CP",
    },
    "indicators": {
        "code": "DT-NGHE", "name": "Lao động được hỗ trợ đào tạo nghề", "short_name": "Đào tạo nghề",
        "name_en": "Workers trained in a trade", "unit_of_measure": "lao động", "unit_en": "workers", "measure": "số lượng",
        "direction": "tăng", "value_type": "lũy kế", "aggregation": "cộng", "reporters": "XA; KT", "subject": "đơn vị báo cáo",
        "frequency": "tháng", "review_month": "11", "numerator": "số hộ nghèo", "denominator": "tổng số hộ dân cư",
        "subset_of": "VL-KETNOI", "dimension": "Việc làm", "population": "lao động thuộc hộ nghèo", "disaggregations": "HN; HCN",
        "low": "0", "high": "100", "definition": "Số người, lũy kế từ đầu năm; một người được tính một lần",
        "aliases": "Số người học nghề", "role": "tỷ lệ hộ nghèo", "group": "HN", "standard": "ND07-2021",
    },
    "targets": {
        "id": "CT-01", "indicator": "DT-NGHE", "unit": "04240", "tier": "xã giao", "value": "ít nhất 150", "operator": "≥",
        "basis": "thay đổi (điểm %)", "tolerance": "5", "baseline": "34,56", "baseline_source": "Rà soát cuối năm 2025",
        "pace_rule": "từ 0", "leads": "KT", "projects": "DA4", "population": "lao động thuộc hộ nghèo",
        "stated_change": "−7,88", "stated_count": "915", "source_clause": "II.4",
        "source_sentence": "Đào tạo nghề cho ít nhất 150 lao động thuộc hộ nghèo, hộ cận nghèo",
        "settled": "thay đổi (điểm %)", "settled_by": "Lò Văn A, Phó Chủ tịch", "settled_on": "15/01/2026",
        "note": "theo văn bản của tỉnh", "count_of": "số giảm đi hoặc tăng thêm", "count_indicator": "HN-GIAM",
        "baseline_by": "Lò Văn A, Phó Chủ tịch", "baseline_on": "15/01/2026",
        "until": "2030", "each_year": "có",
    },
    "milestones": {
        "of": "chỉ tiêu", "key": "CT-01", "month": "75", "approved_by": "Lò Văn A, Phó Chủ tịch", "approved_on": "20/01/2026",
        "year": "2027",
    },
    "calendar": {
        "form": "BC-THANG", "name": "Báo cáo tháng", "reporters": "XA; KT", "period": "hằng tháng",
        "due_before": "trước ngày 10", "basis": "Công văn 12/UBND-VX", "words_only": "CA", "since": "tháng 9",
    },
}  # fmt: skip


def example_of(column: Column) -> str:
    """What may stand in the column; "" for one of another workbook."""
    sheet, _, key = column.help_id.removeprefix("column.").partition(".")
    return _OF.get(sheet, {}).get(key, "")
