"""Poor households and the deprivations they are short of: counts, flows over a year, reviews, standards."""
