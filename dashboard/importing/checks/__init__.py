"""What rows must agree on: with themselves, with each other, with the plan and with what is known."""
