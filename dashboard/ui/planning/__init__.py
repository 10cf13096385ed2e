"""The page Quản trị: a plan edited cell by cell, examined, and stored as a new version; maps; the next year's draft."""
