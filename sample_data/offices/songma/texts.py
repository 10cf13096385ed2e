"""What the plan of 2024 says of its projects, in its own words: aims, whom they are for, what is supported, and rules.

Shortened by whole phrases, each gap an ellipsis; nothing is put into other words.
"""

from dashboard.domain.plan.plan import ALL_PROJECTS, PlanText, TextKind

_AIM, _FOR, _SUPPORT, _RULE = TextKind.AIM, TextKind.BENEFICIARIES, TextKind.SUPPORT, TextKind.RULE

TEXTS = (
    PlanText(
        ALL_PROJECTS, _FOR,
        "Hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo (trong vòng 36 tháng kể từ thời điểm hộ được cấp có thẩm quyền công nhận"
        " thoát nghèo) trên địa bàn huyện; ưu tiên hộ nghèo dân tộc thiểu số, hộ nghèo có thành viên là người có công với cách"
        " mạng; trẻ em, người khuyết tật, phụ nữ thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo.",
        "III.1",
    ),
    PlanText(
        ALL_PROJECTS, _RULE,
        "Tập trung nguồn lực đầu tư có trọng tâm, trọng điểm và bền vững, trọng tâm là các xã có tỷ lệ hộ nghèo cao. … đảm bảo"
        " nguyên tắc không trùng lặp giữa các hoạt động, nội dung hỗ trợ đầu tư của các dự án, tiểu dự án thuộc Chương trình"
        " trên cùng một địa bàn, cùng một đối tượng thụ hưởng.",
        "VI.4",
    ),
    PlanText(
        "DA2", _AIM,
        "Hỗ trợ xây dựng, phát triển và nhân rộng các mô hình, dự án giảm nghèo thuộc lĩnh vực nông nghiệp và phi nông nghiệp"
        " nhằm tạo việc làm, sinh kế bền vững, thu nhập ổn định, nâng cao chất lượng cuộc sống và thích ứng biến đổi khí hậu,"
        " dịch bệnh cho người nghèo.",
        "V.2, điểm a",
    ),
    PlanText(
        "DA2", _FOR,
        "Người lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo (trong vòng 03 năm), người khuyết tật (không có sinh"
        " kế ổn định); ưu tiên hỗ trợ hộ nghèo dân tộc thiểu số, hộ nghèo có thành viên là người có công với cách mạng và phụ"
        " nữ thuộc hộ nghèo. …",
        "V.2, điểm b",
    ),
    PlanText(
        "DA2", _SUPPORT,
        "Xây dựng, phát triển, nhân rộng các mô hình, dự án giảm nghèo hỗ trợ phát triển sản xuất, kinh doanh, dịch vụ, thương"
        " mại, du lịch, khởi nghiệp, khởi sự kinh doanh … Tập huấn, chuyển giao khoa học, kỹ thuật, công nghệ; dạy nghề, hướng"
        " nghiệp, tạo việc làm; hỗ trợ giống cây trồng, vật nuôi, nguyên liệu sản xuất, vật tư, công cụ, máy móc, thiết bị,"
        " nhà xưởng sản xuất và điều kiện cơ sở vật chất. …",
        "V.2, điểm c",
    ),
    PlanText(
        "DA3.1", _AIM,
        "Hỗ trợ nâng cao năng lực sản xuất nông, lâm, ngư nghiệp; đẩy mạnh phát triển sản xuất liên kết theo chuỗi giá trị, ứng"
        " dụng công nghệ cao nhằm đổi mới phương thức, kỹ thuật sản xuất, đảm bảo an ninh lương thực, đáp ứng nhu cầu dinh"
        " dưỡng, tăng thu nhập, thoát nghèo bền vững.",
        "V.3, Tiểu dự án 1, điểm a",
    ),
    PlanText(
        "DA3.1", _FOR,
        "Hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo (trong vòng 03 năm), người khuyết tật (không có sinh kế ổn định) trên địa"
        " bàn tỉnh; người dân sinh sống trên địa bàn huyện nghèo. …",
        "V.3, Tiểu dự án 1, điểm b",
    ),
    PlanText(
        "DA3.1", _SUPPORT,
        "Phát triển sản xuất nông, lâm, ngư nghiệp; hỗ trợ giống cây trồng, vật nuôi; thiết bị, vật tư, dụng cụ sản xuất; phân"
        " bón, thức ăn chăn nuôi, thuốc bảo vệ thực vật, thuốc thú y và hỗ trợ khác. … Hỗ trợ tập huấn kỹ thuật, áp dụng khoa"
        " học kỹ thuật vào sản xuất để nâng cao năng suất cây trồng, vật nuôi. …",
        "V.3, Tiểu dự án 1, điểm c",
    ),
    PlanText(
        "DA3.2", _AIM,
        "Cải thiện tình trạng dinh dưỡng và giảm suy dinh dưỡng thấp còi, chăm sóc sức khỏe, nâng cao thể trạng và tầm vóc của"
        " trẻ em dưới 16 tuổi thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo.",
        "V.3, Tiểu dự án 2, điểm a",
    ),
    PlanText(
        "DA3.2", _FOR, "Trẻ em dưới 16 tuổi thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo.", "V.3, Tiểu dự án 2, điểm b"
    ),
    PlanText(
        "DA3.2", _SUPPORT,
        "Hỗ trợ tiếp cận, can thiệp trực tiếp phòng chống suy dinh dưỡng, thiếu vi chất dinh dưỡng cho trẻ em dưới 5 tuổi. Tăng"
        " cường hoạt động cải thiện chất lượng bữa ăn học đường và giáo dục chăm sóc dinh dưỡng; … trẻ học đường (trẻ từ 5 đến"
        " dưới 16 tuổi).",
        "V.3, Tiểu dự án 2, điểm c",
    ),
    PlanText(
        "DA4.1", _AIM,
        "Phát triển giáo dục nghề nghiệp về quy mô và chất lượng đào tạo. Hỗ trợ đào tạo nghề cho người thuộc hộ nghèo, hộ cận"
        " nghèo, hộ mới thoát nghèo.",
        "V.4, Tiểu dự án 1, điểm a",
    ),
    PlanText(
        "DA4.1", _FOR, "Người học nghề, lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo. …",
        "V.4, Tiểu dự án 1, điểm b",
    ),
    PlanText(
        "DA4.1", _SUPPORT,
        "Đào tạo nghề cho người lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo. Khảo sát, thống kê, dự báo nhu cầu"
        " học nghề.",
        "V.4, Tiểu dự án 1, điểm c",
    ),
    PlanText(
        "DA4.3", _AIM,
        "Cung cấp thông tin thị trường lao động, đa dạng hóa các hoạt động giao dịch việc làm, kết nối cung cầu lao động, hỗ trợ"
        " tạo việc làm bền vững cho người lao động.",
        "V.4, Tiểu dự án 3, điểm a",
    ),
    PlanText(
        "DA4.3", _FOR, "Người lao động, ưu tiên người lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo. …",
        "V.4, Tiểu dự án 3, điểm b",
    ),
    PlanText(
        "DA4.3", _SUPPORT,
        "Xây dựng cơ sở dữ liệu việc tìm người - người tìm việc. … Hỗ trợ giao dịch việc làm. … Thu thập, phân tích, dự báo thị"
        " trường lao động. … Hỗ trợ kết nối việc làm thành công.",
        "V.4, Tiểu dự án 3, điểm c",
    ),
    PlanText(
        "DA6.2", _AIM,
        "Tăng cường truyền thông, nâng cao nhận thức, trách nhiệm của toàn xã hội về công tác giảm nghèo đa chiều, bao trùm, bền"
        " vững nhằm khơi dậy tinh thần tự lực, tự cường vươn lên thoát nghèo của người dân và cộng đồng.",
        "V.6, Tiểu dự án 2, điểm a",
    ),
    PlanText(
        "DA6.2", _FOR, "Người nghèo, người dân tại các địa bàn thực hiện Chương trình. …", "V.6, Tiểu dự án 2, điểm b"
    ),
    PlanText(
        "DA6.2", _SUPPORT,
        "Xây dựng, tổ chức thực hiện các chương trình, sự kiện, chuyên trang, chuyên mục, phóng sự, ấn phẩm truyền thông về giảm"
        " nghèo bền vững. …",
        "V.6, Tiểu dự án 2, điểm c",
    ),
    PlanText(
        "DA7.1", _AIM,
        "Nâng cao năng lực đội ngũ cán bộ làm công tác giảm nghèo ở các cấp, góp phần nâng cao hiệu quả công tác tham mưu và tổ"
        " chức triển khai thực hiện Chương trình theo đúng mục tiêu, đúng đối tượng.",
        "V.7, Tiểu dự án 1, điểm a",
    ),
    PlanText(
        "DA7.1", _FOR,
        "Cán bộ làm công tác giảm nghèo các cấp, nhất là cấp cơ sở (cán bộ bản, đại diện cộng đồng, lãnh đạo tổ nhóm, cán bộ chi"
        " hội đoàn thể, cộng tác viên giảm nghèo, người có uy tín), ưu tiên nâng cao năng lực cho cán bộ nữ. …",
        "V.7, Tiểu dự án 1, điểm b",
    ),
    PlanText(
        "DA7.1", _SUPPORT,
        "Tập huấn, bồi dưỡng kiến thức, kỹ năng, nghiệp vụ cho đội ngũ cán bộ làm công tác giảm nghèo; … Tổ chức học tập, trao"
        " đổi kinh nghiệm trong và ngoài tỉnh; …",
        "V.7, Tiểu dự án 1, điểm c",
    ),
    PlanText(
        "DA7.2", _AIM,
        "Tổ chức giám sát, đánh giá việc tổ chức thực hiện Chương trình ở các cấp đảm bảo đúng mục tiêu, đúng đối tượng và quy"
        " định của pháp luật. Thực hiện giám sát và hỗ trợ công tác rà soát hộ nghèo, hộ cận nghèo năm 2024 trên địa bàn huyện.",
        "V.7, Tiểu dự án 2, điểm a",
    ),
    PlanText(
        "DA7.2", _FOR,
        "Cơ quan chủ trì Chương trình các cấp, các cơ quan chủ trì các dự án thành phần/nội dung trong các dự án thành phần các"
        " cấp, các cán bộ được phân công phụ trách và tổ chức thực hiện công tác giám sát. …",
        "V.7, Tiểu dự án 2, điểm b",
    ),
    PlanText(
        "DA7.2", _SUPPORT,
        "Rà soát hộ nghèo, hộ cận nghèo định kỳ năm 2024. … Tổ chức kiểm tra, đánh giá kết quả thực hiện chương trình, dự án"
        " giảm nghèo trên địa bàn huyện năm 2024.",
        "V.7, Tiểu dự án 2, điểm c",
    ),
)  # fmt: skip
