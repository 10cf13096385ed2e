"""What communes are ranked and coloured by."""

BY_GAP = "thieu"  # by the worst gap to what the plan asks for
BY_POVERTY = "ngheo"  # by the poverty rate of the newest review
