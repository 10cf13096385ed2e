"""What an office installs the app with; `deploy.bundle` makes the archive that needs no network."""
