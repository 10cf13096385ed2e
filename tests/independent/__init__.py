"""The sample's status computed a second time, from the raw workbooks alone, and held against what the program prints."""
