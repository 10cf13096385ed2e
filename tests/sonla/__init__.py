"""A year of Sơn La: 200 communes until 30/6/2025, 75 from 1/7/2025, with invented results."""
