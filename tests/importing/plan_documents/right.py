"""What the five sources state, as a person reads them: the table that the rules are held against, also in the handbook."""

SOURCES = {
    "S000": "000_5eb106bd1f986e7d.txt", "S001": "001_b66b0d1999406b2d.txt", "S002": "002_54c6388dddac836b.txt",
    "S003": "003_71f71eb5dec52b34.txt", "S004": "004_0cec7d7844158234.txt",
}  # fmt: skip
_POINTS = "? change_points/relative_change"
# source: what the name of each target says, its value, its unit, its basis or what is asked
TARGETS = {
    "S000": (
        ("nâng cao năng lực sản xuất", "100%", "%", "share_of_need"), ("hỗ trợ kinh phí", "100%", "%", "level"),
        ("Số hộ nghèo, hộ cận nghèo khi kết thúc", "không có số", "hộ", "count"), ("HTX, DN", "không có số", "định tính", "state"),
    ),
    "S001": (
        ("Tỷ lệ hộ nghèo", "giảm 1-1,5%", "%", _POINTS), ("vùng miền núi", "giảm 2-3%", "%", _POINTS),
        ("các huyện nghèo", "giảm 4-5%", "%", _POINTS), ("giúp đỡ xã đặc biệt khó khăn", "76", "xã", "count"),
    ),
    "S002": (
        ("Tỷ lệ hộ nghèo toàn huyện", "giảm 5%", "%", _POINTS), ("các mô hình giảm nghèo", "không có số", "định tính", "state"),
        ("tạo việc làm cho lao động", "khoảng 2.000", "lao động", "count"), ("Người lao động thuộc hộ nghèo", "trên 10%", "%", "level"),
        ("đào tạo nghề cho lao động", "150", "lao động", "count"), ("Cán bộ làm công tác giảm nghèo", "100%", "%", "level"),
        ("hỗ trợ tìm việc làm", "100%", "%", "share_of_need"), ("bảo hiểm y tế", "100%", "%", "level"),
        ("suy dinh dưỡng", "dưới 16%", "%", "level"), ("đi học đúng độ tuổi", "100%", "%", "level"),
        ("kỹ năng nghề phù hợp", "100%", "%", "share_of_need"), ("xóa nhà tạm", "không có số", "định tính", "state"),
        ("nước sinh hoạt hợp vệ sinh", "80%", "%", "level"), ("nhà tiêu hợp vệ sinh", "ít nhất 50%", "%", "level"),
        ("viễn thông, internet", "80%", "%", "share_of_need"),
    ),
    "S003": (
        ("Giải ngân nguồn vốn", "100%", "%", "level"), ("Số hộ nghèo dự kiến thoát nghèo", "không có số", "hộ", "count"),
        ("Số mô hình, dự án", "không có số", "mô hình", "count"), ("Số hộ tham gia", "không có số", "hộ", "count"),
        ("được đào tạo nghề", "không có số", "lao động", "count"), ("được giải quyết việc làm", "không có số", "lao động", "count"),
        ("Số công trình", "không có số", "công trình", "count"), ("Phân bổ nguồn kinh phí", "không có số", "triệu đồng", "count"),
    ),
    "S004": (
        ("Tỷ lệ hộ nghèo", "26,68%", "%", "level"), ("Tỷ lệ hộ cận nghèo", "2,01%", "%", "level"),
        ("thụ hưởng các chính sách", "100%", "%", "level"), ("Đào tạo nghề cho lao động", "800", "lao động", "count"),
        ("việc làm và thu nhập ổn định", "400", "người", "count"),
    ),
}  # fmt: skip
MONEY = {  # of S002, triệu đồng
    ("DA2", "central"): "6.667", ("DA2", "local"): "466,25", ("DA3.1", "central"): "2.756", ("DA3.2", "central"): "547",
    ("DA4.1", "central"): "1.763", ("DA4.3", "central"): "1.460", ("DA6.2", "central"): "275", ("DA7", "central"): "1.621",
}  # fmt: skip
NOT_OURS = ("DA1", "DA4.2", "DA5", "DA6.1")
LEADS = {
    ("DA4", "Phòng Lao động - Thương binh và Xã hội"), ("DA6.2", "Phòng Lao động - Thương binh và Xã hội"),
    ("DA7", "Phòng Lao động - Thương binh và Xã hội"), ("DA2", "Phòng Nông nghiệp và Phát triển nông thôn"),
    ("DA3.1", "Phòng Nông nghiệp và Phát triển nông thôn"), ("DA3.2", "Trung tâm Y tế"),
    ("DA6.2", "Trung tâm Truyền thông - Văn hóa huyện"),
}  # fmt: skip
