"""What is planned: units over time, indicators, targets, money given, and the paths between."""
