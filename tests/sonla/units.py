"""The units of Sơn La in 2025 and what became of them, as the shared tables of the two resolutions say."""

import csv
from datetime import date
from functools import cache

from dashboard.domain.plan.units import Succession, Unit, UnitLevel, keyed
from tests.shared import DOMAIN

OLD_TO_NEW = DOMAIN / "sonla_units_old_to_new_2025.csv"
NEW = DOMAIN / "sonla_units_new_75.csv"
PRESENT = OLD_TO_NEW.exists() and NEW.exists()
MERGED = date(2025, 7, 1)
YEAR, ROOT, OFFICE, COMMUNES, WITH_REPORTS = 2025, "14", "14-SNNMT", "XA", "XA-SM"
TOWN, NEIGHBOUR, SUCCESSOR, DISTRICT = "04168@1900-01-01", "04198", "04168", "126"
_KEPT = "Giữ nguyên"


@cache
def rows() -> tuple[dict[str, str], ...]:
    """Of each of the 200 old communes the new one that it went into."""
    with OLD_TO_NEW.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def new_rows() -> tuple[dict[str, str], ...]:
    with NEW.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def units() -> tuple[Unit, ...]:
    """The province, its office, twelve districts that ended on 1/7/2025, their communes, and the communes after it."""
    districts = {row["old_district_code"]: row["old_district"] for row in rows()}
    kept = {row["old_code"] for row in rows() if row["merge_note"] == _KEPT}
    return keyed(
        (
            Unit(ROOT, "Tỉnh Sơn La", "tỉnh", UnitLevel.PROVINCE, short_name="Sơn La"),
            Unit(OFFICE, "Sở Nông nghiệp và Môi trường", "sở", UnitLevel.OFFICE, ROOT),
            *(
                Unit(code, name, name.split()[0].lower(), UnitLevel.DISTRICT, ROOT, valid_to=MERGED)
                for code, name in districts.items()
            ),
            *(
                _commune(
                    r["old_code"],
                    r["old_commune"],
                    r["old_district_code"],
                    to=None if r["old_code"] in kept else MERGED,
                )
                for r in rows()
            ),
            *(_commune(r["code"], r["name"], ROOT, since=MERGED) for r in new_rows() if r["code"] not in kept),
        ),
        YEAR,
    )


def _commune(code: str, name: str, above: str, since: date | None = None, to: date | None = None) -> Unit:
    kind = "thị trấn" if name.startswith("Thị trấn") else name.split()[0].lower()
    short = name[len(kind) + 1 :]
    group = WITH_REPORTS if code in (SUCCESSOR, NEIGHBOUR) else COMMUNES
    unit = Unit(code, name, kind, UnitLevel.COMMUNE, above, short, group, valid_to=to)
    return unit if since is None else Unit(code, name, kind, UnitLevel.COMMUNE, above, short, group, valid_from=since)


@cache
def successions() -> tuple[Succession, ...]:
    ended = {u.official_code: u.code for u in units() if u.level is UnitLevel.COMMUNE and u.valid_to == MERGED}
    return tuple(
        Succession(ended[r["old_code"]], r["new_code"], MERGED, source=r["legal_basis"])
        for r in rows()
        if r["merge_note"] != _KEPT
    )


@cache
def standing(month: int) -> tuple[Unit, ...]:
    """The communes of a month."""
    day = date(YEAR, month, 28)
    return tuple(u for u in units() if u.level is UnitLevel.COMMUNE and u.stands_on(day))
