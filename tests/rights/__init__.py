"""The table of rights through every door that offers an action."""
