"""The page Thẩm định: what waits for approval, one report looked through, what is approved."""
