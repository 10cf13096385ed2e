"""The address of a view: the path of its page, and the codes of what it shows. Codes outlive renames; names never stand here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, quote, urlencode


class Param(StrEnum):
    """The parameters of an address, short enough for a message on a phone."""

    PLAN = "kh"  # kế hoạch: code of the programme and plan year, songma-gnbv-2024
    PERIOD = "ky"  # kỳ: 2024-09, 2024-Q3, 2024-H1, 2024, 2024-13 (31/01 of the next year)
    BORDERS = "dg"  # địa giới: nay (today's); without it the units of the time
    VERSION = "pb"  # phiên bản: number of a past store version, or a day, 2024-05-10
    LANGUAGE = "lang"
    UNIT = "dv"  # đơn vị: code in the plan
    TARGET = "ct"  # chỉ tiêu: id of the target
    STATE = "tt"  # trạng thái: of the list of targets, cham, cham-nhe, dung, chua
    LEAD = "cq"  # cơ quan chủ trì: code of the unit in the plan
    MEASURE = "do"  # đo theo: what communes are ranked by, ngheo, thieu, or the code of an indicator
    CHOSEN = "chon"  # chọn: the commune that map, ranking and table mark
    PROJECT = "da"  # dự án: code of the project
    GROUP = "nhom"  # nhóm hộ: HN, HCN
    SECTION = "muc"  # mục of Quản trị
    SINCE = "tu"  # so với từ: version or day
    SLIDE = "to"  # tờ chiếu: its number
    SIZE = "co"  # cỡ chữ of the slides
    MEETING = "hop"  # cuộc họp: its code, songma-gnbv-2024-10-15
    WINDOW = "xem"  # which window of a meeting's show: trinh-bay (the presenter's), theo (one that follows)
    CONTRAST = "tp"  # tương phản of the slides: cao
    RECEIPT = "so"  # số biên nhận: giam-ngheo/BC-THANG/2024-09/04183/1
    FILE = "tep"  # tệp: the first digits of an upload's SHA-256
    REPORT = "bc"  # báo cáo: form and period of a report that the plan asks for, BC-DK@2024-H1
    CELL = "o"  # ô: sheet!cell of that file


COMMON = (Param.PLAN, Param.PERIOD, Param.BORDERS, Param.VERSION, Param.LANGUAGE)  # go along from page to page
TODAYS_BORDERS = "nay"  # under `dg`
SESSION_COOKIE = "gn_phien"  # phiên đăng nhập; links never carry it
CALENDAR_FOLDER = "lich"  # lịch: a feed of deadlines, by its token
LONGEST = 120  # of a parameter's value; nothing of ours is longer


@dataclass(frozen=True)
class Address:
    """A page's path and its parameters, those of `COMMON` first."""

    page: str
    codes: Mapping[str, str]

    def with_(self, **codes: str | None) -> "Address":
        """The same view but for some parameters; None takes one away."""
        changed = {**self.codes, **codes}
        return Address(self.page, {name: code for name, code in changed.items() if code})

    @property
    def href(self) -> str:
        """Relative to any page of the app: «chi-tieu?kh=…», «./?kh=…» for the start page."""
        order = {param.value: place for place, param in enumerate(Param)}
        codes = sorted(self.codes.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
        query = urlencode(codes, quote_via=quote, safe="/!:")
        return (self.page or "./") + (f"?{query}" if query else "")


def address(href: str) -> Address:
    """The address that `href` writes."""
    path, _, query = href.partition("?")
    return Address(path.strip("./"), {name: code[:LONGEST] for name, code in parse_qsl(query)})


def plan_code(programme: str, year: int) -> str:
    return f"{programme}-{year}"


def asked_code(text: str) -> str:
    """The value of a parameter as it is followed: cut to what any of ours needs, without blanks around it."""
    return text[:LONGEST].strip()
