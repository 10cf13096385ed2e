"""What has changed between two versions of a plan or of its figures, and what the next year takes over."""
