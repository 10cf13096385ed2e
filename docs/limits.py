"""The limits of files as the code has them, each with the words for its row in the handbook."""

from collections.abc import Iterable
from decimal import Decimal

from dashboard.exports import marking_worker
from dashboard.importing import corrections
from dashboard.importing.cell_text import numbers
from dashboard.importing.files import bounded_xml, grid, guard, worker
from dashboard.importing.formulas import book, terms
from dashboard.importing.maps import examine_map, geojson, map_file
from dashboard.importing.sheets import rows
from dashboard.text.words import Words
from dashboard.usecases import marking, reading

_MIB = 1024 * 1024
HEADS = {"vi": ("Giới hạn", "Mức", "Khi vượt"), "en": ("Limit", "At most", "Beyond it")}
_OTHER = {  # what is not a refusal of the whole file
    "finding": ("lỗi của ô", "an error of the cell"),
    "cut": ("phần sau bị bỏ", "the rest is left out"),
    "uncomputed": ("công thức không được tính, có thông báo", "the formula is not computed, with a finding"),
    "thinned": ("đường ranh giới được làm thưa", "borders are thinned out"),
    "list": ("trả về danh sách phát hiện", "a list of the findings instead"),
}  # fmt: skip
LIMITS: tuple[tuple[str, str, int, str, str], ...] = (  # Vietnamese, English, number, unit, what happens beyond it
    ("Dung lượng tệp", "Size of a file", guard.MAX_BYTES // _MIB, "MiB", "too_large"),
    ("Số phần trong gói zip", "Members of the zip", guard.MAX_MEMBERS, "", "too_many_members"),
    ("Dung lượng sau khi mở gói", "Size unpacked", guard.MAX_UNPACKED // _MIB, "MiB", "too_much_unpacked"),
    ("Tỷ lệ nén của một phần trên 1 MiB", "Ratio of a member over 1 MiB", guard.MAX_RATIO, "", "zip_bomb"),
    ("Độ sâu XML", "Depth of XML", guard.MAX_DEPTH, "", "damaged"),
    ("Số phần tử XML của một phần", "XML elements of a member", guard.MAX_ELEMENTS, "", "damaged"),
    ("Số tên phần tử khác nhau", "Different names of elements", guard.MAX_NAMES, "", "damaged"),
    ("Đoạn XML không có thẻ nào", "XML without any tag", bounded_xml.MAX_SILENCE // _MIB, "MiB", "damaged"),
    ("Số trang tính", "Sheets", guard.MAX_SHEETS, "", "too_many_sheets"),
    ("Số ô có nội dung của cả tệp", "Filled cells of the file", grid.MAX_CELLS, "", "too_many_cells"),
    ("Số dòng có nội dung của một trang", "Filled rows of a sheet", grid.MAX_ROWS, "", "too_many_rows"),
    ("Số cột có nội dung của một trang", "Filled columns of a sheet", grid.MAX_COLUMNS, "", "too_many_columns"),
    ("Số vùng ô gộp của một trang", "Merged cells of a sheet", grid.MAX_MERGES, "", "too_many_merges"),
    ("Số ký tự của một ô", "Characters of a cell", grid.MAX_TEXT, "", "text_too_long"),
    ("Bộ nhớ thêm của tiến trình đọc", "Additional memory of the reader", worker.MEMORY // _MIB, "MiB", "out_of_memory"),
    ("Thời gian CPU cho một tệp", "CPU time of a file", worker.CPU_SECONDS, "s", "too_slow"),
    ("Thời gian chờ đọc một tệp", "Waiting time of a file", reading.WALL_SECONDS, "s", "too_slow"),
    ("Thời gian CPU đánh dấu lỗi trên bản sao", "CPU time of the marked copy", marking_worker.CPU_SECONDS, "s", "list"),
    ("Thời gian chờ bản sao đánh dấu lỗi", "Waiting time of the marked copy", marking.WALL_SECONDS, "s", "list"),
    ("Số ký tự của một lời văn", "Characters of a text", rows.MAX_TEXT, "", "finding"),
    ("Số ký tự của một con số", "Characters of a number", numbers.MAX_LENGTH, "", "finding"),
    ("Số ký tự của một ô sửa trên trang", "Characters of a cell mended on the page", corrections.LONGEST, "", "cut"),
    ("Số ký tự của một công thức", "Characters of a formula", terms.MAX_LENGTH, "", "uncomputed"),
    ("Số ô mà các công thức đọc tới", "Cells read by formulas", book.MAX_READS, "", "uncomputed"),
    ("Độ sâu GeoJSON", "Depth of GeoJSON", geojson.MAX_DEPTH, "", "map_too_deep"),
    ("Số đối tượng của bản đồ", "Features of a map", geojson.MAX_FEATURES, "", "map_too_many_features"),
    ("Số điểm của bản đồ", "Points of a map", geojson.MAX_POINTS, "", "map_too_many_points"),
    ("Số thuộc tính đọc của một đối tượng", "Properties read of a feature", geojson.MAX_PROPERTIES, "", "cut"),
    ("Số điểm lưu của một đơn vị", "Points kept of a unit", map_file.MOST_POINTS, "", "thinned"),
    ("Số điểm lưu của cả bản đồ", "Points kept of the whole map", examine_map.MOST_IN_ALL, "", "thinned"),
)  # fmt: skip


def limit_rows(words: Words) -> Iterable[tuple[str, str, str]]:
    """Every limit: its name, its number with the unit, and the refusal (a code of the findings' page) or what happens instead."""
    for vietnamese, english, number, unit, beyond in LIMITS:
        name, other = (vietnamese, 0) if words.language == "vi" else (english, 1)
        outcome = _OTHER[beyond][other] if beyond in _OTHER else f"`{beyond}`"
        yield name, f"{words.number(Decimal(number))} {unit}".rstrip(), outcome
