"""Invented policy credit and mobilised funds, triệu đồng: what NHCSXH and MTTQ report month by month beside the budget."""

LENT = (4_120, 7_350, 13_480, 19_260, 25_910, 33_040, 38_770, 45_120, 52_360)  # from the start of the year
OUTSTANDING = (612_400, 614_150, 618_900, 623_020, 627_480, 631_950, 635_100, 639_870, 644_520)
MOBILISED = (180, 420, 515, 690, 905, 1_240, 1_395, 1_610, 1_985)
