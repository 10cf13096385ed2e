"""The programme's project tree as huyện Sông Mã carries it out in 2024, who leads what, and its money by source."""

from dashboard.domain.money import MILLION
from dashboard.domain.plan.plan import NOT_SPLIT, Allocation, Fund, FundTier, Lead, LeadRole, Project
from sample_data.offices.songma.units import AGRICULTURE, COMMUNES, HEALTH, LABOUR, MEDIA

YEAR = 2024
CENTRAL = "NSTW"
LOCAL = "NSDP"
MOBILISED = "LGHD"

_2024 = "Quyết định số 5988/QĐ-UBND ngày 18/12/2023"
_CARRIED_OVER = {
    2022: "Quyết định số 3926/QĐ-UBND ngày 29/7/2022",
    2023: "Quyết định số 1462/QĐ-UBND ngày 27/4/2023",
}
_NOT_OURS = "Huyện Sông Mã không thuộc đối tượng của Dự án."
_NOT_OURS_SUB = "Huyện Sông Mã không thuộc đối tượng của Tiểu dự án."

PROJECTS = (
    Project(
        "DA1",
        "Hỗ trợ đầu tư phát triển hạ tầng kinh tế - xã hội các huyện nghèo, các xã đặc biệt khó khăn vùng bãi ngang, "
        "ven biển và hải đảo",
        applicable=False,
        reason=_NOT_OURS,
        short_name="Hạ tầng",
        name_en="Infrastructure of poor districts",
    ),
    Project(
        "DA2",
        "Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo",
        short_name="Sinh kế",
        name_en="Diversified livelihoods and poverty reduction models",
    ),
    Project(
        "DA3",
        "Hỗ trợ phát triển sản xuất, cải thiện dinh dưỡng",
        short_name="Sản xuất, dinh dưỡng",
        name_en="Production support and nutrition",
    ),
    Project(
        "DA3.1",
        "Hỗ trợ phát triển sản xuất trong lĩnh vực nông nghiệp",
        "DA3",
        short_name="Nông nghiệp",
        name_en="Support for agricultural production",
    ),
    Project("DA3.2", "Cải thiện dinh dưỡng", "DA3", short_name="Dinh dưỡng", name_en="Better nutrition"),
    Project(
        "DA4",
        "Phát triển giáo dục nghề nghiệp, việc làm bền vững",
        short_name="Nghề nghiệp, việc làm",
        name_en="Vocational education and sustainable jobs",
    ),
    Project(
        "DA4.1",
        "Phát triển giáo dục nghề nghiệp vùng nghèo, vùng khó khăn",
        "DA4",
        short_name="Dạy nghề",
        name_en="Vocational education in poor areas",
    ),
    Project(
        "DA4.2",
        "Hỗ trợ người lao động đi làm việc ở nước ngoài theo hợp đồng",
        "DA4",
        applicable=False,
        reason=_NOT_OURS_SUB,
        short_name="Làm việc ở nước ngoài",
        name_en="Contract work abroad",
    ),
    Project("DA4.3", "Hỗ trợ việc làm bền vững", "DA4", short_name="Việc làm", name_en="Sustainable jobs"),
    Project(
        "DA5",
        "Hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo trên địa bàn các huyện nghèo",
        applicable=False,
        reason=_NOT_OURS,
        short_name="Nhà ở",
        name_en="Housing in poor districts",
    ),
    Project(
        "DA6",
        "Truyền thông và giảm nghèo về thông tin",
        short_name="Truyền thông, thông tin",
        name_en="Communication and access to information",
    ),
    Project(
        "DA6.1",
        "Giảm nghèo về thông tin",
        "DA6",
        applicable=False,
        reason=_NOT_OURS,
        short_name="Thông tin",
        name_en="Access to information",
    ),
    Project(
        "DA6.2",
        "Truyền thông về giảm nghèo đa chiều",
        "DA6",
        short_name="Truyền thông",
        name_en="Communication on multidimensional poverty",
    ),
    Project(
        "DA7",
        "Nâng cao năng lực và giám sát, đánh giá Chương trình",
        short_name="Năng lực, giám sát",
        name_en="Capacity, monitoring and evaluation",
    ),
    Project(
        "DA7.1",
        "Nâng cao năng lực thực hiện Chương trình",
        "DA7",
        short_name="Năng lực",
        name_en="Capacity to carry out the programme",
    ),
    Project("DA7.2", "Giám sát, đánh giá", "DA7", short_name="Giám sát", name_en="Monitoring and evaluation"),
)

LEADS = (
    Lead("DA2", AGRICULTURE),
    Lead("DA3.1", AGRICULTURE),
    Lead("DA3.2", HEALTH),
    Lead("DA4.1", LABOUR),
    Lead("DA4.3", LABOUR),
    Lead("DA6.2", LABOUR),  # the plan names both as "chủ trì"
    Lead("DA6.2", MEDIA),
    Lead("DA7", LABOUR),  # its money is reported on the two sub-projects
    Lead("DA7.1", LABOUR),
    Lead("DA7.2", LABOUR),
    Lead("DA7.2", COMMUNES, LeadRole.COORDINATING),
)

FUNDS = (
    Fund(CENTRAL, "Ngân sách trung ương", FundTier.CENTRAL, "vốn sự nghiệp", "Central budget"),
    Fund(LOCAL, "Ngân sách địa phương đối ứng", FundTier.LOCAL, name_en="Local counterpart budget"),
    Fund(
        MOBILISED,
        "Nguồn vốn lồng ghép và huy động hợp pháp khác",
        FundTier.OTHER,
        name_en="Integrated and other mobilised funds",
    ),
)

_GIVEN = (  # triệu đồng × 100, so that 466,25 stays whole
    ("DA2", CENTRAL, 666_700),
    ("DA2", LOCAL, 46_625),
    ("DA3.1", CENTRAL, 275_600),
    ("DA3.2", CENTRAL, 54_700),
    ("DA4.1", CENTRAL, 176_300),
    ("DA4.3", CENTRAL, 146_000),
    ("DA6.2", CENTRAL, 27_500),
    ("DA7", CENTRAL, 162_100),
)


def allocations() -> tuple[Allocation, ...]:
    """This year's money by project and source, and for each project what the plan names without an amount."""
    given = [Allocation(project, fund, YEAR, amount * MILLION // 100, _2024) for project, fund, amount in _GIVEN]
    projects = dict.fromkeys(project for project, _, _ in _GIVEN)
    carried = [
        Allocation(project, NOT_SPLIT, year, None, decision, "Được chuyển nguồn theo quy định")
        for project in projects
        for year, decision in _CARRIED_OVER.items()
    ]
    mobilised = [Allocation(project, MOBILISED, YEAR, None, note="Kế hoạch không nêu số") for project in projects]
    return (*given, *carried, *mobilised)
