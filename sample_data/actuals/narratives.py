"""Invented words of the reports: difficulties, causes and what is asked for; no person and no household is named."""

from dashboard.domain.reported.observations import Narrative
from sample_data.offices.songma.units import AGRICULTURE, HEALTH, LABOUR, MEDIA

_NOTHING = Narrative()

_WORDS: dict[tuple[int, str], Narrative] = {
    (3, LABOUR): Narrative(
        "Chưa mở được lớp đào tạo nghề trong quý I.",
        "Các xã gửi danh sách nhu cầu học nghề chậm.",
        "Đề nghị UBND các xã hoàn thành khảo sát nhu cầu học nghề trước ngày 15/4.",
    ),
    (6, "04210"): Narrative(
        "Mưa lũ làm hư hỏng một số công trình nước tự chảy, phải tạm dừng kiểm tra.",
        "Đường vào các bản bị sạt lở nên tổng hợp báo cáo chậm.",
        "Đề nghị UBND huyện hỗ trợ khắc phục đường vào bản.",
    ),
    (6, AGRICULTURE): Narrative(
        "Tiến độ phê duyệt dự án phát triển sản xuất cộng đồng còn chậm.",
        "Một số xã lúng túng khi lập hồ sơ, giá con giống tăng so với dự toán.",
        "Đề nghị Phòng Tài chính - Kế hoạch hướng dẫn điều chỉnh dự toán.",
    ),
    (8, MEDIA): Narrative(
        "Chưa thực hiện xong các phóng sự về mô hình giảm nghèo ở vùng xa.",
        "Thiếu phương tiện đi cơ sở trong mùa mưa.",
        "Đề nghị được phối hợp xe với các đoàn kiểm tra của huyện.",
    ),
    (9, LABOUR): Narrative(
        "Đào tạo nghề mới đạt 84/150 lao động; tỷ lệ cán bộ được tập huấn thấp hơn lộ trình.",
        "Người học bận mùa vụ; lớp tập huấn tháng 8 phải lùi do mưa lũ.",
        "Đề nghị UBND huyện cho mở thêm hai lớp đào tạo nghề tại cụm xã trong tháng 10 và tháng 11.",
    ),
    (9, AGRICULTURE): Narrative(
        "Dự án 2 giải ngân chậm so với kế hoạch; còn dự án chưa nghiệm thu được.",
        "Cung ứng con giống chậm, phải chờ kiểm dịch.",
        "Đề nghị UBND huyện chỉ đạo các xã hoàn thành hồ sơ nghiệm thu trước ngày 30/11.",
    ),
    (9, HEALTH): Narrative(
        "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng còn cao hơn lộ trình.",
        "Việc cân đo trẻ ở các bản xa chưa đều.",
        "Đề nghị bổ sung sản phẩm dinh dưỡng cho các điểm trường mầm non.",
    ),
    (9, "04189"): Narrative(
        "Nhiều hộ chưa có nhà tiêu hợp vệ sinh, nguồn nước cạn vào mùa khô.",
        "Địa hình dốc, chi phí vận chuyển vật liệu cao so với mức hỗ trợ.",
        "Đề nghị Phòng Nông nghiệp và PTNT bổ sung hỗ trợ bể chứa nước cho các bản vùng cao.",
    ),
    (9, "04186"): Narrative(
        "Số lao động có nhu cầu học nghề được hỗ trợ còn thấp.",
        "Chưa có lớp phù hợp với nghề người dân muốn học.",
        "Đề nghị mở lớp sửa chữa máy nông nghiệp tại xã.",
    ),
    (9, "04171"): Narrative(
        "Một số bản chưa có sóng viễn thông ổn định.", "", "Đề nghị nhà mạng mở rộng vùng phủ sóng."
    ),
}

STATES: dict[tuple[int, str], str] = {  # month, indicator
    (3, "MH-GIAMNGHEO"): "Đang thẩm định hồ sơ dự án; chưa triển khai mô hình mới.",
    (6, "MH-GIAMNGHEO"): "Đã phê duyệt các dự án phát triển sản xuất cộng đồng; đang cấp con giống.",
    (9, "MH-GIAMNGHEO"): "Đang triển khai các mô hình chăn nuôi, trồng trọt; đã liên kết với hợp tác xã ở một số xã.",
    (3, "NO-NHATAM"): "Đang rà soát nhà tạm, nhà đơn sơ theo danh sách của xã.",
    (6, "NO-NHATAM"): "Đã rà soát xong; đang vận động nguồn hỗ trợ ngoài Chương trình.",
    (9, "NO-NHATAM"): "Đang xóa nhà tạm bằng nguồn huy động; chưa hoàn thành ở các xã vùng cao.",
}


def narrative(month: int, unit: str) -> Narrative:
    return _WORDS.get((month, unit), _NOTHING)
