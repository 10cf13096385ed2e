"""Where money comes from, as plans call it: the tier of the budget and the kind of capital."""

import re
from dataclasses import dataclass

from dashboard.domain.plan.plan import FundTier

_TIERS = (
    (FundTier.CENTRAL, r"ngân sách (?:nhà nước )?trung ương|nstw|ngân sách tw|vốn trung ương|nguồn trung ương|\btw\b|trung ương"),
    (FundTier.OTHER, r"lồng ghép|huy động|xã hội hóa|tín dụng|nhcsxh|nhân dân|người dân|đóng góp|cộng đồng|doanh nghiệp|hợp pháp khác|nguồn khác|vốn khác|đối tượng thụ hưởng"),
    (FundTier.LOCAL, r"ngân sách (?:địa phương|tỉnh|huyện|xã|cấp tỉnh|cấp huyện|cấp xã|thành phố|phường)|nsđp|ngân sách đp|nst\b|nsh\b|nsx\b|đối ứng|vốn (?:địa phương|tỉnh|huyện|xã)|"
                     r"địa phương|cấp (?:tỉnh|huyện|xã)"),
)  # fmt: skip
_CAPITALS = (
    ("vốn đầu tư công", r"đầu tư công"),
    ("vốn đầu tư phát triển", r"đầu tư phát triển|vốn đtpt|\bđtpt\b|vốn đầu tư(?! công)|\bđt\b"),
    ("vốn sự nghiệp", r"vốn sự nghiệp|kinh phí sự nghiệp|vốn sn|\bsn\b|sự nghiệp"),
    ("chi thường xuyên", r"chi thường xuyên|kinh phí thường xuyên"),
    ("tín dụng", r"tín dụng"),
)  # fmt: skip
_NAMES = {
    FundTier.CENTRAL: "Ngân sách trung ương", FundTier.LOCAL: "Ngân sách địa phương", FundTier.OTHER: "Nguồn vốn huy động hợp pháp khác",
}  # fmt: skip
_OTHER_WORDS = re.compile(
    r"^(?:(?:nguồn |các nguồn )?(?:vốn|nguồn|kinh phí)|lồng ghép|huy động|xã hội hóa|đóng góp|tín dụng)\b"
)
_FEWEST, _LONGEST = 2, 9  # words of a name
_BARE = re.compile(r"^[^\w]*(?:cấp )?(tỉnh|huyện|xã)[^\w]*$")
_LEVELS = (("tỉnh", r"ngân sách (?:cấp )?tỉnh|\bnst\b|vốn tỉnh"), ("huyện", r"ngân sách (?:cấp )?huyện|\bnsh\b|vốn huyện"),
           ("xã", r"ngân sách (?:cấp )?xã|\bnsx\b|vốn xã"))  # fmt: skip


@dataclass(frozen=True)
class MoneySource:
    """`tier` None and no `capital`: the words name no source; they speak of a total."""

    tier: FundTier | None = None
    capital: str = ""
    level: str = ""  # of the local budget: tỉnh, huyện, xã; of other funds: lồng ghép
    said: str = ""  # of other funds: the text's own name, where it stands right before the amount

    @property
    def is_named(self) -> bool:
        return self.tier is not None or bool(self.capital)

    def within(self, above: "MoneySource") -> "MoneySource":
        """With what a heading above it says: «NSTW: … (vốn sự nghiệp …)»."""
        return MoneySource(
            self.tier or above.tier,
            self.capital or above.capital,
            self.level or (above.level if not self.tier else ""),
            self.said,
        )

    @property
    def name(self) -> str:
        if self.said:
            return self.said
        if self.tier is None:
            return self.capital[:1].upper() + self.capital[1:]
        if self.level:
            return f"Vốn {self.level}" if self.tier is FundTier.OTHER else f"Ngân sách {self.level}"
        return "Vốn tín dụng chính sách" if self.capital == "tín dụng" else _NAMES[self.tier]

    @property
    def fields(self) -> dict[str, str]:
        if not self.is_named:
            return {}
        fields = {"fund": self.name, "tier": (self.tier or FundTier.NOT_SPLIT).value}
        return fields | ({"capital": self.capital} if self.capital and self.capital != "tín dụng" else {})


def source_in(low: str) -> MoneySource:
    """The last source that a text names: right before an amount it is the amount's own."""
    tiers = [(m.start(), tier) for tier, pattern in _TIERS for m in re.finditer(pattern, low)]
    capitals = [(m.start(), name) for name, pattern in _CAPITALS for m in re.finditer(pattern, low)]
    tier = max(tiers, default=(0, None), key=lambda found: found[0])[1]
    capital = max(capitals, default=(0, ""), key=lambda found: found[0])[1]
    level = next((name for name, pattern in _LEVELS if re.search(pattern, low)), "") if tier is FundTier.LOCAL else ""
    if tier is FundTier.OTHER and re.search(r"lồng ghép", low) and not re.search(r"huy động|đóng góp", low):
        level = "lồng ghép"
    if tier is None and (bare := _BARE.match(low)):
        return MoneySource(FundTier.LOCAL, capital, bare[1])
    if capital == "tín dụng":
        tier = FundTier.OTHER
    return MoneySource(tier, capital, level)


def own_name(text: str) -> str:
    """What a text calls a fund right before its amount: «Lồng ghép các chương trình» of «…; c) Lồng ghép các chương trình: »."""
    last = re.split(r"[,;(+]|\b(?:trong đó|gồm|cụ thể)\b|:(?=\s*\S)|\s-\s|\. ", text.strip(" :,;.-"))[-1].strip(
        " :,;.-"
    )
    last = re.sub(
        r"(?i)^(?:và|từ|nguồn từ)\s+|\s+(?:là|khoảng|trên|dự kiến|ước|với|đạt|được|cho|số tiền)$", "", last
    ).strip()
    words = last.split()
    if (
        not _FEWEST <= len(words) <= _LONGEST
        or any(sign.isdigit() for sign in last)
        or not _OTHER_WORDS.search(last.casefold())
    ):
        return ""
    return last[:1].upper() + last[1:]
