"""Questions to the store, one file per subject; the answers are domain values, never rows."""
