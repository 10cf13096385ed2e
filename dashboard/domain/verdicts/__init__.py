"""How figures are rolled up and judged against their targets."""
