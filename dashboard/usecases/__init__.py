"""The imperative shell: each use case takes an office (store and clock), runs pure code, and commits once."""
