"""How each kind of change becomes rows; every writer first makes sure that nothing has moved since it was examined."""
