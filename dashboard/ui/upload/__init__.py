"""The page Nộp báo cáo: the sender, reports due, files with their issues, answers and changes, receipts, withdrawals."""
