"""What has to be reported by whom and when, and what has come in."""
