"""S002: huyện Sông Mã's plan of 2024. Its units, money and targets are the document's; path and monthly calendar are invented."""
