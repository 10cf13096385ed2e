"""How each kind of change becomes rows; every writer first checks that what the change was built on is still current."""
