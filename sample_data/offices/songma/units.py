"""Huyện Sông Mã in 2024: eighteen communes and one town with their codes, and the offices that the plan names."""

from dashboard.domain.plan.units import Unit, UnitLevel

DISTRICT = "126"
COMMUNES = "XA"  # the group of all communes and the town
REPORTING_OFFICES = "DONVI"  # the group of the four offices that report monthly

LABOUR = "126-LDTBXH"
AGRICULTURE = "126-NNPTNT"
HEALTH = "126-TTYT"
MEDIA = "126-TTTTVH"
FINANCE = "126-TCKH"
POLICY_BANK = "126-NHCSXH"
FATHERLAND_FRONT = "126-MTTQ"


def units() -> tuple[Unit, ...]:
    """The province and the district first, then the communes in the order of their codes, then the offices."""
    province = Unit("14", "Tỉnh Sơn La", "tỉnh", UnitLevel.PROVINCE, short_name="Sơn La")
    district = Unit(
        DISTRICT, "Huyện Sông Mã", "huyện", UnitLevel.DISTRICT, "14", "Sông Mã", aliases=("UBND huyện Sông Mã",)
    )
    return (province, district, *(_commune(*row) for row in _COMMUNES), *(_office(*row) for row in _OFFICES))


# code, name, (column, row) on the tile map, other spellings. Mường Sại is another commune, so it is none of Mường Sai's.
_COMMUNES: tuple[tuple[str, str, tuple[int, int], tuple[str, ...]], ...] = (
    ("04168", "Thị trấn Sông Mã", (5, 2), ("TT. Sông Mã",)),
    ("04171", "Xã Bó Sinh", (0, 0), ()),
    ("04174", "Xã Pú Bẩu", (1, 0), ("Xã Pú Pẩu", "Pú Pẩu")),
    ("04177", "Xã Chiềng Phung", (1, 1), ()),
    ("04180", "Xã Chiềng En", (2, 0), ()),
    ("04183", "Xã Mường Lầm", (2, 1), ()),
    ("04186", "Xã Nậm Ty", (3, 1), ()),
    ("04189", "Xã Đứa Mòn", (4, 1), ()),
    ("04192", "Xã Yên Hưng", (2, 2), ()),
    ("04195", "Xã Chiềng Sơ", (3, 2), ()),
    ("04198", "Xã Nà Nghịu", (4, 2), ("Nà Ngịu",)),
    ("04201", "Xã Nậm Mằn", (3, 3), ()),
    ("04204", "Xã Chiềng Khoong", (5, 3), ()),
    ("04207", "Xã Chiềng Cang", (6, 3), ()),
    ("04210", "Xã Huổi Một", (4, 3), ()),
    ("04213", "Xã Mường Sai", (7, 5), ()),
    ("04216", "Xã Mường Cai", (4, 4), ()),
    ("04219", "Xã Mường Hung", (6, 4), ()),
    ("04222", "Xã Chiềng Khương", (7, 4), ()),
)

_OFFICES: tuple[tuple[str, str, str, str, str], ...] = (  # code, name, kind, short name, group
    (LABOUR, "Phòng Lao động - Thương binh và Xã hội", "phòng", "Phòng LĐ-TB&XH", REPORTING_OFFICES),
    (AGRICULTURE, "Phòng Nông nghiệp và Phát triển nông thôn", "phòng", "Phòng NN&PTNT", REPORTING_OFFICES),
    (HEALTH, "Trung tâm Y tế", "trung tâm", "Trung tâm Y tế", REPORTING_OFFICES),
    (MEDIA, "Trung tâm Truyền thông - Văn hóa", "trung tâm", "Trung tâm TT-VH", REPORTING_OFFICES),
    (FINANCE, "Phòng Tài chính - Kế hoạch", "phòng", "Phòng TC-KH", ""),
    (POLICY_BANK, "Chi nhánh Ngân hàng Chính sách xã hội", "chi nhánh", "NHCSXH", ""),
    (FATHERLAND_FRONT, "Ủy ban Mặt trận Tổ quốc", "ủy ban", "UB MTTQ", ""),
)


def _commune(code: str, name: str, tile: tuple[int, int], aliases: tuple[str, ...]) -> Unit:
    is_town = name.startswith("Thị trấn")
    return Unit(
        code=code,
        name=name,
        type="thị trấn" if is_town else "xã",
        level=UnitLevel.COMMUNE,
        parent=DISTRICT,
        short_name=name.replace("Thị trấn", "TT").removeprefix("Xã "),
        group=COMMUNES,
        aliases=aliases,
        tile=tile,
    )


def _office(code: str, name: str, kind: str, short_name: str, group: str) -> Unit:
    return Unit(code, name, kind, UnitLevel.OFFICE, DISTRICT, short_name, group)
