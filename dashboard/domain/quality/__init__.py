"""Data quality: what stands in the whole store and does not fit, each with its owner and its explanation."""
