"""What the sample offices of the programme of 2026 send: one published amount, and invented results."""
