"""The text of one cell: numbers, dates, periods, names and absences, with every honest reading."""
