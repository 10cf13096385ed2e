"""Numbers that state no quantity, covered before quantities are looked for: dates, documents, articles, ages, telephones."""

import re

_NUMBER = r"\d+(?:[.,]\d+)*"
_MASKED = (
    r"\S{100,}",  # no number, and no word
    r"(?:đvt|đơn vị(?: tính| tiền)?)\s*[:.]?\s*1[.,]?000(?:[.,]?000)?\s*(?:đồng|đ)\b",
    r"\S+@\S+|https?://\S+|www\.\S+",
    r"(?:đt|đtdđ|sđt|điện thoại|fax|hotline|số máy|đường dây nóng|tài khoản|stk)\b[^;\n]{0,25}?[+(]?\d[\d .()+-]{5,}\d",
    r"(?<!\d)\(?0\d{2,3}\)?[ .-]?\d{3}[ .-]?\d{3,4}(?![\d,])",
    r"(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d{2}",
    r"ngày\s+\d{1,2}(?:\s*(?:tháng|/|-)\s*\d{1,2})?(?:\s*(?:năm|/)\s*\d{4})?(?!\s*(?:công|làm việc))",
    r"(?:tháng|quý)\s+(?:\d{1,2}|[ivx]+)\b(?:\s*(?:năm|/|-)\s*\d{4})?",
    r"(?:giai đoạn|thời kỳ|các năm|năm|niên độ|nhiệm kỳ)\s+(?:19|20)\d{2}(?:\s*(?:-|đến|,|và|;)\s*(?:năm\s+)?(?:19|20)\d{2})*",
    r"(?<![\d.,])(?:19|20)\d{2}\s*-\s*(?:19|20)\d{2}(?![\d.,])",
    r"(?:mỗi|một|trong|sau|cuối|đầu|hết)\s+năm\s+(?:19|20)\d{2}",
    r"\d+[a-z]?/(?:\d{4}/)?[a-zđ][\wđ-]*(?:[-/&][\wđ]+)*(?=[\s,;.)]|$)(?<=[a-zđ\d])",
    r"\d+-[a-zđ]{2,}(?:/[\wđ-]+)+",
    r"(?:luật|nghị định|nghị quyết|quyết định|thông tư|công văn|văn bản|thông báo|chỉ thị|hướng dẫn|kết luận|tờ trình)"
    r"\s+(?:liên tịch\s+)?(?:số\s*:?\s*)?\d[\w/.-]*",
    r"(?:chương trình|đề án)\s+\d+[a-z]?\b(?![.,]\d)",
    r"(?:điều|khoản|mục|phụ lục|phần|chương|biểu|mẫu|bảng|phụ biểu|tiết)\s+(?:số\s+)?(?:\d+(?:\.\d+)*[a-z]?|[ivx]+(?:\.\d+)*)\b(?!\s*%)",
    r"(?:tiểu dự án|dự án|nội dung|tiểu nội dung|hợp phần|nhóm|tổ|khu|loại|hạng|mức độ|đợt|kỳ|khóa|vùng|đội|lần thứ|thứ|"
    r"tiêu chí|quốc lộ|tỉnh lộ|ql|tl|số thứ tự|stt|số nhà|lô)"
    r"(?: thành phần)?(?: số)?\s+\d{1,3}(?:\.\d{1,2})?[a-z]?(?:\s*,\s*\d{1,2}(?:\.\d{1,2})?)*(?:\s+và\s+\d{1,2})?\b(?![.,]\d|\s*%|\d)",
    r"(?:tiểu dự án|dự án|tda|da)\s*\d{1,2}\b",
    rf"(?:(?:từ|dưới|trên|đủ|đến|quá)\s+)*{_NUMBER}(?:\s*(?:-|đến(?: dưới)?)\s*{_NUMBER})?\s*(?:tháng\s+)?tuổi",
    r"(?:(?:trong vòng|trong thời gian|thời gian|sau|trước|tối thiểu|ít nhất|không quá|tối đa|từ|đến|dưới|trên|kỳ hạn|thời hạn)\s+)*"
    r"\d{1,3}(?:\s*(?:-|đến)\s*\d{1,3})?\s*(?:tháng|năm|ngày(?!\s*công)|tuần|giờ|phút)(?:\s+(?:trở lên|trở xuống))?\b(?!\s*tuổi)",
    r"(?:từ|lúc)\s+\d{1,2}\s*(?:h|giờ)\s*\d{0,2}",
    r"(?:từ\s+)?\d\s*sao(?:\s+trở lên)?",
    r"\d{1,2}/\d{1,2}\s*giờ|24/24|24/7",
    r"\((?:\d{1,2}|[ivx]{1,4})\)",
    r"\d+\s+(?:chương trình mục tiêu quốc gia|chương trình mtqg|ctmtqg)",
    r"\d+\s+(?:nhiệm vụ|giải pháp|dự án|tiểu dự án|nội dung|nhóm|chương trình|phần|bước|mục tiêu|chỉ tiêu|chiều)\b"
    r"(?=[^.;\d]{0,60}(?:gồm|sau đây|như sau|:))",
)  # fmt: skip
_ANY = re.compile("|".join(f"(?:{pattern})" for pattern in _MASKED))
_COVER = "\N{BROKEN BAR}"


def masked(low: str) -> str:
    """The text (in small letters) with those numbers covered, letter by letter, their words with them."""
    return _ANY.sub(lambda found: re.sub(r"\d", _COVER, found[0]), low)
